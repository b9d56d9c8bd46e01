/**
 * Cuts the rows out of a page's bytes, so that what is kept is what was served, byte for byte: parsing and writing
 * again would lose `70.0`, large numbers and escapes. Expects bytes that have parsed as JSON; it does not check them.
 */
import { closeList, closeObject, colon, comma, openList, openObject, skipSpace, skipString, skipValue } from './json-bytes.ts';

/** Start and end of each element of the list under the top-level key `key`; empty when there is no such list. */
export function sliceRows(bytes: Uint8Array, key: string): { start: number; end: number }[] {
  let at = skipSpace(bytes, 0);
  if (bytes[at] !== openObject) return [];
  at = skipSpace(bytes, at + 1);
  while (at < bytes.length && bytes[at] !== closeObject) {
    const nameEnd = skipString(bytes, at);
    const name = JSON.parse(new TextDecoder().decode(bytes.subarray(at, nameEnd))) as string;
    at = skipSpace(bytes, nameEnd);
    if (bytes[at] !== colon) return [];
    at = skipSpace(bytes, at + 1);
    if (name === key) return bytes[at] === openList ? elements(bytes, at) : [];
    at = skipSpace(bytes, skipValue(bytes, at));
    if (bytes[at] === comma) at = skipSpace(bytes, at + 1);
  }
  return [];
}

function elements(bytes: Uint8Array, open: number): { start: number; end: number }[] {
  const slices: { start: number; end: number }[] = [];
  let at = skipSpace(bytes, open + 1);
  while (at < bytes.length && bytes[at] !== closeList) {
    const end = skipValue(bytes, at);
    slices.push({ start: at, end });
    at = skipSpace(bytes, end);
    if (bytes[at] === comma) at = skipSpace(bytes, at + 1);
  }
  return slices;
}
