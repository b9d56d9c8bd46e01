/** Cuts a part into files that are not longer than they may be: each is whole by itself, with a head and a tail of its own. */
import { createXXHash64 } from 'hash-wasm';
import type { Part, Writer } from './formats/format.ts';
import type { SpooledLines } from './part-rows.ts';
import { writeAll, type SpoolFile } from './spool.ts';

/** Many programs, file systems and mail services stumble over files of more than 2 GB. */
export const usualPieceBytes = 2e9;

/** `chats.csv`, `chats.2.csv`, `chats.history.csv`, `chats.history.2.csv`; `number` begins with 1. */
export const pieceName = (stream: string, { suffix }: Pick<Part, 'suffix'>, extension: string, number: number) =>
  [stream, suffix, number > 1 ? `${number}` : '', extension].filter(Boolean).join('.');

/** A file of the rows `from` up to `to` of the spool, as it was handed to the disk. */
export interface Written {
  from: number;
  to: number;
  bytes: number;
  /** To be compared with that of the bytes that are read back. */
  sum: string;
}

export interface Cutting {
  /** A new one for each try. */
  writer: () => Writer;
  lines: SpooledLines;
  counts: (row: number) => boolean;
  /** How many the spool has. */
  rows: number;
  /** The most bytes of one file. */
  limit: number;
  /** Awaited behind each block, with the number of the row that comes next. */
  step: (row: number) => Promise<void>;
}

/** So much of a file is filled with rows; the rest is left for its tail. */
const fill = 0.99;
/** A block is taken to become longer than any before it by this, so that a piece is seldom too long and written twice. */
const caution = 1.5;

/**
 * Fills `file` with as many rows from `from` on as may stand in it, but at least one, and flushes it. Where pieces are
 * longer than blocks, they end between two of them. Throws what disk and `step` throw; the file is not whole then.
 */
export async function writePiece(cutting: Cutting, file: SpoolFile, from: number): Promise<Written> {
  for (let most = Infinity; ;) {
    const written = await tryPiece(cutting, file, from, most);
    const rows = written.to - from;
    if (written.bytes <= cutting.limit || rows <= 1) return written;
    most = Math.max(1, Math.floor(((rows * cutting.limit) / written.bytes) * fill));
  }
}

/** Of at most so many rows; ends as soon as it is too long. */
async function tryPiece(cutting: Cutting, file: SpoolFile, from: number, most: number): Promise<Written> {
  const { lines, counts, limit } = cutting;
  const writer = cutting.writer();
  const end = Math.min(cutting.rows, from + most);
  const output = await outputTo(file);
  output.put(writer.head());
  let growth = 0;
  let row = from;
  while (row < end && (row === from || output.bytes <= limit)) {
    const { bytes, rows, whole } = lines.from(row, end - row);
    const expected = output.bytes + bytes.length * growth * caution;
    if (row > from && (!whole || expected > limit * fill)) break;
    const first = row;
    const length = output.put(writer.block(bytes, (i) => counts(first + i)));
    growth = Math.max(growth, length / bytes.length);
    row += rows;
    await cutting.step(row);
  }
  output.put(writer.tail());
  file.flush();
  return { from, to: row, bytes: output.bytes, sum: output.sum() };
}

async function outputTo(file: SpoolFile) {
  const sum = await createXXHash64();
  file.truncate(0);
  return {
    bytes: 0,
    put(bytes: Uint8Array): number {
      writeAll(file, bytes, this.bytes);
      sum.update(bytes);
      this.bytes += bytes.length;
      return bytes.length;
    },
    sum: () => sum.digest('hex'),
  };
}
