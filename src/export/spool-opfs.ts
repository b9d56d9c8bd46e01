/** The spool of a page: the origin private file system, in a worker. Nothing leaves the device, and it survives a crash. */
import type { Clock } from '../zendesk/clock.ts';
import { Failure } from '../zendesk/failure.ts';
import type { Spool, Spools } from './spool.ts';

const folder = 'exports';

/** How long to try again for a file that is open elsewhere. */
export interface Patience {
  clock: Clock;
  ms: number;
}

/**
 * Throws `storage-refused` where the browser keeps no files, as in a private window of some. A worker that ended a
 * moment ago may hold its files a little longer: `patience` waits for that, without it a file in use is refused at once.
 */
export async function opfsSpools(patience?: Patience): Promise<Spools> {
  const root = await exportsFolder();
  return {
    limit: undefined,
    async list() {
      const names: string[] = [];
      for await (const [name, handle] of root.entries()) if (handle.kind === 'directory') names.push(name);
      return names;
    },
    open: async (id) => spool(await root.getDirectoryHandle(id, { create: true }), patience),
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

function spool(directory: FileSystemDirectoryHandle, patience: Patience | undefined): Spool {
  return {
    async open(name) {
      const handle = await directory.getFileHandle(name, { create: true });
      return whenFree(() => handle.createSyncAccessHandle(), patience);
    },
    async blob(name) {
      const handle = await unlessMissing(directory.getFileHandle(name));
      return handle?.getFile();
    },
    remove: (name) => unlessMissing(whenFree(() => directory.removeEntry(name), patience)),
  };
}

async function whenFree<T>(open: () => Promise<T>, patience: Patience | undefined): Promise<T> {
  const until = patience && patience.clock.now() + patience.ms;
  for (;;)
    try {
      return await open();
    } catch (error) {
      const inUse = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!inUse || until === undefined || patience!.clock.now() >= until) throw error;
      await patience!.clock.sleep(50);
    }
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
