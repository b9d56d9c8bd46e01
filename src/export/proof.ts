/** Reads a finished file back and proves that it holds the rows that it has to, each as often as it has to, in their order. */
import { createSHA256, createXXHash64 } from 'hash-wasm';
import { Failure } from '../zendesk/failure.ts';
import type { FileBytes, Part } from './formats/format.ts';
import type { Written } from './pieces.ts';
import { keyAsWritten, readBack } from './read-back.ts';
import { hashOf } from './row-index.ts';
import type { SpooledStream } from './spooled.ts';
import { chunks, type SpoolFile } from './spool.ts';

/** What was found in a file. */
export interface Found {
  bytes: number;
  rows: number;
  /** Least and greatest time among its rows; missing when no row has one. */
  first: string | undefined;
  last: string | undefined;
  /** Of the file as it was read back, in hexadecimal. */
  sha256: string;
}

export interface Proving {
  part: Part;
  spooled: SpooledStream;
  /** How often a row of the spool has to stand in the part: see `copiesIn`. */
  copies: (row: number) => number;
  /** Awaited now and then with the number of the row that is expected next. */
  step: (row: number) => Promise<void>;
}

/** Throws `verification-failed`, and what `step` throws. Memory: one block and what the part's reader holds. */
export async function prove(proving: Proving, file: SpoolFile, written: Written): Promise<Found> {
  const { sha256, sum } = await hashesOf(file, () => proving.step(written.from));
  if (sum !== written.sum) throw new Failure('verification-failed', 'The bytes read back are not those that were written.');
  return { bytes: written.bytes, sha256, ...(await proveRows(proving, file, written)) };
}

async function hashesOf(file: SpoolFile, step: () => Promise<void>) {
  const [sha256, sum] = await Promise.all([createSHA256(), createXXHash64()]);
  for (const chunk of chunks(file)) {
    sha256.update(chunk);
    sum.update(chunk);
    await step();
  }
  return { sha256: sha256.digest('hex'), sum: sum.digest('hex') };
}

async function proveRows({ part, spooled, copies, step }: Proving, file: SpoolFile, { from, to }: Written) {
  const expected = rowsBetween(from, to, copies);
  const times = new Times();
  let rows = 0;
  let row = from;
  for await (const some of readBack(part, bytesOf(file))) {
    for (const { key, time } of some) {
      row = expected.next().value ?? to;
      if (row === to || !(await isOfRow(key, row, spooled, part)))
        throw new Failure('verification-failed', `Row ${rows + 1} of the file is not the one expected.`);
      rows++;
      times.add(time);
    }
    await step(row);
  }
  if (!expected.next().done) throw new Failure('verification-failed', `The file ends after ${rows} rows, before its last one.`);
  return { rows, first: times.first, last: times.last };
}

/** The numbers of the spool's rows, each as often as it has to stand there. */
function* rowsBetween(from: number, to: number, copies: (row: number) => number): Generator<number, undefined> {
  for (let row = from; row < to; row++) for (let left = copies(row); left > 0; left--) yield row;
}

/** Most keys are what their hash says; only of the others the row itself is asked. */
const isOfRow = async (key: string, row: number, spooled: SpooledStream, part: Part) =>
  hashOf(key) === spooled.index.hashOf(row) || key === (await keyAsWritten(part, spooled.line(row)));

const bytesOf = (file: SpoolFile): FileBytes => ({
  size: file.getSize(),
  read(at, length) {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, file.read(bytes, { at }));
  },
});

/** Least and greatest of some times; an empty one is none. */
export class Times {
  first: string | undefined;
  last: string | undefined;

  add(time: string | undefined): void {
    if (!time) return;
    if (this.first === undefined || time < this.first) this.first = time;
    if (this.last === undefined || time > this.last) this.last = time;
  }
}
