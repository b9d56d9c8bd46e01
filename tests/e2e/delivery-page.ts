/** What the tests of delivery call in a page: the module itself, a folder to save into, and files. */
export { canSaveToFolder, chooseFolder, saveToFolder } from '../../src/export/delivery/folder.ts';

/** A folder of the origin private file system stands in for one that a reader picks: it has the same interface. */
export async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle('picked', { create: true });
}

/** Names of what lies in a folder, in order, with the length and first letter of each file. */
export async function lying(directory: FileSystemDirectoryHandle): Promise<string[]> {
  const found: string[] = [];
  for await (const [name, handle] of directory.entries()) found.push(handle.kind === 'file' ? await lineOf(name, handle) : name);
  return found.sort();
}

async function lineOf(name: string, handle: FileSystemHandle): Promise<string> {
  const file = await (handle as FileSystemFileHandle).getFile();
  return `${name}: ${file.size} ${await file.slice(0, 1).text()}`;
}

/** A file of one letter. */
export const file = (name: string, letter: string, length: number) => ({ name, blob: new Blob([letter.repeat(length)]) });

/** Puts somebody else's file there. */
export async function put(directory: FileSystemDirectoryHandle, name: string, text: string): Promise<FileSystemFileHandle> {
  const handle = await directory.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
  return handle;
}

export const ignored = () => undefined;

/** How something failed: the code of a Failure. */
export const failing = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error as { code?: unknown }).code ?? error,
  );
