/** `GET /chats/search` (chat-api.md §3.4). */
import { parseChatQuery, type ChatQuery } from './chat-query.ts';
import { perPage } from './chat-records.ts';
import { BadRequest, json, whole } from './failures.ts';
import { candidates, newestFirst } from './newest-first.ts';
import { rowAt } from './rows.ts';
import type { Call } from './routes.ts';
import { countOf } from './sample.ts';
import type { Account } from './state.ts';
import { remembered } from './take.ts';

/** So many pages can be turned over to, however many hits there are; the next is 400. */
const mostPages = 250;

/** The latest search of an account: whoever turns over its pages need not wait for the first ones again. Holds 10,001 numbers at most. */
interface Search {
  readonly q: string;
  readonly hits: (from: number, count: number) => number[];
  readonly count: number;
}
const latest = new WeakMap<Account, Search>();

/** Nothing that a search looks at is ever edited, so that what was found stays found. */
function searchFor(account: Account, q: string): Search {
  const before = latest.get(account);
  if (before?.q === q) return before;
  const query = parseChatQuery(q);
  const search = { q, hits: remembered(found(account, query)), count: hitsOf(account, query) };
  latest.set(account, search);
  return search;
}

/** 40 hits a page, the newest first; page 0 is page 1. `next_url` is null behind the last hit, and leads to page 251 where there is one. */
export function searchChats({ account, url }: Call): Response {
  const page = Math.max(1, whole(url.searchParams, 'page', 1));
  const { hits, count } = searchFor(account, url.searchParams.get('q') ?? '');
  if (page > mostPages) throw new BadRequest(`page must not be greater than ${mostPages}`);
  const some = hits((page - 1) * perPage, perPage + 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  return json({
    results: some.slice(0, perPage).map((i) => hit(account, i, url.origin)),
    count,
    next_url: some.length > perPage ? next.href : null,
  });
}

function* found(account: Account, { begun, ...query }: ChatQuery): Iterable<number> {
  for (const i of newestFirst(account.world.timeline, begun)) if (fits(account, query, i)) yield i;
}

function fits({ world, ledger, broken }: Account, { quick, slow }: Omit<ChatQuery, 'begun'>, i: number): boolean {
  if (!quick.every((test) => test(world, i))) return false;
  if (!slow.length) return true;
  const row = rowAt(world, ledger.at(i), broken);
  return slow.every((test) => test(row));
}

/** How many there are; in large accounts about how many. */
function hitsOf(account: Account, { begun, ...query }: ChatQuery): number {
  const { timeline } = account.world;
  const begunWithin = (i: number) => timeline.span(i).begun >= begun.from && timeline.span(i).begun <= begun.to;
  return countOf(candidates(timeline, begun), (i) => begunWithin(i) && fits(account, query, i));
}

/** Who reads it finds the chat by `id` or `url`; `preview` is the first thing that was written. */
function hit({ world, ledger, broken }: Account, i: number, origin: string) {
  const { id, type, timestamp, history, message } = rowAt(world, ledger.at(i), broken);
  const written = ((history ?? []) as { msg?: string }[]).find(({ msg }) => msg)?.msg;
  return { id, type, timestamp, preview: message ?? written ?? '', url: `${origin}/api/v2/chat/chats/${id}` };
}
