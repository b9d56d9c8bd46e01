/** The fields of a row as text, each as it was served: numbers with all their digits, what is nested as JSON. */
import { Fields } from '../fields.ts';
import { skipSpace, skipString } from '../json-bytes.ts';
import { apart } from './html.ts';

export interface ShownField {
  name: string;
  text: string;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
const fields = new Fields([]);
const empty = new Set(['null', '""', '[]', '{}']);

/** Those of a row that hold something; a row that is no object is one field without a name. */
export function fieldsOf(line: string): ShownField[] {
  const bytes = encoder.encode(line);
  if (!fields.read(bytes, skipSpace(bytes, 0), bytes.length)) return [{ name: '', text: textOf(line) }];
  return fields.others.flatMap(({ start, end }) => {
    const nameEnd = skipString(bytes, start);
    const json = decoder.decode(bytes.subarray(skipSpace(bytes, skipSpace(bytes, nameEnd) + 1), end));
    const name = JSON.parse(decoder.decode(bytes.subarray(start, nameEnd))) as string;
    return empty.has(json) ? [] : [{ name, text: textOf(json) }];
  });
}

const textOf = (json: string) => (json.startsWith('"') ? (JSON.parse(json) as string) : json);

export const fieldTable = (some: readonly ShownField[]) =>
  `<table>${some.map(({ name, text }) => `<tr><th scope="row">${apart(name || '–')}</th><td>${apart(text)}</td></tr>`).join('')}</table>`;

/** As one text: of tens of thousands of conversations a table each would make a page too heavy to open. */
export const fieldLines = (some: readonly ShownField[]) =>
  `<pre>${apart(some.map(({ name, text }) => `${name}: ${text}`).join('\n'))}</pre>`;
