/** Cells from which the value can be told exactly. */
import type { Cells } from './csv-cells.ts';
import { isNested, isNull, isText, textIn, utf8In, type Put } from './csv-value.ts';

/**
 * Texts and what is nested in quotes; of null nothing; all else as it was served, without quotes. In quotes, what begins with
 * a bracket is nested in a column that `nests`, and everything is a text in others. What would be taken for the other, and
 * a text with half a pair, which UTF-8 cannot hold, such a cell cannot say.
 */
export const exact =
  (nests: boolean): Put =>
  (cells, json, start, end) => {
    const first = json[start];
    if (isText(first)) return putText(cells, utf8In(json, start, end), nests);
    if (isNested(first) && !nests) return false;
    if (isNested(first)) cells.quoted(json, start, end);
    else if (!isNull(first)) cells.bare(json, start, end);
    return true;
  };

function putText(cells: Cells, bytes: Uint8Array | undefined, nests: boolean): boolean {
  if (!bytes || (nests && isNested(bytes[0]))) return false;
  cells.quoted(bytes, 0, bytes.length);
  return true;
}

/** Texts that could be JSON, could be a formula, or would not show. */
const unclear = /^(?:$|[\s"{[\-\d=+@＝＋－＠]|(?:true|false|null)\s*$)/;

/** JSON, but for a text that is plainly none, which stands there as it is; never a formula. Puts null too. */
export const jsonOrText: Put = (cells, json, start, end) => {
  const first = json[start];
  const text = isText(first) ? textIn(json, start, end) : '';
  if (!unclear.test(text) && text.isWellFormed()) cells.text(text);
  else if (isText(first) || isNested(first)) cells.quoted(json, start, end);
  else cells.bare(json, start, end);
  return true;
};
