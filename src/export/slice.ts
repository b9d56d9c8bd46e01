/**
 * Cuts the rows out of a page's bytes, so that what is kept is what was served, byte for byte: parsing and writing
 * again would lose `70.0`, large numbers and escapes. Expects bytes that have parsed as JSON; it does not check them.
 */
import { closeList, closeObject, colon, comma, openList, openObject, skipSpace, skipString, skipValue } from './json-bytes.ts';

/**
 * Start and end of each row: of the elements of the lists, or of the one object, under the top-level keys `keys`; without
 * keys, of the text itself. Rows come in the order of `keys`. Empty when there are none.
 */
export function sliceRows(bytes: Uint8Array, keys: readonly string[]): { start: number; end: number }[] {
  const at = skipSpace(bytes, 0);
  if (!keys.length) return rowsAt(bytes, at);
  const places = placesOf(bytes, at, keys);
  return keys.flatMap((key) => (places.has(key) ? rowsAt(bytes, places.get(key)!) : []));
}

/** Where the values of `keys` begin in the object at `open`. Looks no further than it must. */
function placesOf(bytes: Uint8Array, open: number, keys: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  if (bytes[open] !== openObject) return places;
  let at = skipSpace(bytes, open + 1);
  while (at < bytes.length && bytes[at] !== closeObject) {
    const nameEnd = skipString(bytes, at);
    const name = JSON.parse(new TextDecoder().decode(bytes.subarray(at, nameEnd))) as string;
    at = skipSpace(bytes, nameEnd);
    if (bytes[at] !== colon) return places;
    at = skipSpace(bytes, at + 1);
    if (keys.includes(name)) places.set(name, at);
    if (places.size === keys.length) return places;
    at = skipSpace(bytes, skipValue(bytes, at));
    if (bytes[at] === comma) at = skipSpace(bytes, at + 1);
  }
  return places;
}

function rowsAt(bytes: Uint8Array, at: number): { start: number; end: number }[] {
  if (bytes[at] === openList) return elements(bytes, at);
  return bytes[at] === openObject ? [{ start: at, end: skipValue(bytes, at) }] : [];
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
