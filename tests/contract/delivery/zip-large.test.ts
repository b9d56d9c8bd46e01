/** Zips beyond what 16 and 32 bits can count: many files, and more than 4 GB, with the same memory. */
import { createCRC32 } from 'hash-wasm';
import { expect, test, vi } from 'vitest';
import { zipped } from '../../../src/export/delivery/zip.ts';
import { bytesOf, noise, sha256 } from './sources.ts';
import { contents, directoryOf, inMemory, type ZipBytes } from './unzip.ts';

/** These move gigabytes, on machines that may have other work. */
vi.setConfig({ testTimeout: 300_000 });

const modified = new Date('2026-11-24T12:00:00Z');

test.each([65_534, 65_535])('a zip of %i files holds each of them, and ends once', async (count) => {
  const files = Array.from({ length: count }, (_, i) => ({ name: `${i}.csv`, blob: new Blob([i % 1_000 ? '' : `file ${i}`]) }));
  const zip = await bytesOf(zipped(files, modified));
  const entries = await directoryOf(inMemory(zip));
  expect(entries.length).toBe(count);
  expect(new Set(entries.map(({ filename }) => filename)).size).toBe(count);
  const last = Math.floor((count - 1) / 1_000) * 1_000;
  expect(new TextDecoder().decode(await contents(entries[last]!))).toBe(`file ${last}`);
  expect(recordsIn(zip, 0x06054b50)).toBe(1);
  expect(recordsIn(zip, 0x06064b50)).toBe(count < 65_535 ? 0 : 1);
});

test('a zip of more than 4 GB holds the file that is longer than that and those behind it, and takes no more memory', async () => {
  const behind = noise(100_000);
  const files = [
    { name: 'before.csv', blob: new Blob([noise(1_000, 3)]) },
    { name: 'long.csv', blob: zeros(2 ** 32 + 5) },
    { name: 'behind.csv', blob: new Blob([behind]) },
  ];
  const kept = new Sparse();
  const before = process.memoryUsage().rss;
  let most = 0;
  await zipped(files, modified).pipeTo(
    new WritableStream({
      write(piece) {
        kept.add(piece);
        if (kept.size % (1 << 26) < piece.length) most = Math.max(most, process.memoryUsage().rss);
      },
    }),
  );
  expect(most - before).toBeLessThan(500_000_000);
  const [first, long, last] = await directoryOf(kept);
  expect(long).toMatchObject({
    filename: 'long.csv',
    uncompressedSize: 2 ** 32 + 5,
    compressedSize: 2 ** 32 + 5,
    signature: await crcOfZeros(2 ** 32 + 5),
  });
  expect(sha256(await contents(first!))).toBe(sha256(noise(1_000, 3)));
  expect(last!.offset).toBeGreaterThan(2 ** 32);
  expect(sha256(await contents(last!))).toBe(sha256(behind));
});

const block = new Uint8Array(1 << 20);

/** A file of zeros that takes one block of memory. */
function zeros(length: number): Blob {
  const one = new Blob([block]);
  return new Blob([...Array<Blob>(Math.floor(length / block.length)).fill(one), block.subarray(0, length % block.length)]);
}

async function crcOfZeros(length: number): Promise<number> {
  const crc = await createCRC32();
  for (let left = length; left > 0; left -= block.length) crc.update(block.subarray(0, left));
  return parseInt(crc.digest('hex'), 16);
}

/** What was written, without the pieces that are nothing but zeros. */
class Sparse implements ZipBytes {
  size = 0;
  readonly #pieces: { at: number; bytes: Uint8Array }[] = [];

  add(bytes: Uint8Array): void {
    if (Buffer.compare(bytes, block.subarray(0, bytes.length))) this.#pieces.push({ at: this.size, bytes: bytes.slice() });
    this.size += bytes.length;
  }

  read(from: number, length: number): Uint8Array {
    const into = new Uint8Array(Math.min(length, this.size - from));
    for (const { at, bytes } of this.#pieces) {
      const start = Math.max(at, from);
      const part = bytes.subarray(start - at, Math.max(start, from + into.length) - at);
      if (start < at + bytes.length && part.length) into.set(part, start - from);
    }
    return into;
  }
}

/** How often the mark of a record stands in the zip. */
function recordsIn(zip: Uint8Array, mark: number): number {
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(mark);
  const bytes = Buffer.from(zip.buffer);
  let found = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found++;
  return found;
}
