/** What DuckDB finds in a Parquet file: a reader that shares nothing with ours. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** What a cell holds, by the type of its column: VARCHAR, BIGINT, DOUBLE, BOOLEAN. */
export type Cell = string | bigint | number | boolean | null;

const database = DuckDBInstance.create(':memory:').then((instance) => instance.connect());
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The rows of an answer; `$file` in the question stands for the file. Blobs come as bytes. */
export async function ask(file: Uint8Array, question: string): Promise<Record<string, unknown>[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wegweiser-duckdb-'));
  try {
    const name = path.join(folder, 'file.parquet');
    writeFileSync(name, file);
    const answer = await (await database).runAndReadAll(question.replaceAll('$file', `'${name.replaceAll("'", "''")}'`));
    return answer.getRowObjectsJS();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The type of each column, in their order. */
export async function typesIn(file: Uint8Array): Promise<Record<string, string>> {
  const columns = await ask(file, 'describe select * from read_parquet($file)');
  return Object.fromEntries(columns.map((column) => [column['column_name'] as string, column['column_type'] as string]));
}

/** All rows, in the file's order. Texts are taken as bytes: read as texts, DuckDB's client would lose a byte order mark. */
export async function rowsIn(file: Uint8Array): Promise<Record<string, Cell>[]> {
  const columns = Object.entries(await typesIn(file)).map(([name, type]) =>
    type === 'VARCHAR' ? `encode("${name}") as "${name}"` : `"${name}"`,
  );
  const rows = await ask(file, `select ${columns.join(', ')} from read_parquet($file) order by file_row_number`);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cellOf(cell)])));
}

const cellOf = (cell: unknown) => (cell instanceof Uint8Array ? decoder.decode(cell) : (cell as Cell));

/** Names of the columns whose texts are JSON, as the file's metadata says. */
export async function jsonColumnsIn(file: Uint8Array): Promise<string[]> {
  const [found] = await ask(file, `select decode(value) as names from parquet_kv_metadata($file) where decode(key) = 'json_columns'`);
  return JSON.parse(found!['names'] as string) as string[];
}
