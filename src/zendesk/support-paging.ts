/**
 * How a page of the Support API leads to the next (support-api.md §3.2, §3.3). No address of theirs is ever null, on the
 * last page neither, so each end is the sign that the answer itself gives of it.
 */
import * as z from 'zod/mini';
import { Failure } from './failure.ts';
import { onward, queryOf, type Paging } from './lead.ts';
import { fullPage } from './page-size.ts';
import type { Stream } from './streams.ts';

const text = z.nullish(z.string());
const flag = z.nullish(z.boolean());

const cursorEnvelope = z.looseObject({ end_of_stream: flag, after_cursor: text, after_url: text });

/**
 * Ends on `end_of_stream`, or without rows and cursor (§3.2): what comes later then comes by the same query. A page that has
 * rows and no cursor is none.
 */
export const supportCursor: Paging = {
  lead(stream, query, value, list) {
    const { end_of_stream, after_cursor, after_url } = read(cursorEnvelope, stream, value);
    const reached = momentOf(stream, list.at(-1));
    const named = new URLSearchParams(queryOf(after_url ?? ''));
    const cursor = named.get('cursor') ?? after_cursor;
    const over = end_of_stream === true || (list.length === 0 && !after_cursor);
    if (over && !cursor) return { next: null, resume: query, reached };
    if (!cursor) throw new Failure('broken-answer', 'The answer has no cursor to go on from.');
    named.set('cursor', cursor);
    const following = follow(stream, query, named);
    return over ? { next: null, resume: following, reached } : { next: onward(query, following), reached };
  },
  startOf,
};

const timeEnvelope = z.looseObject({ end_of_stream: flag, end_time: z.nullish(z.number()), next_page: text });

/** Ends on `end_of_stream`; where the answer has none, on fewer rows than asked for (§3.3, §3.4). */
export const supportTime: Paging = {
  lead(stream, query, value, list) {
    const { end_of_stream, end_time, next_page } = read(timeEnvelope, stream, value);
    const reached = end_time ?? undefined;
    const over = end_of_stream ?? list.length < fullPage(stream, query);
    const named = new URLSearchParams(queryOf(next_page ?? ''));
    if (!named.has('start_time')) {
      if (over) return { next: null, reached };
      throw new Failure('broken-answer', 'The answer has no next_page to go on from.');
    }
    const following = follow(stream, query, named, 'start_time');
    return over ? { next: null, resume: following, reached } : { next: onward(query, following), reached };
  },
  startOf,
};

const listEnvelope = z.looseObject({
  meta: z.optional(z.looseObject({ has_more: z.boolean() })),
  links: z.nullish(z.looseObject({ next: text })),
  next_page: text,
});

/** Ends on `meta.has_more` (§3.5). A list that knows no cursor has no `meta`, and ends without a `next_page`: our caution. */
export const supportList: Paging = {
  lead(stream, query, value) {
    const { meta, links, next_page } = read(listEnvelope, stream, value);
    const over = meta ? !meta.has_more : !next_page;
    if (over) return { next: null, reached: undefined };
    const named = new URLSearchParams(queryOf((meta ? links?.next : next_page) ?? ''));
    if (named.size === 0) throw new Failure('broken-answer', 'The answer has no address to go on from.');
    return { next: onward(query, follow(stream, query, named)), reached: undefined };
  },
  startOf: () => undefined,
};

function read<T extends z.ZodMiniObject>(envelope: T, { name }: Stream, value: unknown): z.infer<T> {
  const { data, success } = z.safeParse(envelope, value);
  if (!success) throw new Failure('broken-answer', `The answer for ${name} says nothing of what follows.`);
  return data;
}

/**
 * What was asked for, since the address may leave parameters out, under what the address names; but a start only where it
 * is what leads on: beside a cursor it is dropped (§3.2).
 */
function follow({ query: fixed }: Stream, query: string, named: URLSearchParams, lead = 'cursor'): string {
  const next = new URLSearchParams({ ...fixed });
  for (const [name, value] of [...new URLSearchParams(query), ...named]) next.set(name, value);
  if (lead !== 'start_time') next.delete('start_time');
  return next.toString();
}

function startOf(query: string): number | undefined {
  const start = new URLSearchParams(query).get('start_time');
  return start === null ? undefined : Number(start) * 1000;
}

/** The order is that of the last change (§3.2): a number of seconds in tickets, a date elsewhere. */
function momentOf({ version }: Stream, row: unknown): number | undefined {
  const moment = version && typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[version] : undefined;
  const seconds = typeof moment === 'number' ? moment : typeof moment === 'string' ? Date.parse(moment) / 1000 : NaN;
  return Number.isFinite(seconds) ? seconds : undefined;
}
