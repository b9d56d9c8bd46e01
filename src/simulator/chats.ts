/** `GET /incremental/chats`: the export, page by page (chat-api.md §3.5). */
import { streams } from '../zendesk/streams.ts';
import { BadRequest, jsonText, whole } from './failures.ts';
import { parseFields } from './fields.ts';
import { textAt, type Place } from './rows.ts';
import type { Call } from './routes.ts';
import type { Account } from './state.ts';
import { take } from './take.ts';

/**
 * One page. `next_page` is never null and points behind the page's last row, on the last page too; an empty page
 * repeats the cursor it was asked with. The vendor states no status for a start younger than five minutes; we answer
 * 400. Makes the whole page in memory, at most 1,000 rows.
 */
export function chatsPage({ account, url }: Call): Response {
  const query = url.searchParams;
  const limit = whole(query, 'limit', 1000, 1, 1000);
  const startTime = whole(query, 'start_time', 0);
  const startId = query.get('start_id') ?? '';
  if (account.clock.now() - startTime * 1000 <= streams.chats.lagMs)
    throw new BadRequest('start_time must be more than five minutes in the past');
  const places = take(account.ledger.after(startTime, startId), limit);
  const last = places.at(-1);
  const end = last ? { id: account.world.ids.of(last.i), time: last.time } : { id: startId, time: startTime };
  return jsonText(`{"chats":[${rows(account, places, query.get('fields'))}],"count":${places.length},${tail(url, limit, end)}}`);
}

function rows({ world, broken, stats }: Account, places: readonly Place[], fields: string | null): string {
  const chosen = parseFields(fields);
  stats.pages++;
  stats.rows += places.length;
  return places.map((place) => textAt(world, place, chosen, broken)).join(',');
}

/** The cursor behind the page, as values and as an address on the host that was asked. */
function tail({ origin, pathname, searchParams }: URL, limit: number, end: { id: string; time: number }): string {
  const fields = searchParams.get('fields');
  const query = [
    ...(fields === null ? [] : [`fields=${encode(fields)}`]),
    `limit=${limit}`,
    `start_time=${end.time}`,
    `start_id=${encode(end.id)}`,
  ];
  return `"end_id":${JSON.stringify(end.id)},"end_time":${end.time},"next_page":${JSON.stringify(`${origin}${pathname}?${query.join('&')}`)}`;
}

/** Brackets and stars too, as the vendor does: `chats%28%2A%29`. A lone surrogate in a `start_id` becomes U+FFFD. */
const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
