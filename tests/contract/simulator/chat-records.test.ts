/** Chats one by one, by ids and as a list (chat-api.md §3.1 to §3.3), and single records of Chat's other lists (§4.7). */
import { describe, expect, test } from 'vitest';
import { caller, host } from './caller.ts';

const chats = '/api/v2/chat/chats';

interface List {
  chats: { id: string }[];
  count: number;
  next_url: string | null;
}

const { call, simulator } = caller({ chats: 95 });
const get = async <T>(path: string) => (await (await call(path)).json()) as T;
const texts = [...simulator.truth('chats')];
const ids = [...simulator.ids()];

describe('chat-api.md §3.1: the list', () => {
  test('40 a page, next_url with a cursor, null at the end: every chat once, byte for byte', async () => {
    const [sizes, bodies]: [number[], string[]] = [[], []];
    for (let next: string | null = chats; next;) {
      const text = await (await call(next)).text();
      const page = JSON.parse(text) as List;
      sizes.push(page.chats.length);
      bodies.push(text.slice('{"chats":['.length, text.lastIndexOf('],"count":95')));
      next = page.next_url;
      if (next) expect(next).toMatch(new RegExp(`^${host}${chats}\\?cursor=[^&]+$`));
    }
    expect(sizes).toEqual([40, 40, 15]);
    expect(bodies.join(',')).toBe(texts.join(','));
  });

  test('a full last page leads nowhere', async () => {
    const page = (await (await caller({ chats: 40 }).call(chats)).json()) as List;
    expect([page.chats.length, page.next_url]).toEqual([40, null]);
  });

  test('an edit between two pages loses no other chat', async () => {
    const one = caller({ chats: 95 });
    const met = new Set<string>();
    for (let next: string | null = chats; next; one.simulator.edit(3)) {
      const page = (await (await one.call(next)).json()) as List;
      page.chats.forEach(({ id }) => met.add(id));
      next = page.next_url;
    }
    expect(met.size).toBe(95);
  });

  test('a cursor of another list is refused with 400, which is ours', async () => {
    expect((await call(`${chats}?cursor=x`)).status).toBe(400);
  });
});

describe('chat-api.md §3.2: several by their ids', () => {
  test('docs is an object by id, null for who is not there', async () => {
    const { docs, count } = await get<{ docs: Record<string, { id: string } | null>; count: number }>(
      `${chats}?ids=${ids[3]},2001.0.nobody,${ids[90]}`,
    );
    expect(Object.keys(docs)).toEqual([ids[3], '2001.0.nobody', ids[90]]);
    expect(docs[ids[3]!]).toEqual(JSON.parse(simulator.json(ids[3]!)!));
    expect([docs['2001.0.nobody'], count]).toEqual([null, 2]);
  });

  test.each([
    [50, 200],
    [51, 400],
  ])('%i of them: %i', async (many, status) => {
    expect((await call(`${chats}?ids=${ids.slice(0, many).join(',')}`)).status).toBe(status);
  });
});

describe('chat-api.md §3.3: one chat, bare', () => {
  test('byte for byte', async () => {
    expect(await (await call(`${chats}/${ids[7]}`)).text()).toBe(simulator.json(ids[7]!));
  });

  test.each(['2001.0.nobody', 'x', '%20'])('%s is 404', async (id) => {
    expect((await call(`${chats}/${id}`)).status).toBe(404);
  });
});

test.each([chats, `${chats}/${ids[0]}`, `${chats}?ids=${ids[0]}`, `${chats}/search?q=hello`])(
  'chat-api.md §2: %s is not for agents',
  async (path) => {
    expect((await call(path, 'demo-agent')).status).toBe(403);
  },
);

describe('chat-api.md §4.7: single records of the other lists', () => {
  const lists = ['departments', 'goals', 'roles', 'shortcuts', 'skills', 'triggers'];

  test.each([...lists, 'agents'])('%s: each row of the list, and 404 for another', async (list) => {
    const rows = await get<{ id: number | string }[]>(`/api/v2/chat/${list}`);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(await get(`/api/v2/chat/${list}/${encodeURIComponent(row.id)}`)).toEqual(row);
    expect((await call(`/api/v2/chat/${list}/1`)).status).toBe(404);
  });

  test('bans of both kinds', async () => {
    const { visitor, ip_address } = await get<Record<'visitor' | 'ip_address', { id: number }[]>>('/api/v2/chat/bans');
    for (const ban of [...visitor, ...ip_address]) expect(await get(`/api/v2/chat/bans/${ban.id}`)).toEqual(ban);
    expect((await call('/api/v2/chat/bans/4401')).status).toBe(404);
  });

  test('an agent by e-mail, and whose token it is', async () => {
    const [owner, other] = await get<{ email: string }[]>('/api/v2/chat/agents');
    expect(await get(`/api/v2/chat/agents/email/${encodeURIComponent(other!.email)}`)).toEqual(other);
    expect(await get('/api/v2/chat/agents/me')).toEqual(owner);
    expect((await call('/api/v2/chat/agents/email/nobody@example.com')).status).toBe(404);
  });
});
