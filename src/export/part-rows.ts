/** The rows of a spool as a part of a format has to show them: their lines from any row on, and how often each row stands. */
import type { Part } from './formats/format.ts';
import type { RowPass } from './privacy.ts';
import type { SpooledStream } from './spooled.ts';

export interface Lines {
  bytes: Uint8Array;
  /** How many lines these are, and whether they are all that is left of their block. */
  rows: number;
  whole: boolean;
}

const newline = 0x0a;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Going on costs one pass over the spool in all; going back reads it from the beginning. Memory: one block. */
export class SpooledLines {
  readonly #spooled: SpooledStream;
  #blocks: ReturnType<SpooledStream['blocks']>;
  #block: { bytes: Uint8Array; first: number; rows: number } = { bytes: new Uint8Array(), first: 0, rows: 0 };

  constructor(spooled: SpooledStream) {
    this.#spooled = spooled;
    this.#blocks = spooled.blocks();
  }

  /** Lines from `row` on to the end of its block, at most `most` of them. They are done with before the next call. */
  from(row: number, most = Infinity): Lines {
    const { bytes, first, rows } = this.#blockOf(row);
    const end = Math.min(first + rows, row + most);
    const placeOf = (line: number) => this.#spooled.index.startOf(line) - this.#spooled.index.startOf(first);
    const whole = end === first + rows;
    return { bytes: bytes.subarray(placeOf(row), whole ? bytes.length : placeOf(end)), rows: end - row, whole };
  }

  #blockOf(row: number) {
    if (row < this.#block.first) {
      this.#blocks = this.#spooled.blocks();
      this.#block = { bytes: new Uint8Array(), first: 0, rows: 0 };
    }
    while (row >= this.#block.first + this.#block.rows) this.#next();
    return this.#block;
  }

  #next(): void {
    const next = this.#blocks.next();
    if (next.done) throw new RangeError('The spool has no such row.');
    const { bytes, first } = next.value;
    let rows = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) rows++;
    this.#block = { bytes, first, rows };
  }
}

/**
 * How often the spool's row of that number stands in the part: not at all if it does not count, once, or as its list is
 * long. Asked of rows in their order, it reads the spool once.
 */
export function copiesIn(
  { rowsOf }: Pick<Part, 'rowsOf'>,
  spooled: SpooledStream,
  pass: RowPass = (line) => line,
): (row: number) => number {
  const lines = new SpooledLines(spooled);
  const valueOf = (row: number): unknown => JSON.parse(pass(decoder.decode(lines.from(row, 1).bytes.subarray(0, -1))));
  return (row) => (spooled.index.counts(row) ? (rowsOf?.(valueOf(row)) ?? 1) : 0);
}
