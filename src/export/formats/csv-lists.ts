/**
 * Tables for lists: the rows of a stream without them, and for each list a table of its items, each behind the key of the
 * row that it comes from (`parent_id`) and its place in the list (`position`, from 1). Items of which the fields are known
 * (`csv-items.ts`) have a column for each; of other lists `value` holds the item as JSON, a text that is plainly none as it
 * is. In place of the list the row has the number of its items (`history_count`), empty where there is no list. What is
 * no list stands among the row's other fields.
 */
import type { Stream } from '../../zendesk/streams.ts';
import { Fields } from '../fields.ts';
import { openList } from '../json-bytes.ts';
import { sliceRows } from '../slice.ts';
import type { Cells } from './csv-cells.ts';
import { isList, listsOf, otherFields, schemaColumns, type Column } from './csv-columns.ts';
import { jsonOrText } from './csv-exact.ts';
import { itemFields } from './csv-items.ts';
import { cellsOf, type PutCells } from './csv-row.ts';
import { forSpreadsheets, safe } from './csv-safe.ts';
import { rowsTable, type Table } from './csv-table.ts';
import { isNull, type Put } from './csv-value.ts';

/** The rows' own table comes first. */
export const listTables = (stream: Stream): Table[] => [
  rowsTable({ ...forSpreadsheets, suffix: 'table', key: stream.key, time: stream.time, columns: rowColumns(stream) }),
  ...listsOf(stream).map((list) => itemsTable(stream, list)),
];

const rowColumns = (stream: Stream): Column[] =>
  schemaColumns(stream, (kinds, field) => (isList(kinds) ? { name: `${field}_count`, put: itemCount } : { put: safe }));

const itemCount: Put = (cells, json, start, end) => {
  if (json[start] === openList) cells.text(`${sliceRows(json.subarray(start, end), []).length}`);
  return json[start] === openList || isNull(json[start]);
};

const position = 'position';

function itemsTable(stream: Stream, list: string): Table {
  const known = itemFields[stream.name]?.[list]?.map((field): Column => ({ name: field, field, put: safe }));
  const parent = stream.key.map((name) => `parent_${name}`);
  return {
    suffix: list,
    columns: [...parent, position, ...(known ? [...known.map(({ name }) => name), otherFields] : ['value'])],
    key: parent,
    position,
    bare: forSpreadsheets.bare,
    rowsOf: (row) => lengthOf((row as Readonly<Record<string, unknown>> | null)?.[list]),
    lines: () => itemLines(stream.key, list, known ? cellsOf(known, forSpreadsheets.alone) : putValue),
  };
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);

const putValue: PutCells = (cells, json, start, end) => {
  jsonOrText(cells, json, start, end);
  cells.end();
};

/** A line for each item of the row's list. */
function itemLines(key: readonly string[], list: string, putItem: PutCells): PutCells {
  const fields = new Fields([...key, list]);
  const putKey = (cells: Cells, json: Uint8Array) =>
    key.forEach((_, i) => {
      if (fields.starts[i]! >= 0) safe(cells, json, fields.starts[i]!, fields.ends[i]!);
      cells.end();
    });
  return (cells, json, start, end) => {
    fields.read(json, start, end);
    const items = json.subarray(...placeOf(fields, key.length));
    if (items[0] !== openList) return;
    sliceRows(items, []).forEach((item, i) => {
      putKey(cells, json);
      cells.text(`${i + 1}`);
      cells.end();
      putItem(cells, items, item.start, item.end);
      cells.endLine();
    });
  };
}

const placeOf = ({ starts, ends }: Fields, i: number): [number, number] => (starts[i]! < 0 ? [0, 0] : [starts[i]!, ends[i]!]);
