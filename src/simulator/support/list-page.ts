/** A page of a list, by cursor or by its number (support-api.md §3.5, §3.8). */
import { decoded } from '../cursor.ts';
import { jsonText } from '../failures.ts';
import type { Call } from '../routes.ts';
import { countOf } from '../sample.ts';
import { skip, take } from '../take.ts';
import { Unusable, wrongPage } from './failures.ts';
import { inOrder, showing, type Listing, type Order } from './listing.ts';
import { number } from './query.ts';
import { sideloaded } from './sideload.ts';

/** Rows of a page, whatever is asked for. */
const most = 100;
/** Rows that can be reached by the number of a page (§3.8). */
const deepest = 10_000;

const cursorNames = ['page[size]', 'page[after]', 'page[before]'];

/** By cursor where one of its parameters is there, otherwise by number, which is the vendor's default. */
export const listPage = (call: Call, listing: Listing): Response =>
  cursorNames.some((name) => call.url.searchParams.has(name)) ? cursorPage(call, listing) : numberPage(call, listing);

/**
 * `links.next` is there on the last page with rows too; only `has_more` says the end. `sort_by`, which is the other paging's, is
 * passed over without a word (§3.11).
 */
export function cursorPage(call: Call, listing: Listing, mostRows = most): Response {
  const { url } = call;
  const query = url.searchParams;
  const size = Math.min(mostRows, number(query, 'page[size]', most, 1));
  const sorted = byCursor(listing, query.get('sort'));
  const before = query.get('page[before]');
  const start = positionOf(before ?? query.get('page[after]'));
  const found = take(before === null ? showing(sorted, start) : showing(sorted, Math.min(start, sorted.length) - 1, -1), size + 1);
  const rows = found.slice(0, size).sort((a, b) => a - b);
  const ends = rows.length ? endsOf(url, size, rows, found.length > size) : nothing;
  return jsonText(`{${rowsText(call, sorted, rows)},${JSON.stringify(ends).slice(1)}`);
}

/** A page without rows leads nowhere: so one was recorded, but for its links, which are ours. */
const nothing = { meta: { has_more: false, after_cursor: null, before_cursor: null }, links: { prev: null, next: null } };

function endsOf(url: URL, size: number, rows: readonly number[], has_more: boolean) {
  const [before, after] = [btoa(`o${rows[0]!}`), btoa(`o${rows.at(-1)! + 1}`)];
  const address = (name: string, cursor: string) => addressOf(url, { [`page[${name}]`]: cursor, 'page[size]': size });
  return {
    meta: { has_more, after_cursor: after, before_cursor: before },
    links: { prev: address('before', before), next: address('after', after) },
  };
}

/** `count` is exact up to 100,000 rows: ours. The page behind the deepest one is named, and refused (§3.8). */
function numberPage(call: Call, listing: Listing): Response {
  const { url } = call;
  const query = url.searchParams;
  const size = Math.min(most, number(query, 'per_page', most, 1));
  const page = number(query, 'page', 1, 1);
  if (page * size > deepest) throw wrongPage('InvalidPaginationDepth', `Pages by number end at ${deepest} rows`);
  const field = query.get('sort_by');
  const sorted = field ? inOrder(listing, { field, falling: query.get('sort_order') === 'desc' }) : listing;
  const found = take(skip(showing(sorted, 0), (page - 1) * size), size + 1);
  const address = (at: number) => addressOf(url, { page: at, per_page: size });
  const ends = {
    next_page: found.length > size ? address(page + 1) : null,
    previous_page: page > 1 ? address(page - 1) : null,
    count: countOf({ from: 0, to: sorted.length }, (n) => sorted.shows(n)),
  };
  return jsonText(`{${rowsText(call, sorted, found.slice(0, size))},${JSON.stringify(ends).slice(1)}`);
}

function rowsText(call: Call, { key, text }: Listing, rows: readonly number[]): string {
  const texts = rows.map((n) => text(n));
  return `"${key}":[${texts.join(',')}]${sideloaded(call, texts)}`;
}

function byCursor(listing: Listing, sort: string | null): Listing {
  if (!sort) return listing;
  const order: Order = { field: sort.replace(/^-/, ''), falling: sort.startsWith('-') };
  if (listing.sorts && !listing.sorts.includes(order.field))
    throw wrongPage('InvalidPaginationParameter', `A cursor does not go by ${order.field}`);
  return inOrder(listing, order);
}

function positionOf(cursor: string | null): number {
  if (cursor === null) return 0;
  const at = /^o(\d+)$/.exec(decoded(cursor) ?? '')?.[1];
  if (at === undefined) throw new Unusable('The cursor is none of this list.');
  return Number(at);
}

/** The same call for another page: the parameters of paging first, as the vendor writes it. */
export function addressOf(url: URL, paging: Readonly<Record<string, string | number>>): string {
  const names = [...cursorNames, 'page', 'per_page'];
  const rest = [...url.searchParams].filter(([name]) => !names.includes(name));
  const query = [...Object.entries(paging), ...rest].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${url.origin}${url.pathname.replace(/\.json$/, '')}.json?${query.join('&')}`;
}
