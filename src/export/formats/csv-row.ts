/** The cells of an object in a CSV file. */
import { Fields } from '../fields.ts';
import type { Cells } from './csv-cells.ts';
import type { Column } from './csv-columns.ts';

/** Puts all cells for the JSON value between `start` and `end`, and ends each. */
export type PutCells = (cells: Cells, json: Uint8Array, start: number, end: number) => void;

/** Text of a JSON value that is no object, as it is to stand in the column of other fields. */
export type Alone = (json: string) => string;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const textOf = (json: Uint8Array, start: number, end: number) => decoder.decode(json.subarray(start, end));

/**
 * A cell for each column; and with `alone` a last one for all that stands in none of them. To be used for one file: it holds
 * what it learns of the objects' shape.
 */
export function cellsOf(columns: readonly Column[], alone?: Alone): PutCells {
  const names = [...new Set(columns.flatMap(({ field }) => field ?? []))];
  const places = columns.map(({ field }) => (field === undefined ? -1 : names.indexOf(field)));
  const fields = new Fields(names);
  return (cells, json, start, end) => {
    const whole = fields.read(json, start, end);
    const left: string[] = [];
    for (let i = 0; i < columns.length; i++) {
      const place = places[i]!;
      const from = fields.starts[place] ?? -1;
      const to = fields.ends[place] ?? -1;
      if (from >= 0 && !columns[i]!.put(cells, json, from, to)) left.push(`${JSON.stringify(names[place])}:${textOf(json, from, to)}`);
      cells.end();
    }
    if (!alone) return;
    left.push(...fields.others.map((other) => textOf(json, other.start, other.end)));
    if (!whole) putJson(cells, alone(textOf(json, start, end)));
    else if (left.length) putJson(cells, `{${left.join(',')}}`);
    cells.end();
  };
}

function putJson(cells: Cells, json: string): void {
  const bytes = encoder.encode(json);
  cells.quoted(bytes, 0, bytes.length);
}
