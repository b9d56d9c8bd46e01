/** Writes the file that a table describes, from the bytes of the spool. */
import { Cells } from './csv-cells.ts';
import type { PutCells } from './csv-row.ts';
import { CsvReader } from './csv-rows.ts';
import { firstLine, type Table } from './csv-table.ts';
import type { Part, Writer } from './format.ts';

export const partOf = (table: Table): Part => ({
  suffix: table.suffix,
  ...(table.rowsOf && { rowsOf: table.rowsOf }),
  writer: () => new CsvWriter(table),
  reader: () => new CsvReader(table),
});

const newline = 0x0a;

class CsvWriter implements Writer {
  readonly #table: Table;
  readonly #lines: PutCells;
  readonly #cells = new Cells();

  constructor(table: Table) {
    this.#table = table;
    this.#lines = table.lines();
  }

  head = () => new TextEncoder().encode(`${firstLine(this.#table)}\r\n`);

  block(lines: Uint8Array, counts: (i: number) => boolean): Uint8Array {
    for (let from = 0, i = 0; from < lines.length; i++) {
      const to = lines.indexOf(newline, from);
      if (counts(i)) this.#lines(this.#cells, lines, from, to);
      from = to + 1;
    }
    return this.#cells.take();
  }

  tail = () => new Uint8Array();
}
