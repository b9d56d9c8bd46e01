/** CSV files as two programs read them that are not ours, and the files of one part alone. */
import { parse } from 'csv-parse/sync';
import Papa from 'papaparse';
import { expect } from 'vitest';
import type { Format } from '../../../src/export/formats/format.ts';
import type { Stream } from '../../../src/zendesk/streams.ts';
import { written } from './files.ts';

const mark = '\ufeff';
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** All lines, the first one too. Each fails on a file that is not whole, and on lines of different widths. */
export const csvReaders = {
  'Papa Parse'(text: string): string[][] {
    const { data, errors } = Papa.parse<string[]>(text.slice(mark.length), { delimiter: ',', newline: '\r\n' });
    expect([errors, data.pop()]).toEqual([[], ['']]);
    expect(data.filter(({ length }) => length !== data[0]!.length)).toEqual([]);
    return data;
  },
  'csv-parse': (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n' }),
} as const;

/** All lines, each cell with its quotes told apart: `[text, whether it stood in quotes]`. */
export const withQuotes = (text: string): [string, boolean][][] =>
  parse(text, { bom: true, record_delimiter: '\r\n', cast: (cell, { quoting }) => [cell, quoting] }) as unknown as [string, boolean][][];

/** Lines as objects by the names of the first one, read by both, which have to agree. */
export function records(text: string): Record<string, string>[] {
  const [lines, others] = Object.values(csvReaders).map((read) => read(text));
  expect(others).toEqual(lines);
  const [head, ...rest] = lines!;
  return rest.map((line) => Object.fromEntries(line.map((cell, i) => [head![i]!, cell])));
}

/** The format as if it made nothing but the part of that suffix. */
export const only = (format: Format, suffix: string): Format => ({
  ...format,
  parts: (stream) => format.parts(stream).filter((part) => part.suffix === suffix),
});

/** The text of the file that a part makes of these rows. */
export const textOf = (format: Format, suffix: string, stream: Stream, rows: readonly string[]): string =>
  decoder.decode(written({ format: only(format, suffix), stream }, rows));
