/** Cells for spreadsheets: nothing in them is taken for a formula. */
import { backslash, comma } from '../json-bytes.ts';
import type { Cells } from './csv-cells.ts';
import { otherFields } from './csv-columns.ts';
import { isNested, isNull, isText, textIn, valueIn, type Put } from './csv-value.ts';

const encoder = new TextEncoder();
const apostrophe = "'";
const fullWidth = 0xef;
const formula = new Set([0x3d, 0x2b, 0x2d, 0x40]); // = + - @
/** Spreadsheets take these for the beginning of a formula; the full-width signs count in East Asian ones. */
const begins = /^[=+\-@\t\r＝＋－＠]/;

/** A text as text, where it could be a formula behind an apostrophe; of null nothing; all else as the JSON that was served. */
export const safe: Put = (cells, json, start, end) => {
  const first = json[start];
  if (isText(first)) safeText(cells, json, start, end);
  else if (isNested(first)) cells.quoted(json, start, end);
  else if (!isNull(first)) cells.bare(json, start, end);
  return true;
};

const bare = (cell: string) => (cell.startsWith(apostrophe) && begins.test(cell.slice(1)) ? cell.slice(1) : cell);

/** How tables of such cells say what is no object, and how a key is told from its cell. */
export const forSpreadsheets = { alone: (json: string) => `{"${otherFields}":${json}}`, bare } as const;

/** What `of` makes of the value. */
export const safely =
  (of: (value: unknown) => unknown): Put =>
  (cells, json, start, end) => {
    const bytes = encoder.encode(JSON.stringify(of(valueIn(json, start, end)) ?? null));
    return safe(cells, bytes, 0, bytes.length);
  };

/** A text without escapes and without anything that a spreadsheet could take for a formula is copied as it is. */
function safeText(cells: Cells, json: Uint8Array, start: number, end: number): void {
  const first = json[start + 1]!;
  let plain = first !== fullWidth && !formula.has(first);
  let commas = false;
  for (let i = start + 1; plain && i < end - 1; i++) {
    const c = json[i];
    if (c === backslash) plain = false;
    else if (c === comma) commas = true;
  }
  if (!plain) cells.text(harmless(textIn(json, start, end)));
  else if (commas) cells.quoted(json, start + 1, end - 1);
  else cells.bare(json, start + 1, end - 1);
}

const harmless = (text: string) => (begins.test(text) ? apostrophe + text : text);
