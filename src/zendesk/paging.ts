/**
 * How one page leads to the next, and which is the last: one table, read by the engine. Only queries are followed, never
 * addresses: the host stays the account's own. Every end is the API's own sign of it.
 */
import * as z from 'zod/mini';
import { Failure } from './failure.ts';
import { onward, queryOf, type Paging } from './lead.ts';
import { fullPage } from './page-size.ts';
import { supportCursor, supportList, supportTime } from './support-paging.ts';

export type { Lead, Paging } from './lead.ts';

export type PagingName = 'chat-incremental' | 'chat-timeline' | 'since-id' | 'whole' | 'support-cursor' | 'support-time' | 'support-list';

const envelope = z.looseObject({ count: z.int(), end_time: z.number(), next_page: z.string() });

/** `next_page` is never null (chat-api.md §0.3): fewer rows than asked for are the sign of the end. */
function incremental(unitsPerSecond: number): Paging {
  return {
    lead(stream, query, value, list) {
      const { data } = z.safeParse(envelope, value);
      if (data?.count !== list.length)
        throw new Failure('broken-answer', `The answer has no ${stream.rows.join()}, count, end_time and next_page.`);
      const [named, reached] = [queryOf(data.next_page), data.end_time / unitsPerSecond];
      return data.count < fullPage(stream, query) ? { next: null, resume: named, reached } : { next: onward(query, named), reached };
    },
    startOf(query) {
      const start = new URLSearchParams(query).get('start_time');
      return start === null ? undefined : (Number(start) / unitsPerSecond) * 1000;
    },
  };
}

/** The id asked for is included (chat-api.md §4.7). Of two lists the one that got less far says where to go on. */
const sinceId: Paging = {
  lead(stream, query, value, list) {
    if (list.length < fullPage(stream, query)) return { next: null, reached: undefined };
    const lists = stream.rows.length ? stream.rows.map((key) => (value as Record<string, readonly unknown[]>)[key] ?? []) : [list];
    const ends = lists.filter((part) => part.length).map((part) => Math.max(...part.map(idOf)));
    const next = new URLSearchParams(query);
    next.set('since_id', String(Math.min(...ends) + 1));
    return { next: onward(query, next.toString()), reached: undefined };
  },
  startOf: () => undefined,
};

function idOf(row: unknown): number {
  const id = (row as { id?: unknown } | null)?.id;
  if (typeof id === 'number') return id;
  throw new Failure('broken-answer', 'A page has a row without an id to go on from.');
}

const whole: Paging = { lead: () => ({ next: null, reached: undefined }), startOf: () => undefined };

export const pagings: Readonly<Record<PagingName, Paging>> = {
  'chat-incremental': incremental(1),
  'chat-timeline': incremental(1e6), // microseconds, and no start_id: the border rows come again (chat-api.md §3.6)
  'since-id': sinceId,
  whole,
  'support-cursor': supportCursor,
  'support-time': supportTime,
  'support-list': supportList,
};
