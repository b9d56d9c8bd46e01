/** The spool of a page: the origin private file system, in a worker. Nothing leaves the device, and it survives a crash. */
import { Failure } from '../zendesk/failure.ts';
import type { Spool, Spools } from './spool.ts';

const folder = 'exports';

/** Throws `storage-refused` where the browser keeps no files, as in a private window of some. */
export async function opfsSpools(): Promise<Spools> {
  const root = await exportsFolder();
  return {
    limit: undefined,
    async list() {
      const names: string[] = [];
      for await (const [name, handle] of root.entries()) if (handle.kind === 'directory') names.push(name);
      return names;
    },
    open: async (id) => spool(await root.getDirectoryHandle(id, { create: true })),
    remove: (id) => unlessMissing(root.removeEntry(id, { recursive: true })),
  };
}

async function exportsFolder(): Promise<FileSystemDirectoryHandle> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(folder, { create: true });
  } catch (cause) {
    throw new Failure('storage-refused', 'The browser keeps no files for this site.', { cause });
  }
}

function spool(directory: FileSystemDirectoryHandle): Spool {
  return {
    async open(name) {
      const handle = await directory.getFileHandle(name, { create: true });
      return handle.createSyncAccessHandle();
    },
    async blob(name) {
      const handle = await unlessMissing(directory.getFileHandle(name));
      return handle?.getFile();
    },
  };
}

/** Undefined where there is nothing of that name. */
async function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}
