/**
 * The kinds of CSV. All are RFC 4180 in UTF-8 with BOM, one line a row and one column a field of the schema; what is nested
 * is the JSON that was served, and fields that the schema does not know stand together in the last column, `other_fields`. Of
 * a field that is given twice the last one counts.
 *
 * - `csv`, for spreadsheets: text that one would take for a formula begins with an apostrophe; null, an empty text and a
 *   field that is missing look alike.
 * - `csv-exact`, for programs: every text to the byte, so that a spreadsheet may take one for a formula. In quotes are texts
 *   and what is nested; without them numbers, `true` and `false` as they were served. `""` is an empty text; an empty cell is
 *   null or a field that is missing, and these two alone look alike. In columns of the schema in which something nested may
 *   stand, what begins with a bracket in quotes is nested; elsewhere it is a text. What does not fit that, or holds half a
 *   surrogate pair, stands in `other_fields`, and so does a row that is no object.
 * - `csv-tables`: as `csv`, but each list is a table of its own: see `csv-lists.ts`.
 * - `csv-vendor`: the columns of the vendor's own CSV of tickets: see `csv-vendor.ts`.
 */
import type { Stream } from '../../zendesk/streams.ts';
import { fieldsOf, nests, otherFields, schemaColumns } from './csv-columns.ts';
import { exact } from './csv-exact.ts';
import { listTables } from './csv-lists.ts';
import { partOf } from './csv-part.ts';
import { forSpreadsheets, safe } from './csv-safe.ts';
import { rowsTable, type Table } from './csv-table.ts';
import { isTickets, vendorTable } from './csv-vendor.ts';
import type { Format } from './format.ts';

export { otherFields };
export const columnsOf = (stream: Stream): string[] => [...fieldsOf(stream), otherFields];

interface Kind extends Pick<Format, 'name' | 'fits'> {
  usual?: boolean;
  /** At least one, each with a suffix of its own, which no other kind has. */
  tables(stream: Stream): Table[];
}

const formatOf = ({ tables, usual = false, ...kind }: Kind): Format => ({
  ...kind,
  extension: 'csv',
  mediaType: 'text/csv',
  usual,
  parts: (stream) => tables(stream).map(partOf),
});

const whole = (suffix: string, { key, time }: Stream) => ({ suffix, key, time });

export const csv = formatOf({
  name: 'csv',
  usual: true,
  tables: (stream) => [rowsTable({ ...whole('', stream), ...forSpreadsheets, columns: schemaColumns(stream, () => ({ put: safe })) })],
});

export const csvExact = formatOf({
  name: 'csv-exact',
  tables: (stream) => [
    rowsTable({
      ...whole('exact', stream),
      columns: schemaColumns(stream, (kinds) => ({ put: exact(nests(kinds)) })),
      alone: (json) => json,
      bare: (cell) => cell,
    }),
  ],
});

export const csvTables = formatOf({ name: 'csv-tables', tables: listTables });

export const csvVendor = formatOf({ name: 'csv-vendor', fits: isTickets, tables: () => [vendorTable] });
