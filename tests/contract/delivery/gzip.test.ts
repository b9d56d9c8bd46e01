/** Compressed files: what unpacks to the product is proven, and nothing else is. */
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gzipped, proveGzip } from '../../../src/export/delivery/gzip.ts';
import { bytesOf, CutBlob, noise, sha256, streamOf, WatchedBlob } from './sources.ts';

const text = new TextEncoder().encode('id,started\r\n'.repeat(50_000));
const failed: unknown = expect.objectContaining({ code: 'verification-failed' });

const prove = (compressed: Uint8Array<ArrayBuffer>, product = text) => proveGzip(streamOf(compressed), sha256(product), product.length);

describe('a compressed file', () => {
  test.each([
    ['text', text],
    ['noise of 3 MB', noise(3_000_000)],
    ['nothing', new Uint8Array()],
  ])('of %s is unpacked by another program to the same bytes, and is proven', async (_, bytes) => {
    const compressed = await bytesOf(gzipped(new Blob([bytes])));
    expect(gunzipSync(compressed).equals(bytes)).toBe(true);
    await expect(prove(compressed, bytes)).resolves.toBeUndefined();
  });

  test('is made of a stream as of a file, and is shorter than text', async () => {
    const compressed = await bytesOf(gzipped(streamOf(text)));
    expect(compressed).toEqual(await bytesOf(gzipped(new Blob([text]))));
    expect(compressed.length).toBeLessThan(text.length / 100);
  });

  test('is made no faster than it is taken', async () => {
    const file = new WatchedBlob([noise(10_000_000)]);
    const reader = gzipped(file).getReader();
    const { value } = await reader.read();
    expect(value!.length).toBeGreaterThan(0);
    expect(file.asked).toBeLessThan(10);
    await reader.cancel('enough');
    await expect(file.cancelled).resolves.toBe('enough');
  });

  test('is not made of a file that ends early', async () => {
    await expect(bytesOf(gzipped(new CutBlob(text, 100_000)))).rejects.toEqual(failed);
  });
});

describe('the proof', () => {
  test('finds any one byte that was changed, but in what the head says of kind, time and system', async () => {
    const short = noise(40);
    const compressed = await bytesOf(gzipped(new Blob([short])));
    const found = await Promise.all(
      [...compressed.keys()].map((at) => {
        const changed = compressed.slice();
        changed[at]! ^= 1;
        return prove(changed, short).then(
          () => 'proven',
          (error: { code: string }) => error.code,
        );
      }),
    );
    const unread = [3, 4, 5, 6, 7, 8, 9];
    expect(found).toEqual([...compressed.keys()].map((at) => (unread.includes(at) ? 'proven' : 'verification-failed')));
  });

  test.each([
    ['cut short', async () => (await bytesOf(gzipped(new Blob([text])))).slice(0, -4)],
    ['cut to nothing', async () => new Uint8Array()],
    ['followed by something', async () => new Uint8Array([...(await bytesOf(gzipped(new Blob([text])))), 0, 1])],
    ['not compressed', async () => text],
    ['that of a shorter file', () => bytesOf(gzipped(new Blob([text.subarray(1)])))],
    ['that of a longer file', () => bytesOf(gzipped(new Blob([text, text])))],
    ['that of another file of that length', () => bytesOf(gzipped(new Blob([noise(text.length)])))],
  ])('fails on a file that is %s', async (_, made) => {
    await expect(prove(await made())).rejects.toEqual(failed);
  });

  test('does not read on when more comes out than there may be', async () => {
    const file = new WatchedBlob([await bytesOf(gzipped(new Blob([noise(10_000_000)])))]);
    await expect(proveGzip(file.stream(), sha256(text), text.length)).rejects.toEqual(failed);
    expect(file.asked).toBeLessThan(30);
    await expect(file.cancelled).resolves.toEqual(failed);
  });

  test('ends with the reason of an abort in the middle, and lets go of the file', async () => {
    const bytes = noise(5_000_000);
    const file = new WatchedBlob([await bytesOf(gzipped(new Blob([bytes])))]);
    const abort = new AbortController();
    const proving = proveGzip(stopping(file, abort, 20), sha256(bytes), bytes.length, abort.signal);
    await expect(proving).rejects.toBe('paused');
    await expect(file.cancelled).resolves.toBe('paused');
  });

  test('passes on what reading the file throws, which says nothing about its bytes', async () => {
    const lost = new DOMException('gone', 'NotReadableError');
    await expect(proveGzip(new ReadableStream({ pull: () => Promise.reject(lost) }), sha256(text), text.length)).rejects.toBe(lost);
  });
});

/** The file's stream, aborting when so many pieces have gone through. */
function stopping(file: WatchedBlob, abort: AbortController, pieces: number) {
  let passed = 0;
  return file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        if (++passed === pieces) abort.abort('paused');
        controller.enqueue(piece);
      },
    }),
  );
}
