/** One page of a stream: its rows as served, what each of them is, and where the next page begins. */
import { Failure } from '../zendesk/failure.ts';
import { pagings, type Lead } from '../zendesk/paging.ts';
import type { Stream } from '../zendesk/streams.ts';
import type { Shape } from './shape.ts';
import { sliceRows } from './slice.ts';

/** The rows of an answer, and what it says of what follows. */
export interface Envelope extends Lead {
  list: readonly unknown[];
}

export interface Page extends Lead {
  /** Its next page is the second look behind the end, or belongs to it. */
  again?: boolean;
  /** The rows as JSON Lines, byte for byte as served but for line breaks between tokens. */
  lines: Uint8Array;
  /** Key, version and place within `lines` of each row, in order. */
  rows: { key: string; version: string; start: number }[];
  /** Rows that the schema does not know. */
  odd: number;
  /** How many of its rows have which field that the schema does not name. */
  unknown: Readonly<Record<string, number>>;
  /** Rows of the answer that were not wanted, and are not among `rows`. */
  outside: number;
  /** Least and greatest time of its rows. */
  first: string | undefined;
  last: string | undefined;
}

/** What is asked for: the path of a call with its query, if it has one. */
export const pathOf = ({ path }: Pick<Stream, 'path'>, query: string): string => (query ? `${path}?${query}` : path);

/** `query` is the one that was asked for. Throws `broken-answer` for another envelope, `stuck` when it leads nowhere. */
export function readEnvelope(stream: Stream, query: string, value: unknown): Envelope {
  const list = rowsOf(stream, value);
  return { list, ...pagings[stream.paging].lead(stream, query, value, list) };
}

/** One object stands for a list of one. */
function rowsOf({ rows, name }: Stream, value: unknown): unknown[] {
  const parts = rows.length ? rows.map((key) => (isObject(value) ? value[key] : undefined)) : [value];
  return parts.flatMap((part) => {
    if (Array.isArray(part)) return part as unknown[];
    if (isObject(part)) return [part];
    throw new Failure('broken-answer', `The answer has no ${rows.join(' and ') || name}.`);
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Cuts the page's rows out of its bytes, which are those that the envelope was read from; `shapeOf` is the stream's judge,
 * `wanted` says by its time whether a row is kept.
 */
export function readPage(
  stream: Stream,
  { list, ...lead }: Envelope,
  bytes: Uint8Array,
  shapeOf: (row: unknown) => Shape,
  wanted: (time: string) => boolean = () => true,
): Page {
  const slices = cutRows(stream, list, bytes);
  const kept = list.flatMap((row, i) => (wanted(timeOf(stream, row)) ? [{ row, slice: slices[i]! }] : []));
  const { lines, starts } = toLines(
    bytes,
    kept.map(({ slice }) => slice),
  );
  const rows = kept.map(({ row }, i) => ({ ...identify(stream, row), start: starts[i]! }));
  const shapes = kept.map(({ row }) => shapeOf(row));
  const times = spanOf(kept.map(({ row }) => timeOf(stream, row)));
  const odd = shapes.filter((shape) => shape.odd).length;
  return { lines, rows, odd, unknown: countsOf(shapes), outside: list.length - kept.length, ...times, ...lead };
}

/** Where each row of `list` stands in the bytes that it was read from. Throws `broken-answer` where the two do not agree. */
export function cutRows({ rows }: Pick<Stream, 'rows'>, list: readonly unknown[], bytes: Uint8Array): { start: number; end: number }[] {
  const slices = sliceRows(bytes, rows);
  if (slices.length !== list.length) throw new Failure('broken-answer', `${slices.length} rows were cut, ${list.length} were read.`);
  return slices;
}

function countsOf(shapes: readonly Shape[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { unknown } of shapes) for (const name of unknown) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/**
 * Key and version of a row, of whatever shape. Without a key it stands for itself: its whole text is the key, so that
 * it is kept once.
 */
export function identify(stream: Pick<Stream, 'key' | 'version'>, row: unknown): { key: string; version: string } {
  const fields = (typeof row === 'object' && row !== null ? row : {}) as Record<string, unknown>;
  const parts = stream.key.map((name) => plain(fields[name]));
  return {
    key: parts.includes(undefined) ? JSON.stringify(row) : parts.join('|'),
    version: (stream.version && plain(fields[stream.version])) ?? '',
  };
}

/** When a row happened, as it says itself; empty where it says nothing that could be compared. */
export function timeOf(stream: Pick<Stream, 'time'>, row: unknown): string {
  const time = stream.time && typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[stream.time] : undefined;
  return plain(time) ?? '';
}

/** Least and greatest of the times that say something. */
function spanOf(times: readonly string[]): Pick<Page, 'first' | 'last'> {
  let [first, last] = [undefined as string | undefined, undefined as string | undefined];
  for (const time of times) {
    if (!time) continue;
    if (first === undefined || time < first) first = time;
    if (last === undefined || time > last) last = time;
  }
  return { first, last };
}

const plain = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);

const [newline, carriageReturn, space] = [0x0a, 0x0d, 0x20];

function toLines(bytes: Uint8Array, slices: readonly { start: number; end: number }[]) {
  const length = slices.reduce((sum, { start, end }) => sum + end - start + 1, 0);
  const lines = new Uint8Array(length);
  const starts: number[] = [];
  let at = 0;
  for (const { start, end } of slices) {
    starts.push(at);
    lines.set(bytes.subarray(start, end), at);
    at += end - start;
    lines[at++] = newline;
  }
  if (lines.includes(carriageReturn) || countOf(lines, newline) > slices.length) unbreak(lines, starts);
  return { lines, starts };
}

/** Inside a JSON text a raw line break can only stand between tokens, where a space says the same. */
function unbreak(lines: Uint8Array, starts: readonly number[]) {
  starts.forEach((start, i) => {
    const end = (starts[i + 1] ?? lines.length) - 1;
    for (let at = start; at < end; at++) if (lines[at] === newline || lines[at] === carriageReturn) lines[at] = space;
  });
}

function countOf(bytes: Uint8Array, value: number): number {
  let count = 0;
  for (let at = bytes.indexOf(value); at >= 0; at = bytes.indexOf(value, at + 1)) count++;
  return count;
}
