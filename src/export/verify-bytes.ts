/** Files that lie somewhere, as bytes: opened, unpacked, and compared with the length and hash that they had. */
import { paced } from './delivery/paced.ts';
import { summing, type Sum } from './delivery/sum.ts';
import type { FileBytes } from './formats/format.ts';

export interface OpenFile extends FileBytes {
  read(at: number, length: number): Uint8Array<ArrayBuffer>;
  close(): void;
}

/** By name; undefined where there is no such file. */
export type Open = (name: string) => Promise<OpenFile | undefined>;

/** In what a file is otherwise than it has to be. Rows are counted from 1, each file's by themselves. */
export type Fault =
  | { fault: 'missing' | 'sha256' | 'unpacked' | 'unreadable' | 'stray' | 'strange' | 'sums' | 'unlisted' }
  | { fault: 'bytes' | 'rows' | 'total'; expected: number; found: number }
  | { fault: 'times'; expected: string; found: string }
  | { fault: 'twice'; row: number }
  | { fault: 'otherwise'; row: number; other: string };

/** That a file is not there or cannot be read is a fault, too. */
export async function withFile(open: Open, name: string, check: (file: OpenFile) => Promise<Fault[]>): Promise<Fault[]> {
  let file: OpenFile | undefined;
  try {
    file = await open(name);
    return file ? await check(file) : [{ fault: 'missing' }];
  } catch {
    return unreadable;
  } finally {
    file?.close();
  }
}

const unreadable: Fault[] = [{ fault: 'unreadable' }];

/** What `check` finds before it cannot read on is not lost with it, when it is asked by itself. */
export const orUnreadable = (check: Promise<Fault[]>): Promise<Fault[]> => check.catch(() => unreadable);

/** None or one. */
export async function sumFaults(some: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, expected: Sum): Promise<Fault[]> {
  const sum = await summing();
  for await (const bytes of some) sum.add(bytes);
  const { bytes, sha256 } = sum.result();
  if (bytes !== expected.bytes) return [{ fault: 'bytes', expected: expected.bytes, found: bytes }];
  return sha256 === expected.sha256 ? [] : [{ fault: 'sha256' }];
}

/** Unpacking makes up to a thousand times as much of it. */
const piece = 1 << 16;

/** All of it, in its order. */
export function* pieces(file: OpenFile): Generator<Uint8Array<ArrayBuffer>, void> {
  for (let at = 0; at < file.size; at += piece) yield file.read(at, piece);
}

/** What is in a compressed file, in its order. Throws where it cannot be unpacked. */
export async function* unpacked(file: OpenFile): AsyncGenerator<Uint8Array, void> {
  const some = pieces(file);
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const next = some.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 0 },
  );
  const reader = paced(source, new DecompressionStream('gzip')).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}
