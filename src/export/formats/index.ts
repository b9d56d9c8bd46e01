/** The one table of formats. */
import { html } from './archive.ts';
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { xml } from './xml.ts';

export const formats = { csv, jsonl, json, xml, html } as const satisfies Record<Format['name'], Format>;
export type FormatName = keyof typeof formats;
