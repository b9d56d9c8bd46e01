/**
 * Exporters that are not ours, each going about it in its own way over real HTTP (chat-api.md §7, support-api.md §3): what they
 * end up with is what the account has.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StreamName } from '../../../src/zendesk/streams.ts';
import { caller } from './caller.ts';

type Json = Record<string, unknown>;
interface Row extends Json {
  id: string | number;
}

const { simulator, clock } = caller({ chats: 3_200, tickets: 2_300, users: 450, organizations: 330 });
let server: Server;
let address = '';

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    const { authorization = '' } = incoming.headers;
    void simulator.fetch(new Request(address + incoming.url!, { headers: { authorization } })).then(async (answer) => {
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const bearer = 'Bearer demo';
const basic = `Basic ${btoa('owner@example.com/token:demo')}`;

async function get(url: string, authorization = bearer): Promise<Json> {
  const answer = await fetch(url.startsWith('http') ? url : address + url, { headers: { authorization } });
  if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
  return (await answer.json()) as Json;
}

const truth = (stream: StreamName) => Array.from(simulator.truth(stream), (text) => JSON.parse(text) as Row);
const sorted = (rows: Iterable<Row>) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('chat-api.md §7: exporters of Chat', () => {
  test('follows next_page word for word, and stops at a page that is not full', async () => {
    const rows: Row[] = [];
    for (let next = '/api/v2/chat/incremental/chats?fields=chats(*)&start_time=0', count = 1000; count === 1000;) {
      const page = await get(next);
      rows.push(...(page['chats'] as Row[]));
      [next, count] = [page['next_page'] as string, page['count'] as number];
    }
    expect(rows).toEqual(truth('chats'));
  });

  test('searches by windows of 14 days, the ended chats and the offline messages apart, and fetches what was found by ids', async () => {
    const rows = new Map<string | number, Row>();
    const days14 = 14 * 86_400_000;
    for (const [type, field] of [
      ['chat', 'end_timestamp'],
      ['offline_msg', 'timestamp'],
    ] as const)
      for (let from = Date.UTC(2019, 11, 1); from < clock.now(); from += days14) {
        const moment = (time: number) => new Date(time).toISOString().slice(0, 19);
        const q = `type:${type} AND ${field}:[${moment(from)} TO ${moment(from + days14)}]`;
        for (let next: string | null = `/api/v2/chat/chats/search?q=${encodeURIComponent(q)}`; next;) {
          const found = await get(next);
          const ids = (found['results'] as Row[]).map(({ id }) => id);
          if (ids.length)
            for (const row of Object.values((await get(`/api/v2/chat/chats?ids=${ids.join(',')}`))['docs'] as Record<string, Row>))
              rows.set(row.id, row);
          next = found['next_url'] as string | null;
        }
      }
    expect(sorted(rows.values())).toEqual(sorted(truth('chats')));
  });

  test('follows next_url until there is none', async () => {
    const rows: Row[] = [];
    for (let next: string | null = '/api/v2/chat/chats'; next;) {
      const page = await get(next);
      rows.push(...(page['chats'] as Row[]));
      next = page['next_url'] as string | null;
    }
    expect(rows).toEqual(truth('chats'));
  });
});

describe('support-api.md §3: exporters of Support', () => {
  test('by cursor, with an API token, until end_of_stream', async () => {
    const rows: Row[] = [];
    for (let next = '/api/v2/incremental/tickets/cursor.json?support_type_scope=all&start_time=0', end = false; !end;) {
      const page = await get(next, basic);
      rows.push(...(page['tickets'] as Row[]));
      [next, end] = [`${page['after_url'] as string}&support_type_scope=all`, page['end_of_stream'] as boolean];
    }
    expect(rows).toEqual(truth('tickets'));
  });

  test('by time, keeping the newest of each id', async () => {
    for (const kind of ['users', 'organizations'] as const) {
      const rows = new Map<string | number, Row>();
      for (let next = `/api/v2/incremental/${kind}.json?start_time=0&per_page=100`, end = false; !end;) {
        const page = await get(next);
        for (const row of page[kind] as Row[]) rows.set(row.id, row);
        [next, end] = [page['next_page'] as string, page['end_of_stream'] as boolean];
      }
      expect(sorted(rows.values())).toEqual(sorted(truth(kind)));
    }
  });

  test('lists by cursor, until has_more is false', async () => {
    for (const [list, stream] of [
      ['groups', 'groups'],
      ['macros', 'macros'],
      ['triggers', 'support_triggers'],
      ['satisfaction_ratings', 'satisfaction_ratings'],
    ] as const) {
      const rows: Row[] = [];
      for (let next = `/api/v2/${list}?page[size]=100`, more = true; more;) {
        const page = await get(next);
        rows.push(...(page[list] as Row[]));
        [next, more] = [(page['links'] as { next: string }).next, (page['meta'] as { has_more: boolean }).has_more];
      }
      expect(rows).toEqual(truth(stream));
    }
  });

  test('a list of tickets by number, and each ticket’s comments one by one, lacks what is archived', async () => {
    const tickets: Row[] = [];
    for (let next: string | null = '/api/v2/tickets.json'; next;) {
      const page = await get(next, basic);
      tickets.push(...(page['tickets'] as Row[]));
      next = page['next_page'] as string | null;
    }
    const comments = [];
    for (const { id } of tickets.slice(0, 60))
      comments.push(...((await get(`/api/v2/tickets/${id}/comments.json`, basic))['comments'] as Row[]));
    expect(comments.length).toBe(120);
    const missing = truth('tickets').filter(({ id }) => !tickets.some((ticket) => ticket.id === id));
    expect(missing.length).toBeGreaterThan(200);
    expect(new Set(missing.map(({ status }) => status))).toEqual(new Set(['closed', 'deleted']));
  });

  test('exports a search by windows of a year, which has archived tickets and no deleted ones', async () => {
    const rows: Row[] = [];
    for (let year = 2019; year < 2027; year++)
      for (
        let next = `/api/v2/search/export?filter[type]=ticket&query=created>=${year}-01-01 created<${year + 1}-01-01`, more = true;
        more;
      ) {
        const page = await get(next);
        rows.push(...(page['results'] as Row[]).map(({ result_type, ...row }) => (void result_type, row)));
        [next, more] = [(page['links'] as { next: string }).next, (page['meta'] as { has_more: boolean }).has_more];
      }
    expect(rows).toEqual(sorted(truth('tickets').filter(({ status }) => status !== 'deleted')));
  });

  test('halves a page that the server does not manage', async () => {
    const slow = caller({ tickets: 2_300, faults: { large: 0.6 } });
    const rows: Row[] = [];
    for (let cursor = 'start_time=0', size = 1000, end = false; !end;) {
      const answer = await slow.call(`/api/v2/incremental/tickets/cursor?support_type_scope=all&per_page=${size}&${cursor}`);
      if (answer.status === 504 && size > 1) {
        size = Math.floor(size / 2);
        continue;
      }
      expect(answer.status).toBe(200);
      const page = (await answer.json()) as { tickets: Row[]; after_cursor: string; end_of_stream: boolean };
      rows.push(...page.tickets);
      [cursor, end, size] = [`cursor=${encodeURIComponent(page.after_cursor)}`, page.end_of_stream, 1000];
    }
    expect(rows).toEqual(Array.from(slow.simulator.truth('tickets'), (text) => JSON.parse(text) as Row));
  });
});
