/** Reads a zip as somebody else's program does: by its central directory, checking every file's CRC. */
import { configure, Reader, Uint8ArrayWriter, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';

configure({ useWebWorkers: false });

/** The bytes of a zip, wherever they are. */
export interface ZipBytes {
  size: number;
  read(at: number, length: number): Uint8Array;
}

export interface Unzipped {
  name: string;
  bytes: Uint8Array;
}

/** What the directory says of its files, in its order. */
export const directoryOf = (zip: ZipBytes): Promise<Entry[]> => new ZipReader(new Positions(zip), { checkSignature: true }).getEntries();

/** Name and contents of every file. Throws when something is not as the directory says. */
export async function unzipped(bytes: Uint8Array): Promise<Unzipped[]> {
  const entries = await directoryOf(inMemory(bytes));
  return Promise.all(entries.map(async (entry) => ({ name: entry.filename, bytes: await contents(entry) })));
}

export const contents = (entry: Entry): Promise<Uint8Array> => (entry as FileEntry).getData(new Uint8ArrayWriter());

export const inMemory = (bytes: Uint8Array): ZipBytes => ({ size: bytes.length, read: (at, length) => bytes.slice(at, at + length) });

class Positions extends Reader<ZipBytes> {
  readonly #zip: ZipBytes;
  override size: number;

  constructor(zip: ZipBytes) {
    super(zip);
    this.#zip = zip;
    this.size = zip.size;
  }

  override readUint8Array = async (at: number, length: number) => this.#zip.read(at, length);
}
