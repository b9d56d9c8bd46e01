/** Reads a Parquet file back, group after group and column after column; knows the columns' names, but nothing of how it was written. */
import { parquetMetadataAsync, parquetRead, type AsyncBuffer, type FileMetaData, type RowGroup } from 'hyparquet';
import type { Stream } from '../../zendesk/streams.ts';
import { otherFields } from './csv-columns.ts';
import type { FileBytes, ReadRow } from './format.ts';

type Described = Pick<Stream, 'key' | 'time'>;
type Column = readonly unknown[];

/**
 * All rows, a group at a time. Every column is decoded, also those that nobody asks for here. Throws on a file that is not
 * whole. Memory: one column of one group, and the columns of key and time.
 */
export async function* readParquet(stream: Described, names: readonly string[], file: FileBytes): AsyncGenerator<ReadRow[], void> {
  const source = sourceOf(file);
  if (textOf(await source.slice(0, magic.length)) !== magic) throw new Error('The file does not begin as a Parquet file.');
  const metadata = await parquetMetadataAsync(source);
  const found = metadata.schema.slice(1).map(({ name }) => name);
  if (found.join() !== names.join()) throw new Error('The file has other columns.');
  const json = jsonColumnsOf(metadata);
  let rows = 0;
  for (const group of metadata.row_groups) {
    const some = rowsOf(stream, await readGroup(stream, names, { source, metadata, group }), json);
    rows += some.length;
    yield some;
  }
  if (BigInt(rows) !== metadata.num_rows) throw new Error(`The file has ${rows} rows instead of ${metadata.num_rows}.`);
}

const magic = 'PAR1';
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const textOf = (bytes: ArrayBuffer | Uint8Array) => decoder.decode(bytes);

const sourceOf = (file: FileBytes): AsyncBuffer & { slice(start: number, end?: number): ArrayBuffer } => ({
  byteLength: file.size,
  slice: (start, end = file.size) => file.read(start, end - start).slice().buffer,
});

interface InFile {
  source: AsyncBuffer;
  metadata: FileMetaData;
  group: RowGroup;
}

/** As the file itself says. */
const jsonColumnsOf = ({ key_value_metadata: about = [] }: FileMetaData): string[] =>
  JSON.parse(about.find(({ key }) => key === 'json_columns')?.value ?? '[]') as string[];

/** Of the columns that say key and time, by name. */
async function readGroup({ key, time }: Described, names: readonly string[], inFile: InFile): Promise<Map<string, Column>> {
  const wanted = new Set([...key, time, otherFields]);
  const columns = new Map<string, Column>();
  for (const name of names) {
    const column = await readColumn(name, inFile);
    if (wanted.has(name)) columns.set(name, column);
  }
  return columns;
}

async function readColumn(name: string, { source, metadata, group }: InFile): Promise<Column> {
  const cells: unknown[][] = [];
  await parquetRead({
    file: source,
    metadata: { ...metadata, row_groups: [group] },
    columns: [name],
    parsers: { stringFromBytes: textOf },
    onChunk: ({ columnData }) => void cells.push(Array.from(columnData as ArrayLike<unknown>)),
  });
  const column = cells.flat();
  if (BigInt(column.length) !== group.num_rows) throw new Error(`${name} has ${column.length} cells instead of ${group.num_rows}.`);
  return column;
}

function rowsOf({ key, time }: Described, columns: ReadonlyMap<string, Column>, json: readonly string[]): ReadRow[] {
  const said = (name: string, cell: unknown) => (json.includes(name) ? parsed(cell) : cell);
  return columns.get(otherFields)!.map((others, row) => {
    const valueOf = (name: string) => plain(said(name, columns.get(name)?.[row]) ?? otherOf(others, name));
    return { key: key.map(valueOf).join('|'), time: time === undefined ? '' : valueOf(time) };
  });
}

/** What did not fit in its column. */
function otherOf(others: unknown, name: string): unknown {
  const fields = parsed(others);
  return isObject(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

const parsed = (cell: unknown): unknown => (typeof cell === 'string' ? JSON.parse(cell) : undefined);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** A number says what it says however it is written. */
const plain = (value: unknown) => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(Number(value)) : '';
};
