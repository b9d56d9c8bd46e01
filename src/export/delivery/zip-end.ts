/**
 * The end of a zip of very many files. The count in its last record has 16 bits, and client-zip 2.5.1 writes the larger
 * record that must stand before it only for long zips, not for many small files (mended in its pull request 95, not yet
 * released). Layout: PKWARE's APPNOTE, 4.3.14 to 4.3.16.
 */
import type { Bytes } from './source.ts';

/** Says "see the zip64 record" instead of a count. */
const full16 = 0xffff;
/** Says so instead of a size or place. */
const full32 = 0xffffffff;

/** Passes the zip of so many files on, with the record that it may lack. Holds one chunk back. */
export function withManyFilesEnd(zip: Bytes, files: number): Bytes {
  let last: Uint8Array<ArrayBuffer> | undefined;
  const mending = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      if (last) controller.enqueue(last);
      last = chunk;
    },
    flush(controller) {
      const end = new DataView(last!.buffer, last!.byteOffset);
      const [size, place] = [end.getUint32(12, true), end.getUint32(16, true)];
      if (files >= full16 && place !== full32) controller.enqueue(zip64End(BigInt(files), BigInt(size), BigInt(place)));
      controller.enqueue(last);
    },
  });
  return zip.pipeThrough(mending);
}

/** The zip64 end record and its locator, for a directory of `size` bytes at byte `place`. */
function zip64End(files: bigint, size: bigint, place: bigint): Uint8Array<ArrayBuffer> {
  const record = new DataView(new ArrayBuffer(76));
  record.setUint32(0, 0x06064b50, true);
  record.setBigUint64(4, 44n, true);
  record.setUint16(12, 0x032d, true);
  record.setUint16(14, 0x2d, true);
  for (const [at, value] of [
    [24, files],
    [32, files],
    [40, size],
    [48, place],
  ] as const)
    record.setBigUint64(at, value, true);
  record.setUint32(56, 0x07064b50, true);
  record.setBigUint64(64, place + size, true);
  record.setUint32(72, 1, true);
  return new Uint8Array(record.buffer);
}
