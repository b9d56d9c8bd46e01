/** `GET /incremental/chats`: the envelope, the fields, the end (chat-api.md §3.5). */
import { describe, expect, test } from 'vitest';
import { caller, exportPath, host, idsOf, noon, type Page } from './caller.ts';
import { firstSecond } from '../../../src/simulator/index.ts';

describe('chat-api.md §3.5: the envelope has five keys in the vendor’s order', () => {
  test('a page of full chats', async () => {
    const { page } = caller();
    const first = await page(`${exportPath}?fields=chats(*)&limit=10&start_time=0`);
    expect(Object.keys(first)).toEqual(['chats', 'count', 'end_id', 'end_time', 'next_page']);
    expect(first.count).toBe(10);
    expect(first.end_id).toBe(first.chats.at(-1)?.id);
    expect(first.end_time).toBe(Date.parse(String(first.chats.at(-1)?.['update_timestamp'])) / 1000);
  });

  test('next_page echoes fields, limit, then the cursor, on the host that was asked', async () => {
    const { page } = caller();
    const { end_id, end_time, next_page } = await page(`${exportPath}?start_time=0&limit=10&fields=chats(*)`);
    expect(next_page).toBe(`${host}${exportPath}?fields=chats%28%2A%29&limit=10&start_time=${end_time}&start_id=${end_id}`);
  });
});

describe('chat-api.md §3.5: without fields only ids come', () => {
  test('each row is an id and nothing else', async () => {
    const { page, simulator } = caller({ chats: 30 });
    expect((await page(exportPath)).chats).toEqual([...simulator.ids()].map((id) => ({ id })));
  });

  test('chats(id,timestamp) selects', async () => {
    const { page } = caller();
    const { chats } = await page(`${exportPath}?fields=chats(id,timestamp)&limit=50`);
    for (const chat of chats) expect(Object.keys(chat)).toEqual(['id', 'timestamp']);
  });

  test('names that a row does not have are passed over', async () => {
    const { page } = caller();
    const { chats } = await page(`${exportPath}?fields=chats(id,nothing,timestamp)&limit=50`);
    expect(chats).toHaveLength(50);
    for (const chat of chats) expect(Object.keys(chat)).toEqual(['id', 'timestamp']);
  });

  test.each(['agents(*)', 'chats', 'id,timestamp', ''])('"%s" names no chats and brings ids only', async (fields) => {
    const { page, simulator } = caller({ chats: 30 });
    expect((await page(`${exportPath}?fields=${fields}`)).chats).toEqual([...simulator.ids()].map((id) => ({ id })));
  });

  test('chats(*) brings each row exactly as json() tells it', async () => {
    const { call, simulator } = caller({ chats: 1_000, faults: { odd: 0.1 } });
    const text = await (await call(`${exportPath}?fields=chats(*)`)).text();
    expect(text.startsWith(`{"chats":[${[...simulator.ids()].map((id) => simulator.json(id)).join(',')}],"count":1000,`)).toBe(true);
    expect((JSON.parse(text) as Page).chats).toEqual([...simulator.rows()]);
  });
});

describe('chat-api.md §3.5: limit is 1000 at most and by default', () => {
  test('without limit 1000 rows come', async () => {
    expect((await caller().page(exportPath)).count).toBe(1000);
  });

  test.each(['limit=1001', 'limit=0', 'limit=ten', 'start_time=yesterday', 'start_time=-1'])('%s is refused with 400', async (query) => {
    const response = await caller().call(`${exportPath}?${query}`);
    expect(response.status).toBe(400);
    expect(Object.keys((await response.json()) as object)).toEqual(['error', 'description']);
  });
});

describe('chat-api.md §0.3: next_page is never null, and the end is a page shorter than its limit', () => {
  test('the last page points behind its last row, and what follows is empty and points at itself', async () => {
    const { page } = caller({ chats: 25 });
    const last = await page(`${exportPath}?limit=100`);
    expect(last.count).toBe(25);
    const empty = await page(last.next_page);
    expect(empty).toEqual({ chats: [], count: 0, end_id: last.end_id, end_time: last.end_time, next_page: last.next_page });
  });

  test('an account without chats answers with the cursor it was asked with', async () => {
    const empty = await caller({ chats: 0 }).page(`${exportPath}?start_time=7`);
    expect(empty).toMatchObject({ count: 0, end_id: '', end_time: 7 });
    expect(empty.next_page).toBe(`${host}${exportPath}?limit=1000&start_time=7&start_id=`);
  });

  test('when the rows fill the last page exactly, an empty page ends the walk', async () => {
    const { walk, simulator } = caller({ chats: 30 });
    const ids = await idsOf(walk(`${exportPath}?limit=10`));
    expect(ids).toEqual([...simulator.ids()]);
  });
});

describe('chat-api.md §0.4: a start_time younger than five minutes is refused', () => {
  test.each([
    [noon / 1000 - 301, 200],
    [noon / 1000 - 300, 400],
    [noon / 1000, 400],
    [noon / 1000 + 3600, 400],
  ])('start_time %i at noon gives %i', async (start, status) => {
    expect((await caller().call(`${exportPath}?start_time=${start}`)).status).toBe(status);
  });

  test('the end cursor of a fresh edit works five minutes later', async () => {
    const { simulator, page, call, clock } = caller({ chats: 10 });
    simulator.edit();
    const { next_page } = await page(exportPath);
    expect((await call(next_page)).status).toBe(400);
    clock.turn(301_000);
    expect((await call(next_page)).status).toBe(200);
  });
});

describe('chat-api.md §3.5: without start_id a page starts with the rows at start_time', () => {
  test('rows at start_time are included, earlier ones are not', async () => {
    const { page, simulator } = caller();
    const rows = [...simulator.rows()];
    const time = Date.parse(rows[2_000]!.update_timestamp) / 1000;
    const expected = rows.filter((row) => Date.parse(row.update_timestamp) / 1000 >= time).slice(0, 50);
    expect((await page(`${exportPath}?start_time=${time}&limit=50`)).chats.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });

  test('an unknown start_id counts as none', async () => {
    const { page, simulator } = caller();
    const [first] = simulator.ids();
    const { chats } = await page(`${exportPath}?start_time=${firstSecond}&start_id=2001.10415237.nobody`);
    expect(chats[0]?.id).toBe(first);
  });

  test.each([10, 4_000])('a start_id that stands elsewhere than at start_time counts as none (chat %i)', async (elsewhere) => {
    const { page, simulator } = caller();
    const rows = [...simulator.rows()];
    const time = Date.parse(rows[2_000]!.update_timestamp) / 1000;
    const path = `${exportPath}?start_time=${time}&limit=50`;
    const { chats } = await page(`${path}&start_id=${rows[elsewhere]!.id}`);
    expect(chats).toEqual((await page(path)).chats);
  });
});
