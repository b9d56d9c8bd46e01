/** Reads back the file that a table describes: from its columns alone. */
import { CsvRecords } from './csv-reader.ts';
import { firstLine, type Table } from './csv-table.ts';
import type { ReadRow, Reader } from './format.ts';

type Described = Omit<Table, 'lines' | 'rowsOf'>;

export class CsvReader implements Reader {
  readonly #records = new CsvRecords();
  readonly #table: Described;
  readonly #key: readonly number[];
  readonly #time: number;
  readonly #position: number;
  #head = true;
  /** Of the line read last. */
  #last = { key: '', position: 0 };

  constructor(table: Described) {
    const placeOf = (name: string | undefined) => (name === undefined ? -1 : table.columns.indexOf(name));
    this.#table = table;
    this.#key = table.key.map(placeOf);
    this.#time = placeOf(table.time);
    this.#position = placeOf(table.position);
  }

  read(bytes: Uint8Array, last: boolean): ReadRow[] {
    const rows: ReadRow[] = [];
    const { length } = this.#table.columns;
    this.#records.feed(bytes);
    for (let cells = this.#records.next(); cells; cells = this.#records.next()) {
      if (cells !== length) throw new Error(`A row has ${cells} cells instead of ${length}.`);
      if (this.#head) this.#readHead();
      else rows.push(this.#row());
    }
    if (last && (this.#records.torn || this.#head)) throw new Error('The file ends in the middle of a row.');
    return rows;
  }

  #row(): ReadRow {
    const cell = (i: number) => this.#records.cell(i);
    const key = this.#key.map((i) => this.#table.bare(cell(i))).join('|');
    if (this.#position >= 0) this.#follow(key, Number(cell(this.#position)));
    return { key, time: this.#time < 0 ? '' : cell(this.#time) };
  }

  /** A line is the first one of its row, or the next. */
  #follow(key: string, position: number): void {
    const next = key === this.#last.key ? this.#last.position + 1 : 1;
    if (position !== 1 && position !== next) throw new Error(`Line ${position} of a row stands where its line ${next} belongs.`);
    this.#last = { key, position };
  }

  #readHead(): void {
    const names = this.#table.columns.map((_, i) => this.#records.cell(i)).join();
    if (names !== firstLine(this.#table)) throw new Error('The first line does not name the columns.');
    this.#head = false;
  }
}
