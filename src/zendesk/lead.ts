/** What a kind of paging is, and what all kinds share: only queries are followed, never addresses, so the host stays the account's own. */
import { Failure } from './failure.ts';
import type { Stream } from './streams.ts';

/** Where a page leads. */
export interface Lead {
  /** Query of the next page; null at the end. */
  next: string | null;
  /** At the end: query with which what changes later is read; missing where the whole must be read again. */
  resume?: string;
  /** Where in time the page ends, seconds since 1970; undefined where pages have no order of time. */
  reached: number | undefined;
}

export interface Paging {
  /**
   * Reads what an answer says of itself. `query` is the one that was asked for, `list` the rows of the answer. Throws
   * `broken-answer` for another envelope, `stuck` where a page leads to itself.
   */
  lead(stream: Stream, query: string, value: unknown, list: readonly unknown[]): Lead;
  /** The moment that a query starts at, milliseconds since 1970; undefined where it names none. */
  startOf(query: string): number | undefined;
}

export const queryOf = (address: string) => (address.includes('?') ? address.slice(address.indexOf('?') + 1) : '');

/** `next`, unless it is the query that was asked for. */
export function onward(query: string, next: string): string {
  if (!next || next === query) throw new Failure('stuck', 'A full page leads to itself.');
  return next;
}
