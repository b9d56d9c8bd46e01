/** What a Parquet file says of rows, as DuckDB opens it, and what the rows themselves said. */
import type { Stream } from '../../../src/zendesk/streams.ts';
import { jsonColumnsIn, rowsIn, type Cell } from './duckdb.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As the header of `parquet.ts` tells readers to read: what each row said, but for null in a column. */
export async function valuesIn(file: Uint8Array): Promise<unknown[]> {
  const [rows, json] = [await rowsIn(file), await jsonColumnsIn(file)];
  const valueOf = (name: string, cell: Cell): unknown => {
    if (json.includes(name)) return JSON.parse(cell as string);
    return typeof cell === 'bigint' ? Number(cell) : cell;
  };
  return rows.map(({ other_fields: others, ...cells }) => {
    const columns = Object.entries(cells).flatMap(([name, cell]) => (cell === null ? [] : [[name, valueOf(name, cell)] as const]));
    const other = JSON.parse((others as string | null) ?? '{}') as unknown;
    return isObject(other) ? { ...Object.fromEntries(columns), ...other } : other;
  });
}

/** The row without what is null in a column. */
export function saidBy(row: string, { schema }: Stream): unknown {
  const value: unknown = JSON.parse(row);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([field, of]) => of !== null || !Object.hasOwn(schema.shape, field)));
}
