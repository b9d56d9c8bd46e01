/** The parameters of Support's calls, read and judged. */
import type { Clock } from '../../zendesk/clock.ts';
import { Unusable } from './failures.ts';

/** A whole number, or `fallback` where it is missing or empty. @throws Unusable when it is none. */
export function number(query: URLSearchParams, name: string, fallback: number, least: number): number {
  const text = query.get(name) ?? '';
  const value = text === '' ? fallback : /^\d+$/.test(text) ? Number(text) : NaN;
  if (value >= least) return value;
  throw new Unusable(`${name} must be a whole number from ${least}.`);
}

/** Rows per page: 1,000 where nothing is said, and never more, whatever is asked for (support-api.md §3.1). */
export const perPage = (query: URLSearchParams): number => Math.min(1000, number(query, 'per_page', 1000, 1));

/** A start that is not more than a minute old is refused (support-api.md §3.1); that it is with 422 is ours. */
export function startTime(query: URLSearchParams, clock: Clock): number {
  if (!query.get('start_time')) throw new Unusable('start_time or a cursor is needed.');
  const start = number(query, 'start_time', 0, 0);
  if (clock.now() - start * 1000 <= 60_000) throw new Unusable('start_time must be more than a minute in the past.', 422);
  return start;
}
