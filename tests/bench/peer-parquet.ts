/** Parquet by `hyparquet-writer` and `hyparquet`, with all rows in memory. */
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer, type BasicType } from 'hyparquet-writer';
import type { Peer, Row } from './peer.ts';

/** Numbers as DOUBLE, all else as text; a column for each field that any row has. */
function columnOf(name: string, rows: readonly Row[]) {
  const cells = rows.map((row) => row[name] ?? null);
  const are = (kind: string) => cells.every((cell) => cell === null || typeof cell === kind);
  const type: BasicType = are('number') ? 'DOUBLE' : are('boolean') ? 'BOOLEAN' : 'STRING';
  const text = (cell: unknown) => (cell === null || typeof cell === 'string' ? cell : JSON.stringify(cell));
  return { name, type, data: type === 'STRING' ? cells.map(text) : cells };
}

export const parquet: Peer = {
  name: 'hyparquet',
  writer: () => (rows) => {
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return [new Uint8Array(parquetWriteBuffer({ columnData: names.map((name) => columnOf(name, rows)) }))];
  },
  read: async (file) => (await parquetReadObjects({ file: file.slice().buffer })).length,
};
