/**
 * CSV for spreadsheets (RFC 4180): UTF-8 with BOM, one column a field of the schema, nested values as the JSON that was
 * served, fields that the schema does not know together in the last column. Text that a spreadsheet would take for a
 * formula begins with an apostrophe; whoever needs every byte takes JSON Lines.
 */
import type { Stream } from '../../zendesk/streams.ts';
import { Fields } from '../fields.ts';
import { Cells } from './csv-cells.ts';
import { CsvRecords } from './csv-reader.ts';
import type { Format, ReadRow, Reader, Writer } from './format.ts';

/** Column for fields that are in a row but not in the schema, as one JSON object. */
export const otherFields = 'other_fields';

export const columnsOf = (stream: Stream): string[] => [...Object.keys(stream.schema.shape), otherFields];

export const csv: Format = {
  name: 'csv',
  extension: 'csv',
  mediaType: 'text/csv',
  usual: true,
  writer: (stream) => new CsvWriter(stream),
  reader: (stream) => new CsvReader(stream),
};

const encoder = new TextEncoder();
const [comma, carriageReturn, newline] = [0x2c, 0x0d, 0x0a];

class CsvWriter implements Writer {
  readonly #columns: readonly string[];
  readonly #fields: Fields;
  readonly #cells = new Cells();

  constructor(stream: Stream) {
    this.#columns = columnsOf(stream);
    this.#fields = new Fields(this.#columns.slice(0, -1));
  }

  head(): Uint8Array {
    return encoder.encode(`\uFEFF${this.#columns.join(',')}\r\n`);
  }

  block(lines: Uint8Array, counts: (i: number) => boolean): Uint8Array {
    for (let from = 0, i = 0; from < lines.length; i++) {
      const to = lines.indexOf(newline, from);
      if (counts(i)) this.#line(lines, from, to);
      from = to + 1;
    }
    return this.#cells.take();
  }

  tail = () => new Uint8Array();

  #line(lines: Uint8Array, from: number, to: number): void {
    const { starts, ends } = this.#fields;
    const whole = this.#fields.read(lines, from, to);
    for (let i = 0; i < starts.length; i++) {
      if (starts[i]! >= 0) this.#cells.value(lines, starts[i]!, ends[i]!);
      this.#cells.put(comma);
    }
    const others = whole
      ? this.#fields.others.map(({ start, end }) => lines.subarray(start, end))
      : [encoder.encode(`"${otherFields}":`), lines.subarray(from, to)];
    if (others.length) this.#others(others, whole ? ',' : '');
    this.#cells.put(carriageReturn);
    this.#cells.put(newline);
  }

  #others(pieces: readonly Uint8Array[], between: string): void {
    const decoder = new TextDecoder();
    const json = encoder.encode(`{${pieces.map((piece) => decoder.decode(piece)).join(between)}}`);
    this.#cells.value(json, 0, json.length);
  }
}

class CsvReader implements Reader {
  readonly #records = new CsvRecords();
  readonly #columns: readonly string[];
  readonly #key: readonly number[];
  readonly #time: number | undefined;
  #head = true;

  constructor(stream: Stream) {
    this.#columns = columnsOf(stream);
    this.#key = stream.key.map((name) => this.#columns.indexOf(name));
    this.#time = stream.time === undefined ? undefined : this.#columns.indexOf(stream.time);
  }

  read(bytes: Uint8Array, last: boolean): ReadRow[] {
    const rows: ReadRow[] = [];
    this.#records.feed(bytes);
    for (let cells = this.#records.next(); cells; cells = this.#records.next()) {
      if (cells !== this.#columns.length) throw new Error(`A row has ${cells} cells instead of ${this.#columns.length}.`);
      if (this.#head) this.#readHead();
      else rows.push(this.#row());
    }
    if (last && (this.#records.torn || this.#head)) throw new Error('The file ends in the middle of a row.');
    return rows;
  }

  #row(): ReadRow {
    const cell = (i: number) => this.#records.cell(i);
    return { key: this.#key.map((i) => bare(cell(i))).join('|'), time: this.#time === undefined ? '' : cell(this.#time) };
  }

  #readHead(): void {
    const names = this.#columns.map((_, i) => this.#records.cell(i)).join();
    if (names !== `\uFEFF${this.#columns.join()}`) throw new Error('The first line does not name the columns.');
    this.#head = false;
  }
}

/** A key without the apostrophe that kept a spreadsheet from reckoning it. */
const bare = (text: string) => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');
