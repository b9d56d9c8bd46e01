/** The calls that search: by pages, all at length, and how many there are (support-api.md §3.8, §3.9). */
import { decoded } from '../cursor.ts';
import { json, jsonText } from '../failures.ts';
import type { Call } from '../routes.ts';
import { skip, take } from '../take.ts';
import { Unusable, wrongParameter } from './failures.ts';
import { addressOf } from './list-page.ts';
import { number } from './query.ts';
import { searchFor, type Hit, type Search } from './search.ts';
import { termsOf } from './search-query.ts';
import { sortedHits } from './search-sort.ts';
import { sideloaded } from './sideload.ts';

/** Hits that a plain search shows, however many there are. */
const mostShown = 1_000;
const hourMs = 3_600_000;
const types = ['ticket', 'organization', 'user', 'group'];

function searchOf({ account: { support }, url }: Call, only?: readonly string[]): Search {
  const query = url.searchParams.get('query');
  if (query === null) throw wrongParameter('ParameterMissing', 'Parameter query is required');
  return searchFor(support, termsOf(query, support.clock.now()), only);
}

export const searchCount = (call: Call): Response => json({ count: searchOf(call).count() });

/** By number only. Without `sort_by` the newest first, in place of the most relevant: ours. */
export function searchPage(call: Call): Response {
  const { url } = call;
  const query = url.searchParams;
  if ([...query.keys()].some((name) => name.startsWith('page['))) throw notByCursor();
  const [size, page] = [Math.min(100, number(query, 'per_page', 100, 1)), number(query, 'page', 1, 1)];
  const search = searchOf(call);
  if (page * size > mostShown) throw tooFar();
  const hits = sortedHits(search, query.get('sort_by') ?? 'created_at', query.get('sort_order') !== 'asc');
  const found = take(skip(hits, (page - 1) * size), size + 1);
  const address = (at: number) => addressOf(url, { page: at, per_page: size });
  const ends = {
    facets: null,
    next_page: found.length > size ? address(page + 1) : null,
    previous_page: page > 1 ? address(page - 1) : null,
    count: search.count(),
  };
  return jsonText(`{${resultsOf(call, found.slice(0, size))},${JSON.stringify(ends).slice(1)}`);
}

/**
 * Of one type, by cursor, the oldest first (which way is ours), and never a count. The cursor says when it was given out: after an hour it is
 * refused, with a status and body that are ours.
 */
export function searchExport(call: Call): Response {
  const { account, url } = call;
  const query = url.searchParams;
  const type = query.get('filter[type]') ?? '';
  if (!types.includes(type))
    throw wrongParameter('ParameterMissing', 'Parameter filter[type] is required: ticket, organization, user or group');
  const named = termsOf(query.get('query') ?? '', 0).filter(({ property }) => property === 'type');
  if (named.some(({ value }) => value !== type)) throw invalid('The type stands in filter[type], not in the query');
  const size = Math.min(1_000, number(query, 'page[size]', 100, 1));
  const now = account.clock.now();
  const found = take(searchOf(call, [type]).hits(false, startOf(query.get('page[after]'), now)), size + 1);
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  const after = last ? btoa(JSON.stringify({ field: 'created_at', n: last.n + 1, given: now })) : null;
  const ends = {
    facets: null,
    meta: { has_more: found.length > size, after_cursor: after, before_cursor: null },
    links: { prev: null, next: after && addressOf(url, { 'page[after]': after, 'page[size]': size }) },
  };
  return jsonText(`{${resultsOf(call, rows)},${JSON.stringify(ends).slice(1)}`);
}

function resultsOf(call: Call, hits: readonly Hit[]): string {
  const texts = hits.map(({ within, n }) => JSON.stringify({ ...within.row(n), result_type: within.type }));
  return `"results":[${texts.join(',')}]${sideloaded(call, texts)}`;
}

function startOf(cursor: string | null, now: number): number {
  if (cursor === null) return 0;
  const [, n, given] = /^\{"field":"created_at","n":(\d+),"given":(\d+)\}$/.exec(decoded(cursor) ?? '') ?? [];
  if (n === undefined || given === undefined) throw new Unusable('The cursor is none of this search.');
  if (now - Number(given) > hourMs) throw new Unusable('The cursor is older than an hour.');
  return Number(n);
}

const invalid = (description: string) => new Unusable(description, 422, { error: 'invalid', description });
const tooFar = () => invalid('Requested response size was greater than Search Response Limits');
const notByCursor = () =>
  new Unusable('page must be an integer', 400, {
    error: { title: 'Invalid attribute', message: 'The value of page cannot be used: page must be an integer' },
  });
