/** Streams into files of a spool: whole, with what was written, or no file at all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { gzipped, proveGzip } from '../../../src/export/delivery/gzip.ts';
import { writeInto } from '../../../src/export/delivery/into.ts';
import { wholeStream } from '../../../src/export/delivery/source.ts';
import { prove, type Sum } from '../../../src/export/delivery/sum.ts';
import { fileSpools } from '../../../src/export/spool-files.ts';
import { writeAll, type Spool } from '../../../src/export/spool.ts';
import { failureOf } from '../../../src/zendesk/failure.ts';
import { CutBlob, emptySpool, nearlyFull, noise, sha256, WatchedBlob } from './sources.ts';

const bytes = noise(3_000_000);
const name = 'chats.csv.gz';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function onDisk(): Promise<Spool> {
  folders.push(mkdtempSync(path.join(tmpdir(), 'delivery-')));
  return fileSpools(folders.at(-1)!).open('one');
}

/** What lies there by length and hash; undefined when there is no such file. */
async function lying(spool: Spool): Promise<Sum | undefined> {
  const blob = await spool.blob(name);
  return blob && sumOf(new Uint8Array(await blob.arrayBuffer()));
}

const sumOf = (bytes: Uint8Array): Sum => ({ bytes: bytes.length, sha256: sha256(bytes) });

describe.each([
  ['in memory', emptySpool],
  ['on a disk', onDisk],
])('a stream into a spool %s', (_, made) => {
  test('is the file, and what was written is told', async () => {
    const spool = await made();
    expect(await writeInto(spool, name, new Blob([bytes]).stream())).toEqual(sumOf(bytes));
    expect(await lying(spool)).toEqual(sumOf(bytes));
  });

  test('takes the place of an older, longer file', async () => {
    const spool = await made();
    await writeInto(spool, name, new Blob([noise(4_000_000, 2)]).stream());
    await writeInto(spool, name, new Blob([bytes.slice(0, 70_000)]).stream());
    expect(await lying(spool)).toEqual(sumOf(bytes.subarray(0, 70_000)));
  });

  test('of nothing is an empty file', async () => {
    const spool = await made();
    expect(await writeInto(spool, name, new Blob([]).stream())).toEqual(sumOf(new Uint8Array()));
    expect(await lying(spool)).toEqual(sumOf(new Uint8Array()));
  });

  test('can be read back and proven, compressed or as it is', async () => {
    const spool = await made();
    const written = await writeInto(spool, name, gzipped(new Blob([bytes])));
    await prove(wholeStream((await spool.blob(name))!), written);
    await proveGzip(wholeStream((await spool.blob(name))!), sha256(bytes), bytes.length);
  });

  test.each([0, 1, 65_536, 1_000_000, bytes.length - 1])(
    'with room for %i bytes leaves no file, and the disk is said to be full',
    async (room) => {
      const spool = await made();
      const file = new WatchedBlob([bytes]);
      const error = await writeInto(nearlyFull(spool, room), name, file.stream()).then(undefined, (error: unknown) => error);
      expect(failureOf(error).code).toBe('disk-full');
      await expect(file.cancelled).resolves.toBe(error);
      expect(await lying(spool)).toBeUndefined();
      await writeInto(spool, name, new Blob([bytes]).stream());
      expect(await lying(spool)).toEqual(sumOf(bytes));
    },
  );

  test('leaves no file on a disk that is full and says that it wrote more than it was given', async () => {
    const spool = await made();
    // As Chromium's private files do in a private window: its error code, taken for a length.
    const full = nearlyFull(spool, 1_000_000, () => 2 ** 32 - 8);
    const error = await writeInto(full, name, new Blob([bytes]).stream()).then(undefined, (error: unknown) => error);
    expect(failureOf(error).code).toBe('disk-full');
    expect(await lying(spool)).toBeUndefined();
  });

  test('that is aborted in the middle leaves no file, and lets go of its source', async () => {
    const spool = await made();
    const file = new WatchedBlob([bytes]);
    const abort = new AbortController();
    const stopping = { ...spool, open: (name: string) => writesThen(spool, name, 10, () => abort.abort('paused')) };
    await expect(writeInto(stopping, name, file.stream(), abort.signal)).rejects.toBe('paused');
    await expect(file.cancelled).resolves.toBe('paused');
    expect(file.asked).toBeLessThan(15);
    expect(await lying(spool)).toBeUndefined();
  });

  test('that was aborted before writes nothing', async () => {
    const spool = await made();
    await expect(writeInto(spool, name, new Blob([bytes]).stream(), AbortSignal.abort('paused'))).rejects.toBe('paused');
    expect(await lying(spool)).toBeUndefined();
  });

  test('that ends early leaves no file, and fails', async () => {
    const spool = await made();
    const short = wholeStream(new CutBlob(bytes, 2_000_000));
    await expect(writeInto(spool, name, short)).rejects.toEqual(expect.objectContaining({ code: 'verification-failed' }));
    expect(await lying(spool)).toBeUndefined();
  });

  test('leaves a file alone that is open elsewhere', async () => {
    const spool = await made();
    const open = await spool.open(name);
    writeAll(open, bytes, 0);
    const file = new WatchedBlob([noise(100)]);
    await expect(writeInto(spool, name, file.stream())).rejects.toEqual(expect.objectContaining({ name: 'NoModificationAllowedError' }));
    open.close();
    expect(await lying(spool)).toEqual(sumOf(bytes));
    await expect(file.cancelled).resolves.toEqual(expect.objectContaining({ name: 'NoModificationAllowedError' }));
  });
});

describe('a file that is read back', () => {
  test.each([
    ['a byte is changed', () => bytes.with(1_234_567, bytes[1_234_567]! ^ 1)],
    ['a byte is missing', () => bytes.slice(1)],
    ['a byte is too many', () => new Uint8Array([...bytes, 0])],
  ])('is not proven when %s', async (_, changed) => {
    const proving = prove(new Blob([changed()]).stream(), sumOf(bytes));
    await expect(proving).rejects.toEqual(expect.objectContaining({ code: 'verification-failed' }));
  });
});

/** The open file, telling when so many writes have been made. */
async function writesThen(spool: Spool, name: string, writes: number, tell: () => void) {
  const file = await spool.open(name);
  const write = file.write.bind(file);
  let made = 0;
  return Object.assign(file, {
    write(bytes: Uint8Array, options: { at: number }) {
      if (++made === writes) tell();
      return write(bytes, options);
    },
  });
}
