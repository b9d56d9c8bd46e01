/** Files of a format, written and read back in pieces. */
import type { Format, Part, ReadRow, Reader, WriterOptions } from '../../../src/export/formats/format.ts';
import type { Stream } from '../../../src/zendesk/streams.ts';

export interface Way {
  format: Format;
  stream: Stream;
  options?: WriterOptions;
}

const encoder = new TextEncoder();
const all = () => true;
const mainPart = ({ format, stream }: Way): Part => format.parts(stream)[0]!;

/** Of the main part, which has to be one that is read from its beginning to its end. */
export function readerOf(way: Way): Reader {
  const part = mainPart(way);
  if (!('reader' in part)) throw new Error(`${way.format.name} is not read from its beginning to its end.`);
  return part.reader();
}

/** The file for `rows`, given to the writer in blocks of `perBlock` rows. */
export function written(way: Way, rows: readonly string[], counts: (row: number) => boolean = all, perBlock = 7) {
  const writer = mainPart(way).writer(way.options);
  const pieces = [writer.head().slice()];
  for (let at = 0; at < rows.length; at += perBlock) {
    const lines = rows.slice(at, at + perBlock).map((row) => `${row}\n`);
    pieces.push(writer.block(encoder.encode(lines.join('')), (i) => counts(at + i)).slice());
  }
  pieces.push(writer.tail().slice());
  return new Uint8Array(Buffer.concat(pieces));
}

/** What a reader finds that gets the file in pieces of these sizes, over and over. */
export function readBack(way: Way, file: Uint8Array, sizes: readonly number[] = [1 << 20]): ReadRow[] {
  const reader = readerOf(way);
  const found: ReadRow[] = [];
  for (let at = 0, n = 0; at < file.length || n === 0; n++) {
    const end = Math.min(file.length, at + sizes[n % sizes.length]!);
    found.push(...reader.read(file.subarray(at, end), end === file.length));
    at = end;
  }
  return found;
}

/** Bytes short of the whole file that a reader takes for all of `rows`; none is right. */
export function tornUnnoticed(way: Way, file: Uint8Array, rows: number): number[] {
  const passes = (cut: number) => {
    try {
      return readBack(way, file.subarray(0, cut)).length === rows;
    } catch {
      return false;
    }
  };
  return Array.from({ length: file.length }, (_, cut) => cut).filter(passes);
}
