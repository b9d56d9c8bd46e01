/** The one table of formats. */
import { html } from './archive.ts';
import { csv, csvExact, csvTables, csvVendor } from './csv.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { parquet } from './parquet.ts';
import { xml } from './xml.ts';

export const formats = {
  csv,
  'csv-exact': csvExact,
  'csv-tables': csvTables,
  'csv-vendor': csvVendor,
  jsonl,
  json,
  xml,
  parquet,
  html,
} as const satisfies Record<Format['name'], Format>;
export type FormatName = keyof typeof formats;
