/** Cells of Parquet files: of a JSON value exactly what it says, or nothing. */
import { isNested, isText, utf8In } from './csv-value.ts';
import { sameNumber } from './parquet-numbers.ts';

export type Cell = Uint8Array | bigint | number | boolean;

/**
 * The cell for the JSON value between `start` and `end`, which is not null. Undefined where such a cell cannot say just the
 * same: then the value is to stand among the other fields.
 */
export type CellOf = (json: Uint8Array, start: number, end: number) => Cell | undefined;

const decoder = new TextDecoder();

/** A copy, because the least and the greatest are held to the file's end. */
export const text: CellOf = (json, start, end) => (isText(json[start]) ? utf8In(json, start, end)?.slice() : undefined);

/** Longer ones would not fit in 64 bits. */
const mostDigits = '-9223372036854775808'.length;

/** Never through a double, which holds 53 bits. */
export const integer: CellOf = (json, start, end) => {
  if (end - start > mostDigits) return undefined;
  const digits = decoder.decode(json.subarray(start, end));
  if (!/^(?:0|-?[1-9]\d*)$/.test(digits)) return undefined;
  const value = BigInt(digits);
  return BigInt.asIntN(64, value) === value ? value : undefined;
};

/** Only numbers whose digits a double keeps; and not −0, which the library's dictionaries take for 0. */
export const double: CellOf = (json, start, end) => {
  if (isText(json[start]) || isNested(json[start])) return undefined;
  const digits = decoder.decode(json.subarray(start, end));
  const value = Number(digits);
  return sameNumber(digits, String(value)) && !Object.is(value, -0) ? value : undefined;
};

const [t, f] = [0x74, 0x66];

export const flag: CellOf = (json, start) => (json[start] === t || json[start] === f ? json[start] === t : undefined);

/** Whatever it is, as it was served. */
export const served: CellOf = (json, start, end) => json.subarray(start, end);
