/** An account of ten million rows of each kind: any page comes from anywhere, and nothing is held. */
import { describe, expect, test } from 'vitest';
import { caller } from './caller.ts';
import { heapMegabytes } from './memory.ts';

const many = 10_000_000;
const one = caller({
  chats: many,
  tickets: many,
  users: many,
  organizations: many,
  ratings: many,
  macros: many,
  bans: many,
  agent_events: many,
});
const start = Date.UTC(2020, 0, 1) / 1000;
const middle = Date.UTC(2023, 6, 1) / 1000;
const end = Date.UTC(2026, 9, 31, 12) / 1000;

const exports: [string, string][] = [
  ['chats', '/api/v2/chat/incremental/chats?fields=chats(*)&limit=1000&start_time='],
  ['agent_events', '/api/v2/chat/incremental/agent_events?limit=1000&start_time='],
  ['tickets', '/api/v2/incremental/tickets/cursor?per_page=1000&start_time='],
  ['users', '/api/v2/incremental/users?per_page=1000&start_time='],
  ['organizations', '/api/v2/incremental/organizations?per_page=1000&start_time='],
  ['ticket_events', '/api/v2/incremental/ticket_events?include=comment_events&per_page=1000&start_time='],
  ['ticket_metric_events', '/api/v2/incremental/ticket_metric_events?page[size]=1000&start_time='],
];

const after = (n: number) => `page[size]=100&page[after]=${encodeURIComponent(btoa(`o${n}`))}`;
const during = (day: string, until: string) => encodeURIComponent(`timestamp:[${day}T00:00:00Z TO ${until}T00:00:00Z]`);

/** Pages at the start, in the middle and at the end; how many rows each has at the least. */
const pages: [string, number][] = [
  ...exports.flatMap(([key, path]): [string, number][] => [
    [`${key} ${path}${start}`, 900],
    [`${key} ${path}${middle}`, 900],
    [`${key} ${path}${end}`, 100],
  ]),
  ...['tickets', 'users', 'organizations', 'macros', 'satisfaction_ratings'].flatMap((key): [string, number][] => [
    [`${key} /api/v2/${key}?page[size]=100`, 100],
    [`${key} /api/v2/${key}?${after(many / 2)}`, 100],
    [`${key} /api/v2/${key}?${after(many - 200)}`, 100],
    [`${key} /api/v2/${key}?page[size]=100&sort=-id`, 100],
    [`${key} /api/v2/${key}?page=1`, 100],
    [`${key} /api/v2/${key}?page=100`, 100],
  ]),
  ['chats /api/v2/chat/chats', 40],
  [`results /api/v2/chat/chats/search?q=${during('2020-01-01', '2020-01-02')}`, 40],
  [`results /api/v2/chat/chats/search?q=${during('2023-07-01', '2023-08-01')}&page=100`, 40],
  [`results /api/v2/chat/chats/search?q=${encodeURIComponent('type:chat AND end_timestamp:[* TO *]')}&page=250`, 40],
  ['results /api/v2/search?query=type:ticket&page=10', 100],
  ['results /api/v2/search/export?query=created>2026-06-01&filter[type]=ticket&page[size]=1000', 1_000],
  ['results /api/v2/search/export?query=created<2020-02-01%20status:closed&filter[type]=ticket&page[size]=1000', 1_000],
  ['deleted_tickets /api/v2/deleted_tickets', 100],
  ['visitor /api/v2/chat/bans?since_id=15000000', 100],
];

describe('a page of ten million rows', () => {
  test.each(pages)('%s: %i rows or more', async (what, least) => {
    const [key = '', path = ''] = what.split(/ (.*)/s);
    const response = await one.call(path);
    expect(response.status).toBe(200);
    expect(((await response.json()) as Record<string, unknown[]>)[key]!.length).toBeGreaterThanOrEqual(least);
  });

  test.each([1, 5_000_000, 9_999_990])('a single record near ticket %i', async (id) => {
    const found = [];
    for (let n = 0; n < 10; n++) found.push((await one.call(`/api/v2/tickets/${id + n}`)).status);
    expect(found.filter((status) => status === 200).length).toBeGreaterThan(5);
  });

  test('all of that again and again takes no memory', async () => {
    const round = async () => {
      for (const [what] of pages) await (await one.call(what.split(/ (.*)/s)[1]!)).arrayBuffer();
    };
    await round();
    const before = heapMegabytes();
    await round();
    await round();
    expect(heapMegabytes() - before).toBeLessThan(10);
  });
});
