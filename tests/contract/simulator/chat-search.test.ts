/** The search for chats (chat-api.md §3.4). */
import { describe, expect, test } from 'vitest';
import type { ChatRow } from '../../../src/zendesk/rows.ts';
import { caller, host, type Caller } from './caller.ts';

interface Result {
  id: string;
  type: string;
  timestamp: string;
  preview: string;
  url: string;
}

interface Found {
  results: Result[];
  count: number;
  next_url: string | null;
}

const one = caller({ chats: 2_500 });
const rows = [...one.simulator.rows()];
const path = (q: string, page?: number) =>
  `/api/v2/chat/chats/search?q=${encodeURIComponent(q)}${page === undefined ? '' : `&page=${page}`}`;
const page = async ({ call }: Caller, address: string) => (await (await call(address)).json()) as Found;

/** Every hit, by following `next_url` until there is none. */
async function hits(q: string): Promise<Result[]> {
  const all: Result[] = [];
  for (let next: string | null = path(q); next;) {
    const found = await page(one, next);
    all.push(...found.results);
    next = found.next_url;
  }
  return all;
}

const emailOf = (row: ChatRow) => (row.visitor as { email: string }).email;
const someone = emailOf(rows.find(emailOf)!);
const from = '2024-01-01T00:00:00Z';
const to = '2024-07-01T00:00:00Z';
const between = (time: string | null | undefined) => typeof time === 'string' && time >= from && time <= to;
const written = (row: ChatRow) =>
  JSON.stringify([row.message, row.comment, (row.history as { msg?: string }[] | undefined)?.map(({ msg }) => msg)]);

const queries: [string, (row: ChatRow) => boolean][] = [
  ['type:chat', ({ type }) => type === 'chat'],
  [`timestamp:[${from} TO ${to}]`, ({ timestamp }) => between(timestamp)],
  [`timestamp:[2024-01-01T00:00:00 TO 2024-07-01T00:00:00]`, ({ timestamp }) => between(timestamp)],
  [`timestamp:[* TO ${to}]`, ({ timestamp }) => timestamp <= to],
  [`timestamp:[${from} TO *]`, ({ timestamp }) => timestamp >= from],
  [`type:chat AND end_timestamp:[${from} TO ${to}]`, ({ type, end_timestamp }) => type === 'chat' && between(end_timestamp)],
  [`type:offline_msg AND timestamp:[${from} TO ${to}]`, ({ type, timestamp }) => type === 'offline_msg' && between(timestamp)],
  [`end_timestamp:[* TO *]`, ({ end_timestamp }) => end_timestamp !== undefined],
  ['rating:good', ({ rating }) => rating === 'good'],
  [`visitor_email:${someone}`, (row) => emailOf(row) === someone],
  ['"pay by invoice"', (row) => written(row).includes('pay by invoice')],
];

describe('chat-api.md §3.4: what is found', () => {
  test.each(queries)('%s', async (q, wanted) => {
    const expected = rows.filter(wanted);
    expect(expected.length).toBeGreaterThan(0);
    const found = await hits(q);
    expect(found.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    expect(found.map(({ timestamp }) => timestamp)).toEqual(
      found
        .map(({ timestamp }) => timestamp)
        .toSorted()
        .reverse(),
    );
    expect((await page(one, path(q))).count).toBe(expected.length);
  });

  test('a hit says what it is and where; the chat is there', async () => {
    const [first] = (await page(one, path('type:chat'))).results;
    const row = JSON.parse(one.simulator.json(first!.id)!) as ChatRow;
    expect(Object.keys(first!)).toEqual(['id', 'type', 'timestamp', 'preview', 'url']);
    expect(first).toMatchObject({ type: row.type, timestamp: row.timestamp, url: `${host}/api/v2/chat/chats/${row.id}` });
    expect(await (await one.call(first!.url)).text()).toBe(one.simulator.json(first!.id));
  });

  test('nothing found', async () => {
    expect(await page(one, path('visitor_email:nobody@example.com'))).toEqual({ results: [], count: 0, next_url: null });
    expect(await page(caller({ chats: 0 }), path('type:chat'))).toEqual({ results: [], count: 0, next_url: null });
  });
});

describe('chat-api.md §3.4: 40 a page, and 250 pages', () => {
  const everything = 'timestamp:[* TO *]';

  test('page 0 is page 1', async () => {
    const [zero, first] = [await page(one, path(everything, 0)), await page(one, path(everything, 1))];
    expect(zero.results).toEqual(first.results);
    expect(first.results.length).toBe(40);
    expect(new URL(zero.next_url!).searchParams.get('page')).toBe('2');
  });

  test('page 250 is the last; there are more hits, and page 251 is refused', async () => {
    const large = caller({ chats: 12_000 });
    const last = await page(large, path(everything, 250));
    expect([last.results.length, last.count]).toEqual([40, 12_000]);
    expect((await large.call(last.next_url!)).status).toBe(400);
    expect((await large.call(path(everything, 251))).status).toBe(400);
  });
});

describe('chat-api.md §3.4: what is no query is refused with 400', () => {
  test.each([
    '',
    'timestamp:[2024-01-01T00:00:00+00:00 TO 2024-02-01T00:00:00+00:00]',
    'timestamp:[2024-01-01T00:00:00 00:00 TO *]',
    'timestamp:2024-01-01',
    'timestamp:[yesterday TO *]',
    'mood:good',
    'constructor:x',
    '"half a phrase',
  ])('%s', async (q) => {
    expect((await one.call(path(q))).status).toBe(400);
  });
});
