/** The one table of formats. */
import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';

export const formats = { csv, jsonl, json } as const satisfies Record<Format['name'], Format>;
export type FormatName = keyof typeof formats;
