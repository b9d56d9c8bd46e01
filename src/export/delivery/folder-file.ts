/** One file into a folder: whole under a name that was free, or not at all. */
import { Failure } from '../../zendesk/failure.ts';
import type { SavedFile } from '../messages.ts';
import { numberedName } from './names.ts';
import { wholeStream } from './source.ts';

/**
 * The name under which the file lies then; one that lies there with the same bytes is left as it is. `told` hears of bytes
 * that are done with. Throws `verification-failed` and what the folder throws.
 */
export async function saveFile(
  directory: FileSystemDirectoryHandle,
  { name: wanted, blob }: SavedFile,
  told: (bytes: number) => void,
): Promise<string> {
  for (let number = 1; ; number++) {
    const name = numberedName(wanted, number);
    const there = await lying(directory, name);
    if (there === 'nothing') await write(directory, { name, blob }, told);
    else if (there === 'folder' || !(await same(there, blob))) continue;
    else told(blob.size);
    return name;
  }
}

async function lying(directory: FileSystemDirectoryHandle, name: string): Promise<File | 'folder' | 'nothing'> {
  try {
    return await (await directory.getFileHandle(name)).getFile();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return 'nothing';
    if (error instanceof DOMException && error.name === 'TypeMismatchError') return 'folder';
    throw error;
  }
}

async function write(directory: FileSystemDirectoryHandle, { name, blob }: SavedFile, told: (bytes: number) => void) {
  const handle = await directory.getFileHandle(name, { create: true });
  try {
    await wholeStream(blob)
      .pipeThrough(telling(told))
      .pipeTo(await handle.createWritable());
    const { size } = await handle.getFile();
    if (size !== blob.size) throw new Failure('verification-failed', `${size} bytes lie in the folder of ${blob.size}.`);
  } catch (error) {
    // What went wrong is worth more than that half a file could not be removed, too.
    await directory.removeEntry(name).catch(() => undefined);
    throw error;
  }
}

const telling = (told: (bytes: number) => void) =>
  new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, controller) {
      told(piece.length);
      controller.enqueue(piece);
    },
  });

const piece = 1 << 20;

async function same(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  for (let at = 0; at < one.size; at += piece) {
    const [a, b] = await Promise.all([bytesOf(one, at), bytesOf(other, at)]);
    if (a.some((byte, i) => byte !== b[i])) return false;
  }
  return true;
}

const bytesOf = async (blob: Blob, at: number) => new Uint8Array(await blob.slice(at, at + piece).arrayBuffer());
