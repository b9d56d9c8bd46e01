/** The peer of each format. */
import Papa from 'papaparse';
import type { Format } from '../../src/export/formats/format.ts';
import { parquet } from './peer-parquet.ts';
import { xml } from './peer-xml.ts';
import type { Peer } from './peer.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Cells that are ready: what a row becomes in them is the format's own affair. Of one file, with its first line. */
const csv: Peer = {
  name: 'papaparse',
  writer(files) {
    const cells = files.map((file) => Papa.parse<string[]>(decoder.decode(file), { skipEmptyLines: true }).data);
    return () => cells.map((some) => encoder.encode(Papa.unparse(some, { newline: '\r\n' })));
  },
  read: (file) => Papa.parse(decoder.decode(file), { header: false, skipEmptyLines: true }).data.length - 1,
};

const json: Peer = {
  name: 'JSON',
  writer: () => (rows) => [encoder.encode(JSON.stringify(rows))],
  read: (file) => (JSON.parse(decoder.decode(file)) as unknown[]).length,
};

const jsonl: Peer = {
  name: 'JSON',
  writer: () => (rows) => [encoder.encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))],
  read: (file) =>
    decoder
      .decode(file)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown).length,
};

/** A format that is not here has none: no library makes our archive of conversations. */
export const peers: Partial<Record<Format['name'], Peer>> = {
  csv,
  'csv-exact': csv,
  'csv-tables': csv,
  'csv-vendor': csv,
  jsonl,
  json,
  xml,
  parquet,
};
