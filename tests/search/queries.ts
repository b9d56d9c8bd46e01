/** What administrators type, and the page that must come first: `queries.yaml`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { localeCodes, type Locale } from '../../src/locales.ts';

const kinds = [
  'plain',
  'compound',
  'inflected',
  'transliterated',
  'spaces',
  'diacritics',
  'english',
  'synonym',
  'message',
  'question',
] as const;

const querySchema = z.strictObject({
  query: z.string().min(1),
  first: z.string().describe('The page, without its locale.'),
  kind: z.enum(kinds),
});
export type Query = z.infer<typeof querySchema>;

const schema = z.strictObject(
  Object.fromEntries(localeCodes.map((code) => [code, z.array(querySchema).min(12)])) as Record<Locale, z.ZodArray<typeof querySchema>>,
);

/** Throws for a locale with fewer than twelve. */
export const queries: Readonly<Record<Locale, readonly Query[]>> = schema.parse(
  parse(readFileSync(path.join(import.meta.dirname, 'queries.yaml'), 'utf8')),
);
