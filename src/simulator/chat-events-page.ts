/** One page of an incremental call beside the chats (chat-api.md §3.6). */
import { streams } from '../zendesk/streams.ts';
import { firstAt, idOf, momentOf, type Series } from './chat-events.ts';
import { BadRequest, jsonText, whole } from './failures.ts';
import type { Call } from './routes.ts';

/**
 * As `/incremental/chats` it names a next page for ever. With an id in the cursor a page begins behind it; without one, as
 * for the agent timeline, at its moment, so the rows of the border come again. That a start younger than five minutes is
 * refused here too is our caution.
 */
export function eventsPage({ account, url }: Call, series: Series): Response {
  const query = url.searchParams;
  const limit = whole(query, 'limit', 1000, 1, 1000);
  const start = whole(query, 'start_time', 0);
  const { size, unitsPerSecond, key } = series;
  if (account.clock.now() - (start / unitsPerSecond) * 1000 <= streams.chats.lagMs)
    throw new BadRequest('start_time must be more than five minutes in the past');
  const from = begin(series, start, query.get('start_id') ?? '');
  const count = Math.min(limit, size - from);
  const rows = Array.from({ length: count }, (_, i) => JSON.stringify(series.row(account.world, from + i)));
  const last = from + count - 1;
  const end = count ? unitOf(series, last) : start;
  const endId = series.byId ? (count ? kindId(series, account.world, last) : (query.get('start_id') ?? '')) : undefined;
  const next = `${url.origin}${url.pathname}?${nextQuery(query, limit, end, endId)}`;
  const ends = endId === undefined ? '' : `"end_id":${JSON.stringify(endId)},`;
  return jsonText(`{"${key}":[${rows.join(',')}],"count":${count},${ends}"end_time":${end},"next_page":${JSON.stringify(next)}}`);
}

function begin(series: Series, start: number, startId: string): number {
  const first = firstAt(series.size, start * (1e6 / series.unitsPerSecond));
  const named = /^R(\d{8})\./.exec(startId)?.[1];
  const n = named === undefined ? undefined : Number(named);
  const stands = n !== undefined && n < series.size && idOf(n, startId.split('.')[1]!) === startId && unitOf(series, n) === start;
  return stands ? n + 1 : first;
}

const unitOf = ({ size, unitsPerSecond }: Series, n: number) => Math.floor(momentOf(size, n) / (1e6 / unitsPerSecond));
const kindId = (series: Series, world: Call['account']['world'], n: number) => String(series.row(world, n)['id']);

function nextQuery(query: URLSearchParams, limit: number, end: number, endId: string | undefined): string {
  const fields = query.get('fields');
  return [
    ...(fields === null ? [] : [`fields=${encodeURIComponent(fields).replaceAll('*', '%2A')}`]),
    `limit=${limit}`,
    `start_time=${end}`,
    ...(endId === undefined ? [] : [`start_id=${encodeURIComponent(endId)}`]),
  ].join('&');
}
