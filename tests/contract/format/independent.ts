/** Readers of each format that are not ours: what rows another program finds in a file. */
import Papa from 'papaparse';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect } from 'vitest';
import type { FormatName } from '../../../src/export/formats/index.ts';
import { rowsIn } from './duckdb.ts';
import { rowsOfXml } from './xml-value.ts';

export interface Seen {
  id: string;
  timestamp: string;
}

const seen = (row: unknown): Seen => {
  const { id, timestamp } = row as Seen;
  return { id, timestamp };
};

/** `named` says which columns have other names here. */
function csv(text: string, named: Readonly<Record<string, string>> = {}): Seen[] {
  const transformHeader = (name: string) => named[name] ?? name;
  const { data, errors } = Papa.parse<Seen>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true, transformHeader });
  expect(errors).toEqual([]);
  return data.map(seen);
}

/** Of formats that are text: id and time of each row, in order. Fails on a file that is not whole. */
export const readers: Record<Exclude<FormatName, 'parquet'>, (text: string) => Seen[]> = {
  jsonl: (text) =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => seen(JSON.parse(line))),
  json: (text) => (JSON.parse(text) as unknown[]).map(seen),
  xml: (text) => rowsOfXml(text).map(seen),
  csv: (text) => csv(text),
  'csv-exact': (text) => csv(text),
  'csv-tables': (text) => csv(text),
  'csv-vendor': (text) => csv(text, { Id: 'id', 'Created at': 'timestamp' }),
  html: (text) =>
    [...walk(parse(text))].flatMap((node) => {
      const value = (name: string) => ('attrs' in node ? node.attrs.find((one) => one.name === name)?.value : undefined);
      const id = value('data-key');
      return id === undefined ? [] : [{ id, timestamp: value('data-time')! }];
    }),
};

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The same of a file of any format. */
export const seenIn = async (name: FormatName, file: Uint8Array): Promise<Seen[]> =>
  name === 'parquet' ? (await rowsIn(file)).map(seen) : readers[name](decoder.decode(file));

function* walk(node: Tree.Node): Generator<Tree.Node> {
  yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* walk(child);
}
