/** Files and disks for the tests of delivery, whole and broken. */
import { createHash } from 'node:crypto';
import type { Bytes } from '../../../src/export/delivery/source.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import type { Spool } from '../../../src/export/spool.ts';

/** Bytes that no compression makes short, the same for one seed. */
export function noise(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) bytes[i] = (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24;
  return bytes;
}

export const bytesOf = async (stream: Bytes) => new Uint8Array(await new Response(stream).arrayBuffer());

export const streamOf = (bytes: Uint8Array<ArrayBuffer>): Bytes => new Blob([bytes]).stream();

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A file that says its whole size and ends before it, as one does that is cut while it is read. */
export class CutBlob extends Blob {
  readonly #at: number;

  constructor(bytes: Uint8Array<ArrayBuffer>, at: number) {
    super([bytes]);
    this.#at = at;
  }

  override stream() {
    return this.slice(0, this.#at).stream();
  }
}

/** A file in pieces of 64 KiB that says how many were asked for, and what it was cancelled with when it is. */
export class WatchedBlob extends Blob {
  asked = 0;
  readonly #cancelled = Promise.withResolvers<unknown>();
  readonly cancelled = this.#cancelled.promise;

  override stream(): Bytes {
    const [piece, size] = [1 << 16, this.size];
    return new ReadableStream(
      {
        pull: async (controller) => {
          const at = this.asked++ * piece;
          if (at >= size) controller.close();
          else controller.enqueue(new Uint8Array(await this.slice(at, at + piece).arrayBuffer()));
        },
        cancel: (reason) => this.#cancelled.resolve(reason),
      },
      { highWaterMark: 0 },
    );
  }
}

/** An empty spool in memory. */
export const emptySpool = (): Promise<Spool> => memorySpools(1e9).open('one');

/**
 * The same disk with room for so many bytes more: then it writes what fits, and says so, as a disk does; or says what
 * `answer` makes of it.
 */
export function nearlyFull(spool: Spool, room: number, answer = (written: number) => written): Spool {
  return {
    ...spool,
    async open(name) {
      const file = await spool.open(name);
      return {
        getSize: () => file.getSize(),
        read: (into, options) => file.read(into, options),
        write(bytes, options) {
          const fitting = bytes.subarray(0, room);
          room -= fitting.length;
          const written = file.write(fitting, options);
          return fitting.length < bytes.length ? answer(written) : written;
        },
        truncate: (size) => file.truncate(size),
        flush: () => file.flush(),
        close: () => file.close(),
      };
    },
  };
}
