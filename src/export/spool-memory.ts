/** A spool in memory, for private windows where nothing may be kept, with a limit that the reader is told. */
import { Failure } from '../zendesk/failure.ts';
import type { Spool, SpoolFile, Spools } from './spool.ts';

/** What a private window may hold, in bytes: phones give a tab some hundred megabytes, and the files come on top of the rows. */
export const memoryLimit = 200_000_000;

/** `limit` in bytes, over all files of all exports. Throws `memory-full` beyond it, keeping what is there. */
export function memorySpools(limit: number): Spools {
  const exports = new Map<string, Map<string, MemoryFile>>();
  const used = () => [...exports.values()].flatMap((files) => [...files.values()]).reduce((sum, file) => sum + file.getSize(), 0);
  return {
    limit,
    list: async () => [...exports.keys()],
    async open(id) {
      const files = exports.get(id) ?? new Map<string, MemoryFile>();
      exports.set(id, files);
      return spool(files, () => limit - used());
    },
    async remove(id) {
      exports.delete(id);
    },
  };
}

function spool(files: Map<string, MemoryFile>, room: () => number): Spool {
  return {
    async open(name) {
      const file = files.get(name) ?? new MemoryFile(room);
      files.set(name, file);
      return file.acquire();
    },
    async blob(name) {
      return files.get(name)?.blob();
    },
    async remove(name) {
      files.get(name)?.acquire();
      files.delete(name);
    },
  };
}

/** Grows by whole blocks, so that appending never copies what is there. */
class MemoryFile implements SpoolFile {
  static readonly block = 1 << 20;
  #blocks: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;
  #open = false;
  readonly #room: () => number;

  constructor(room: () => number) {
    this.#room = room;
  }

  acquire(): this {
    if (this.#open) throw new DOMException('The file is open already.', 'NoModificationAllowedError');
    this.#open = true;
    return this;
  }

  blob(): Blob {
    return new Blob(this.#blocks.map((block, i) => block.subarray(0, Math.min(MemoryFile.block, this.#size - i * MemoryFile.block))));
  }

  getSize() {
    return this.#size;
  }

  read(into: Uint8Array, { at }: { at: number }) {
    const length = Math.max(0, Math.min(into.length, this.#size - at));
    this.#each(at, length, (block, from, to, done) => into.set(block.subarray(from, to), done));
    return length;
  }

  write(bytes: Uint8Array, { at }: { at: number }) {
    const end = at + bytes.length;
    if (end - this.#size > this.#room()) throw new Failure('memory-full');
    while (this.#blocks.length * MemoryFile.block < end) this.#blocks.push(new Uint8Array(MemoryFile.block));
    this.#each(at, bytes.length, (block, from, to, done) => block.set(bytes.subarray(done, done + to - from), from));
    this.#size = Math.max(this.#size, end);
    return bytes.length;
  }

  truncate(size: number) {
    this.#blocks.length = Math.min(this.#blocks.length, Math.ceil(size / MemoryFile.block));
    this.#blocks.at(-1)?.fill(0, size - (this.#blocks.length - 1) * MemoryFile.block);
    this.#size = Math.min(this.#size, size);
  }

  flush() {
    // Memory has nothing to flush.
  }

  close() {
    this.#open = false;
  }

  #each(at: number, length: number, use: (block: Uint8Array, from: number, to: number, done: number) => void) {
    for (let done = 0; done < length;) {
      const from = (at + done) % MemoryFile.block;
      const to = Math.min(MemoryFile.block, from + length - done);
      use(this.#blocks[Math.floor((at + done) / MemoryFile.block)]!, from, to, done);
      done += to - from;
    }
  }
}
