/** Hits in the order that is asked for (support-api.md §3.8). */
import { take } from '../take.ts';
import { Unusable } from './failures.ts';
import type { Hit, Search } from './search.ts';

/** Sorting needs every hit at once; that so many are the most is ours. */
const mostSorted = 20_000;
const priorities = ['low', 'normal', 'high', 'urgent'];
const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'];

type Fields = Readonly<Record<string, unknown>>;

/** What a row is sorted by. */
const keys: Readonly<Record<string, (row: Fields) => string | number>> = {
  updated_at: (row) => String(row['updated_at']),
  priority: (row) => priorities.indexOf(String(row['priority'])),
  status: (row) => statuses.indexOf(String(row['status'])),
  ticket_type: ({ type }) => (typeof type === 'string' ? type : ''),
};

/** @throws Unusable for what cannot be sorted by, and where there are too many hits to do it. */
export function sortedHits(search: Search, by: string, falling: boolean): Iterable<Hit> {
  if (by === 'created_at') return search.hits(falling);
  const key = Object.hasOwn(keys, by) ? keys[by]! : undefined;
  const hits = take(search.hits(false), mostSorted + 1);
  if (!key || hits.length > mostSorted) throw new Unusable(`Hits are not sorted by ${by}, or there are too many of them.`, 422);
  const sorted = hits.map((hit) => ({ hit, at: key(hit.within.row(hit.n) as Fields) }));
  sorted.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0) * (falling ? -1 : 1));
  return sorted.map(({ hit }) => hit);
}
