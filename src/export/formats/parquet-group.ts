/** The rows of one row group, until they are written: their bytes once, and where in them each cell stands. */
import { joined, textBytes } from '../bytes.ts';
import { Fields } from '../fields.ts';
import { isNull } from './csv-value.ts';
import { GrowingBytes } from './parquet-bytes.ts';
import type { Cell } from './parquet-cells.ts';
import type { Column } from './parquet-columns.ts';

/** A row group ends with the row that reaches one of these. Whoever writes or reads a file holds one in memory. */
const [mostRows, mostBytes] = [20_000, 16 << 20];

export class RowGroup {
  rows = 0;
  readonly #columns: readonly Column[];
  /** The place of the last column, which has the other fields. */
  readonly #last: number;
  readonly #fields: Fields;
  readonly #bytes = new GrowingBytes();
  /** For each column start and end of its cells, one row after another; start −1 for null. */
  #places: number[][];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#last = columns.length - 1;
    this.#fields = new Fields(columns.slice(0, -1).map(({ name }) => name));
    this.#places = columns.map(() => []);
  }

  get full(): boolean {
    return this.rows >= mostRows || this.#bytes.length >= mostBytes;
  }

  /** Takes a copy of the row, a JSON text. */
  add(row: Uint8Array): void {
    const start = this.#bytes.put(row);
    const isObject = this.#fields.read(this.#bytes.all, start, this.#bytes.length);
    const left: Uint8Array[] = [];
    for (let i = 0; i < this.#last; i++) if (!this.#place(i)) left.push(this.#field(i));
    for (const other of this.#fields.others) left.push(this.#bytes.all.slice(other.start, other.end));
    if (isObject) this.#placeOthers(left);
    else this.#put(this.#last, start, this.#bytes.length);
    this.rows++;
  }

  /** The cells of a column, made anew each time. Those of JSON are views of bytes that `clear` gives up. */
  cells(column: number): (Cell | null)[] {
    const places = this.#places[column]!;
    const { cellOf } = this.#columns[column]!;
    return Array.from({ length: this.rows }, (_, row) => {
      const start = places[row * 2]!;
      return start < 0 ? null : cellOf(this.#bytes.all, start, places[row * 2 + 1]!)!;
    });
  }

  /** Ready for the rows of the next group. */
  clear(): void {
    this.rows = this.#bytes.length = 0;
    this.#places = this.#columns.map(() => []);
  }

  /** Of the row read last. False where the column has no cell for what the field holds. */
  #place(i: number): boolean {
    const [start, end] = [this.#fields.starts[i]!, this.#fields.ends[i]!];
    const none = start < 0 || isNull(this.#bytes.all[start]);
    const fits = !none && this.#columns[i]!.cellOf(this.#bytes.all, start, end) !== undefined;
    this.#put(i, fits ? start : -1, end);
    return none || fits;
  }

  /** Name and value. */
  #field(i: number): Uint8Array {
    const value = this.#bytes.all.subarray(this.#fields.starts[i], this.#fields.ends[i]);
    return joined([textBytes(JSON.stringify(this.#columns[i]!.name)), value], ':');
  }

  #placeOthers(fields: readonly Uint8Array[]): void {
    if (!fields.length) return this.#put(this.#last, -1, -1);
    const start = this.#bytes.put(joined([textBytes('{'), joined(fields, ','), textBytes('}')]));
    this.#put(this.#last, start, this.#bytes.length);
  }

  #put(column: number, start: number, end: number): void {
    this.#places[column]!.push(start, end);
  }
}
