/** What a cell of a CSV file says of a value: what all ways of saying it share. */
import { openList, openObject, quote } from '../json-bytes.ts';
import type { Cells } from './csv-cells.ts';

/**
 * Puts the cell for the JSON value between `start` and `end`. False, with nothing put, where such a cell cannot say it: then
 * the value is to stand among the other fields.
 */
export type Put = (cells: Cells, json: Uint8Array, start: number, end: number) => boolean;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const valueIn = (json: Uint8Array, start: number, end: number): unknown => JSON.parse(decoder.decode(json.subarray(start, end)));
export const textIn = valueIn as (json: Uint8Array, start: number, end: number) => string;

/** Each by the first byte of a value. */
export const isText = (first: number | undefined) => first === quote;
export const isNested = (first: number | undefined) => first === openObject || first === openList;
export const isNull = (first: number | undefined) => first === 0x6e;
