/** The spool on a disk, for Node: one folder an export. */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openAsBlob,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Spool, SpoolFile, Spools } from './spool.ts';

/** `root` is made when it is not there. */
export function fileSpools(root: string): Spools {
  mkdirSync(root, { recursive: true });
  const open = new Set<string>();
  return {
    limit: undefined,
    list: async () =>
      readdirSync(root, { withFileTypes: true })
        .filter((e) => e.isDirectory())
        .map((e) => e.name),
    async open(id) {
      mkdirSync(path.join(root, id), { recursive: true });
      return spool(path.join(root, id), open);
    },
    async remove(id) {
      rmSync(path.join(root, id), { recursive: true, force: true });
    },
  };
}

function spool(folder: string, open: Set<string>): Spool {
  const refuseOpen = (file: string) => {
    if (open.has(file)) throw new DOMException('The file is open already.', 'NoModificationAllowedError');
  };
  return {
    async open(name) {
      const file = path.join(folder, name);
      refuseOpen(file);
      const descriptor = openSync(file, existsSync(file) ? 'r+' : 'w+');
      open.add(file);
      return nodeFile(descriptor, () => open.delete(file));
    },
    blob: async (name) => (existsSync(path.join(folder, name)) ? openAsBlob(path.join(folder, name)) : undefined),
    async remove(name) {
      refuseOpen(path.join(folder, name));
      rmSync(path.join(folder, name), { force: true });
    },
  };
}

function nodeFile(fd: number, closed: () => void): SpoolFile {
  return {
    getSize: () => fstatSync(fd).size,
    read: (into, { at }) => readSync(fd, into, 0, into.length, at),
    write: (bytes, { at }) => writeSync(fd, bytes, 0, bytes.length, at),
    truncate: (size) => ftruncateSync(fd, size),
    flush: () => fsyncSync(fd),
    close() {
      closeSync(fd);
      closed();
    },
  };
}
