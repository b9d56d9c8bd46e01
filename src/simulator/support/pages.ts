/** Pages of an incremental export, by cursor and by time (support-api.md §3.2, §3.3). */
import { decoded } from '../cursor.ts';
import { jsonText } from '../failures.ts';
import type { Call } from '../routes.ts';
import { Unusable } from './failures.ts';
import { perPage, startTime } from './query.ts';
import { sideloaded } from './sideload.ts';
import type { Row, Source } from './sources.ts';

/** By (last change, id). On the last page the cursor is there too; on one without rows it is not, which is ours. */
export function cursorPage(call: Call, source: Source): Response {
  const {
    account: { support },
    url,
  } = call;
  const query = url.searchParams;
  const cursor = query.get('cursor');
  const [time, id] = cursor === null ? [startTime(query, support.clock), ''] : readCursor(cursor);
  const { rows, more } = take(settled(source.after(support, time, id, query), support.clock.now()), perPage(query), false);
  const last = rows.at(-1);
  const after = last ? btoa(`${last.time}.0||${last.id}|`) : null;
  // The vendor's address keeps `per_page`; that it keeps nothing else is ours, so that nobody rests on it.
  const address = after && `${base(url)}.json?cursor=${encodeURIComponent(after)}${kept(query, '&')}`;
  const ends = { after_url: address, before_url: null, after_cursor: after, before_cursor: null, end_of_stream: !more };
  const texts = rows.map((row) => row.text());
  return jsonText(`{"${source.key}":[${texts.join(',')}],${JSON.stringify(ends).slice(1, -1)}${sideloaded(call, texts)}}`);
}

function readCursor(cursor: string): [time: number, id: string] {
  const [, time, id] = /^(\d+)\.0\|\|(\d+)\|$/.exec(decoded(cursor) ?? '') ?? [];
  if (time === undefined || id === undefined) throw new Unusable('The cursor is none of this export.');
  return [Number(time), id];
}

/**
 * From a moment on, that moment included; so the next page begins with rows of this one, unless all its rows share a
 * second: then it has all of that second, however many, and the next begins one later (§3.3). Without rows it repeats the
 * start: ours. `most`: rows of a sample, which is otherwise the same (§3.1).
 */
export function timePage(call: Call, source: Source, most = 1000): Response {
  const {
    account: { support },
    url,
  } = call;
  const query = url.searchParams;
  const [start, size] = [startTime(query, support.clock), Math.min(most, perPage(query))];
  const { rows, more } = take(settled(source.after(support, start, '', query), support.clock.now()), size, true);
  const [first, last] = [rows[0]?.time ?? start, rows.at(-1)?.time ?? start];
  const end = rows.length >= size && first === last ? last + 1 : last;
  const parts: Record<string, unknown> = {
    count: rows.length,
    end_of_stream: !more,
    next_page: `${base(url)}.json?start_time=${end}${kept(query, '&')}`,
    end_time: end,
  };
  const texts = rows.map((row) => row.text());
  const text = (name: string) => (name === 'rows' ? `"${source.key}":[${texts.join(',')}]` : `"${name}":${JSON.stringify(parts[name])}`);
  return jsonText(`{${source.order.map(text).join(',')}${sideloaded(call, texts)}}`);
}

const base = ({ origin, pathname }: URL) => origin + pathname.replace(/\.json$/, '');
const kept = (query: URLSearchParams, before: string) => (query.has('per_page') ? `${before}per_page=${perPage(query)}` : '');

/** Those of the last minute are held back (support-api.md §3.1). */
export function* settled(rows: Iterable<Row>, now: number, minute = 60_000): Iterable<Row> {
  for (const row of rows) {
    if (row.time * 1000 > now - minute) return;
    yield row;
  }
}

/** So many rows, and whether more follow; `ties`: as long as all share one second, the others of that second as well. */
function take(rows: Iterable<Row>, size: number, ties: boolean): { rows: Row[]; more: boolean } {
  const taken: Row[] = [];
  for (const row of rows) {
    const tied = ties && taken[0]?.time === row.time;
    if (taken.length >= size && !tied) return { rows: taken, more: true };
    taken.push(row);
  }
  return { rows: taken, more: false };
}
