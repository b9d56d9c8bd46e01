/** What goes wrong on demand (chat-api.md §3.7, §4.6, §7). */
import { describe, expect, test } from 'vitest';
import { chatRow } from '../../../src/zendesk/rows.ts';
import { caller, exportPath, idsOf, noon, type Page } from './caller.ts';
import { faults, type FaultKind, type FaultRates } from '../../../src/simulator/index.ts';

const path = `${exportPath}?limit=20&fields=chats(*)`;
const mixed: FaultRates = { drop: 0.1, truncate: 0.2, delay: 0.1, throttle: 0.1, error: 0.1, timeout: 0.1, html: 0.1, edit: 0.2 };

/** What `count` calls come to, as one line each. */
async function outcomes(faults: FaultRates, seed: number, count = 60): Promise<string[]> {
  const { call, clock } = caller({ faults, seed });
  const lines = [];
  for (let n = 0; n < count; n++) {
    const answer = await call(path)
      .then(async (one) => `${one.status} ${one.headers.get('Retry-After')} ${(await one.text()).length}`)
      .catch((error: Error) => `${error.name} ${error.message}`);
    lines.push(`${answer} ${clock.now() - noon}`);
  }
  return lines;
}

describe('chat-api.md §7: what goes wrong is a matter of the seed', () => {
  test('the same seed repeats, another differs', async () => {
    const first = await outcomes(mixed, 1);
    expect(await outcomes(mixed, 1)).toEqual(first);
    expect(await outcomes(mixed, 2)).not.toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(8);
  });

  test('another fault beside it does not move one', async () => {
    const drops = (lines: string[]) => lines.map((line) => line.includes('Failed to fetch'));
    expect(drops(await outcomes({ drop: 0.2, delay: 0.5, edit: 0.5 }, 1))).toEqual(drops(await outcomes({ drop: 0.2 }, 1)));
  });

  test.each(Object.keys(faults).filter((kind) => kind !== 'odd') as FaultKind[])('%s alone repeats with its seed', async (kind) => {
    const alone = async (seed: number) => {
      const one = caller({ faults: { [kind]: 0.3 }, seed, chats: 500, tickets: 300 });
      const lines = [];
      for (let n = 0; n < 12; n++) {
        const answer = one.call(`/api/v2/incremental/tickets?start_time=${n * 1e8}`);
        lines.push(await answer.then(async (each) => `${each.status} ${await each.text().catch(String)}`, String));
      }
      return [...lines, one.clock.now(), ...one.simulator.truth('tickets'), ...one.simulator.ids()];
    };
    const [first, again, other] = [await alone(1), await alone(1), await alone(2)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe('chat-api.md §3.7: each fault is what it says', () => {
  test('drop rejects as a browser does', async () => {
    await expect(caller({ faults: { drop: 1 } }).call(path)).rejects.toThrow(TypeError);
  });

  test('delay takes seconds, and an abort ends it with the signal’s reason', async () => {
    const { call, clock } = caller({ faults: { delay: 1 } });
    expect((await call(path)).status).toBe(200);
    expect(clock.now() - noon).toBeGreaterThanOrEqual(1_000);
    await expect(call(path, 'demo', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  test('error is a 500, 502 or 503, each at times', async () => {
    const { call } = caller({ faults: { error: 1 } });
    const statuses = new Set<number>();
    for (let n = 0; n < 30; n++) statuses.add((await call(path)).status);
    expect([...statuses].sort()).toEqual([500, 502, 503]);
  });

  test('throttle is a 429 with Retry-After, timeout the edge’s text, html a page', async () => {
    const throttled = await caller({ faults: { throttle: 1 } }).call(path);
    expect([throttled.status, Number(throttled.headers.get('Retry-After')) > 0]).toEqual([429, true]);
    const late = await caller({ faults: { timeout: 1 } }).call(path);
    expect([late.status, await late.text()]).toEqual([504, 'upstream request timeout']);
    const page = await caller({ faults: { html: 1 } }).call(path);
    expect([page.status, page.headers.get('Content-Type'), (await page.text()).slice(0, 9)]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype',
    ]);
  });

  test('truncate cuts the body, at times cleanly and at times with a failure while reading', async () => {
    const { call } = caller({ faults: { truncate: 1 } });
    const ends = new Set<string>();
    for (let n = 0; n < 20; n++)
      ends.add(
        await (await call(path)).json().then(
          () => 'whole',
          (error: Error) => error.name,
        ),
      );
    expect([...ends].sort()).toEqual(['SyntaxError', 'TypeError']);
  });

  test('edit moves a chat after each answer', async () => {
    const { call, simulator } = caller({ faults: { edit: 1 } });
    await call(path);
    expect(simulator.stats()).toEqual({ requests: 1, pages: 1, rows: 20, edits: 1 });
  });
});

describe('support-api.md §4.3: 5xx of Support', () => {
  test('500 in its shape, 502 and 503 as text, 503 with Retry-After', async () => {
    const { call } = caller({ faults: { error: 1 } });
    const met = new Map<number, string>();
    for (let n = 0; n < 30; n++) {
      const response = await call('/api/v2/groups');
      met.set(response.status, `${await response.text()} ${response.headers.has('Retry-After')}`);
    }
    expect([...met.keys()].sort()).toEqual([500, 502, 503]);
    expect([met.get(500), met.get(503)?.endsWith('true')]).toEqual(['{"status":500,"error":"Internal Server Error"} false', true]);
  });
});

describe('support-api.md §3.11: 504 that depends on how many rows are asked for', () => {
  const sizes = [1000, 501, 500, 251, 250, 101, 100, 10];
  const answered = async (faults: FaultRates, address: (size: number) => string) => {
    const { call } = caller({ faults, tickets: 2_000 });
    return Promise.all(sizes.map(async (size) => (await call(address(size))).status));
  };

  test.each([
    ['limit', (size: number) => `${exportPath}?limit=${size}`],
    ['per_page', (size: number) => `/api/v2/incremental/tickets/cursor?start_time=0&per_page=${size}`],
    ['page[size]', (size: number) => `/api/v2/search/export?query=&filter[type]=ticket&page[size]=${size}`],
  ])('%s: large pages never come from a bad place, small ones always do', async (_, address) => {
    const statuses = await answered({ large: 1 }, address);
    const most = sizes[statuses.indexOf(200)]!;
    expect([500, 250, 100]).toContain(most);
    expect(statuses).toEqual(sizes.map((size) => (size > most ? 504 : 200)));
    expect(await answered({ large: 1 }, address)).toEqual(statuses);
  });

  test('a full page is the default of an export, and asking again does not help', async () => {
    const { call } = caller({ faults: { large: 1 }, tickets: 2_000 });
    for (let n = 0; n < 3; n++) {
      const response = await call('/api/v2/incremental/tickets?start_time=0');
      expect([response.status, await response.text()]).toEqual([504, 'upstream request timeout']);
    }
  });

  test('the rate is the share of the places where a page may begin', async () => {
    const { call } = caller({ faults: { large: 0.3 }, chats: 10 });
    let bad = 0;
    for (let n = 0; n < 400; n++) if ((await call(`${exportPath}?start_time=${1_600_000_000 + n}`)).status === 504) bad++;
    expect(bad / 400).toBeGreaterThan(0.22);
    expect(bad / 400).toBeLessThan(0.38);
  });

  test('who halves the page comes through, with every row once', async () => {
    const { call, simulator } = caller({ faults: { large: 0.5 }, chats: 3_000 });
    const texts: string[] = [];
    for (let start = '', size = 1000, short = false; !short;) {
      const response = await call(`${exportPath}?fields=chats(*)&limit=${size}${start}`);
      if (response.status === 504 && size > 1) {
        size = Math.floor(size / 2);
        continue;
      }
      expect(response.status).toBe(200);
      const page = (await response.json()) as Page;
      texts.push(...page.chats.map(({ id }) => id));
      [start, short, size] = [`&start_time=${page.end_time}&start_id=${page.end_id}`, page.count < size, 1000];
    }
    expect(texts).toEqual([...simulator.ids()]);
  });
});

describe('chat-api.md §2: a token that ends in the middle', () => {
  test.each([
    [exportPath, { error: 'Unauthorized', description: expect.any(String) as string }],
    ['/api/v2/groups', { error: 'invalid_token', error_description: expect.any(String) as string }],
  ])('%s: 401 from then on, and the next token is accepted', async (path, body) => {
    const { call } = caller({ faults: { expire: 0.2 } });
    const lives: number[] = [];
    for (let token = 1; token <= 12; token++) {
      const name = token === 1 ? 'demo' : `demo-${token}`;
      let served = 0;
      let response = await call(path, name);
      for (; response.status === 200; response = await call(path, name)) served++;
      lives.push(served);
      expect([response.status, await response.json()]).toEqual([401, body]);
      expect((await call(path, name)).status).toBe(401);
    }
    expect(Math.max(...lives)).toBeGreaterThan(2);
    expect(new Set(lives).size).toBeGreaterThan(2);
  });
});

describe('support-api.md §3.1: rows that change while they are read', () => {
  const tickets = '/api/v2/incremental/tickets/cursor?support_type_scope=all&start_time=0';
  interface Tickets {
    tickets: { id: number; status: string }[];
    after_url: string;
  }

  test('change: a changed row comes again', async () => {
    const { call, simulator, clock } = caller({ faults: { change: 1 }, tickets: 50, users: 0, organizations: 0 });
    const before = [...simulator.truth('tickets')];
    const page = (await (await call(tickets)).json()) as Tickets;
    expect(page.tickets.map((row) => JSON.stringify(row))).toEqual(before.map((text) => JSON.stringify(JSON.parse(text))));
    for (let n = 0; n < 10; n++) await call('/api/v2/groups');
    expect([...simulator.truth('tickets')]).not.toEqual(before);
    clock.turn(61_000);
    const again = (await (await call(`${page.after_url}&support_type_scope=all`)).json()) as Tickets;
    expect(again.tickets.length).toBeGreaterThan(0);
  });

  test('remove: deleted rows stay, marked in the way of their kind', async () => {
    const { call, simulator } = caller({ faults: { remove: 1 }, chats: 50, tickets: 50, users: 50, organizations: 50 });
    const marks = {
      chats: '"deleted":true',
      tickets: '"status":"deleted"',
      users: '"active":false',
      organizations: '"deleted_at":"2026-11-14',
    } as const;
    const marked = () =>
      Object.entries(marks).map(
        ([stream, mark]) => [...simulator.truth(stream as keyof typeof marks)].filter((text) => text.includes(mark)).length,
      );
    const before = marked();
    for (let n = 0; n < 60; n++) await call('/api/v2/groups');
    const after = marked();
    after.forEach((count, n) => expect(count).toBeGreaterThan(before[n]!));
    for (const stream of Object.keys(marks) as (keyof typeof marks)[]) expect([...simulator.truth(stream)].length).toBe(50);
  });
});

describe('chat-api.md §4.6: odd rows lose nothing', () => {
  test('the same rows are odd each time, all ids still come, and without the fault none is', async () => {
    const { walk, simulator } = caller({ chats: 2_000, faults: { odd: 0.05 } });
    const odd = () => [...simulator.rows()].filter((row) => !chatRow.safeParse(row).success).map(({ id }) => id);
    expect(odd().length).toBeGreaterThan(50);
    expect(odd()).toEqual(odd());
    expect(await idsOf(walk(`${exportPath}?fields=chats(*)&limit=700`))).toEqual([...simulator.ids()]);
    expect([...caller({ chats: 2_000 }).simulator.rows()].every((row) => chatRow.safeParse(row).success)).toBe(true);
  });
});
