/** What a cell says of a JSON value: what all ways of saying it share. */
import { backslash, openList, openObject, quote } from '../json-bytes.ts';
import type { Cells } from './csv-cells.ts';

/**
 * Puts the cell for the JSON value between `start` and `end`. False, with nothing put, where such a cell cannot say it: then
 * the value is to stand among the other fields.
 */
export type Put = (cells: Cells, json: Uint8Array, start: number, end: number) => boolean;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const valueIn = (json: Uint8Array, start: number, end: number): unknown => JSON.parse(decoder.decode(json.subarray(start, end)));
export const textIn = valueIn as (json: Uint8Array, start: number, end: number) => string;

const encoder = new TextEncoder();

/** The text between `start` and `end` as UTF-8, where it lies if it can; undefined for half a surrogate pair, which UTF-8 cannot hold. */
export function utf8In(json: Uint8Array, start: number, end: number): Uint8Array | undefined {
  const inside = json.subarray(start + 1, end - 1);
  if (!inside.includes(backslash)) return inside;
  const text = textIn(json, start, end);
  return text.isWellFormed() ? encoder.encode(text) : undefined;
}

/** Each by the first byte of a value. */
export const isText = (first: number | undefined) => first === quote;
export const isNested = (first: number | undefined) => first === openObject || first === openList;
export const isNull = (first: number | undefined) => first === 0x6e;
