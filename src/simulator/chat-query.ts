/** What a search for chats asks for: the shapes of `q` that were seen (chat-api.md §3.4). All else is refused, which is ours. */
import { BadRequest } from './failures.ts';
import { isOffline } from './rows.ts';
import { lasts } from './timeline.ts';
import type { ChatRow } from '../zendesk/rows.ts';
import type { World } from './world.ts';

/** Seconds since 1970, both included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface ChatQuery {
  /** When the chats were begun that may be found. */
  readonly begun: Range;
  /** What the number of a chat is enough for. */
  readonly quick: readonly ((world: World, i: number) => boolean)[];
  /** What its row is needed for. */
  readonly slow: readonly ((row: ChatRow) => boolean)[];
}

type Part = Partial<ChatQuery>;
const always: Range = { from: -Infinity, to: Infinity };
const within = ({ from, to }: Range, time: number) => time >= from && time <= to;
const holds = (text: unknown, part: string) => typeof text === 'string' && text.toLowerCase().includes(part);

const fields: Readonly<Record<string, (value: string) => Part>> = {
  type: (value) => ({ quick: [(world, i) => (isOffline(world, i) ? 'offline_msg' : 'chat') === value] }),
  timestamp: (value) => ({ begun: rangeOf(value) }),
  // An offline message has none.
  end_timestamp: (value) => {
    const ended = rangeOf(value);
    const quick = (world: World, i: number) => !isOffline(world, i) && within(ended, world.timeline.span(i).ended);
    return { begun: { from: ended.from - lasts.most, to: ended.to - lasts.least }, quick: [quick] };
  },
  rating: (value) => ({ slow: [({ rating }) => rating === value] }),
  visitor_email: (value) => ({ slow: [({ visitor }) => (visitor as { email?: string }).email === value] }),
};

/** Free text is looked for in what was written: ours. */
function written(text: string): Part {
  const part = text.toLowerCase();
  const items = ({ history }: ChatRow) => (history ?? []) as { msg?: unknown }[];
  return { slow: [(row) => holds(row.message, part) || holds(row.comment, part) || items(row).some(({ msg }) => holds(msg, part))] };
}

/** @throws BadRequest for what is no such query, an offset like `+00:00` included, which breaks the vendor's (§3.4). */
export function parseChatQuery(q: string): ChatQuery {
  const parts: Part[] = [];
  for (const one = /\s*(?:AND\s+)?(?:(\w+):)?(\[[^\]]*\]|"[^"]*"|[^\s"[\]]+)/y; one.lastIndex < q.trimEnd().length;) {
    const [, name, value] = one.exec(q) ?? [];
    if (value === undefined) throw new BadRequest('q is no query that is understood here');
    const read = name === undefined ? written : Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!read) throw new BadRequest(`q names ${name}, which is not searched here`);
    parts.push(read(value.replace(/^"(.*)"$/s, '$1')));
  }
  if (!parts.length) throw new BadRequest('q is needed');
  const ranges = parts.map(({ begun = always }) => begun);
  return {
    begun: { from: Math.max(...ranges.map(({ from }) => from)), to: Math.min(...ranges.map(({ to }) => to)) },
    quick: parts.flatMap(({ quick = [] }) => quick),
    slow: parts.flatMap(({ slow = [] }) => slow),
  };
}

function rangeOf(value: string): Range {
  const [, from, to] = /^\[\s*(\S+)\s+TO\s+(\S+)\s*\]$/.exec(value) ?? [];
  if (from === undefined || to === undefined) throw new BadRequest('q needs a range, as in timestamp:[2026-01-01T00:00:00Z TO *]');
  return { from: from === '*' ? -Infinity : Math.ceil(secondOf(from)), to: to === '*' ? Infinity : Math.floor(secondOf(to)) };
}

function secondOf(text: string): number {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(?:\.\d+)?)?Z?$/.exec(text) ?? [];
  const second = Date.parse(`${day}${clock ?? 'T00:00:00'}Z`) / 1000;
  if (Number.isNaN(second)) throw new BadRequest('q has a moment that is not as 2026-01-01T00:00:00Z');
  return second;
}
