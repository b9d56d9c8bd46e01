/** A page of a list by cursor, and how many rows there are (support-api.md §3.5, §3.9). */
import { json } from '../failures.ts';
import { iso } from '../moment.ts';
import type { Call } from '../routes.ts';
import { Unusable } from './failures.ts';
import { decoded, number } from './query.ts';

const most = 100;

/** `links.next` is there on the last page too; only `has_more` says the end. Without `page[size]` 100 rows: ours. */
export function listPage({ url }: Call, key: string, all: readonly object[]): Response {
  const query = url.searchParams;
  const size = Math.min(most, number(query, 'page[size]', most, 1));
  const from = positionOf(query.get('page[after]'));
  const rows = all.slice(from, from + size);
  const [before, after] = [btoa(`o${from}`), btoa(`o${from + rows.length}`)];
  const address = (name: string, cursor: string) =>
    `${url.origin}${url.pathname.replace(/\.json$/, '')}.json?page%5B${name}%5D=${encodeURIComponent(cursor)}&page%5Bsize%5D=${size}`;
  return json({
    [key]: rows,
    meta: { has_more: from + rows.length < all.length, after_cursor: after, before_cursor: before },
    links: { prev: address('before', before), next: address('after', after) },
  });
}

function positionOf(cursor: string | null): number {
  if (cursor === null) return 0;
  const at = /^o(\d+)$/.exec(decoded(cursor) ?? '')?.[1];
  if (at === undefined) throw new Unusable('The cursor is none of this list.');
  return Number(at);
}

/** About how many: above 100,000 the day of the count may be missing and the number be cut; here it always is. */
export function countAnswer({ account }: Call, value: number): Response {
  const refreshed_at = value > 100_000 ? null : iso(Math.floor(account.clock.now() / 1000)).replace('Z', '+00:00');
  return json({ count: { value: Math.min(value, 100_000), refreshed_at } });
}
