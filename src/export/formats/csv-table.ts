/** What one file of a kind of CSV holds: its columns, and what becomes of a row in it. */
import { otherFields, type Column } from './csv-columns.ts';
import { cellsOf, type Alone, type PutCells } from './csv-row.ts';
import type { Part } from './format.ts';

export interface Table extends Pick<Part, 'suffix' | 'rowsOf'> {
  /** What the first line says. */
  readonly columns: readonly string[];
  /** The columns that hold the fields of the key, and the time, if there is one. */
  readonly key: readonly string[];
  readonly time?: string | undefined;
  /** Of a child table: the column that counts the lines of one row, from 1. */
  readonly position?: string;
  /** The text of a key's cell as it was before the cell was made safe. */
  readonly bare: (cell: string) => string;
  /** Puts the lines of one row and ends them. A new one for each file. */
  lines(): PutCells;
}

export interface RowsTable extends Omit<Table, 'columns' | 'lines'> {
  readonly columns: readonly Column[];
  /** With it a last column has all that stands in no other. */
  readonly alone?: Alone;
}

/** A table of the rows themselves, a line for each. */
export const rowsTable = ({ columns, alone, ...table }: RowsTable): Table => ({
  ...table,
  columns: [...columns.map(({ name }) => name), ...(alone ? [otherFields] : [])],
  lines() {
    const put = cellsOf(columns, alone);
    return (cells, json, start, end) => {
      put(cells, json, start, end);
      cells.endLine();
    };
  },
});

/** It begins with a byte order mark, without which spreadsheets take UTF-8 for something else. */
export const firstLine = ({ columns }: Pick<Table, 'columns'>) => `\uFEFF${columns.join(',')}`;
