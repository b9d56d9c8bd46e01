/** The export by cursor (support-api.md §3.1, §3.2, §0.7, §0.9). */
import { describe, expect, test } from 'vitest';
import { asker, idsOf, incremental, parsed, rowsOf, type Row } from './asker.ts';
import { host } from '../caller.ts';

const tickets = `${incremental}/tickets/cursor`;
const all = `${tickets}?support_type_scope=all&start_time=0`;

describe('support-api.md §3.2: the envelope', () => {
  test('its keys, and a cursor made of time and id of the last row', async () => {
    const { ask } = asker({ tickets: 50 });
    const page = await ask(`${all}&per_page=7`);
    expect(Object.keys(page)).toEqual(['tickets', 'after_url', 'before_url', 'after_cursor', 'before_cursor', 'end_of_stream']);
    const last = rowsOf(page, 'tickets').at(-1)!;
    expect(atob(page.after_cursor!)).toBe(`${String(last['generated_timestamp'])}.0||${last.id}|`);
    expect([page['before_url'], page['before_cursor'], page.end_of_stream]).toEqual([null, null, false]);
  });

  test('after_url keeps per_page and percent-encodes the cursor', async () => {
    const page = await asker({ tickets: 50 }).ask(`${all}&per_page=7`);
    const cursor = encodeURIComponent(page.after_cursor!);
    expect(page.after_url).toBe(`${host}${tickets}.json?cursor=${cursor}&per_page=7`);
  });

  test('that of users is made of updated_at', async () => {
    const page = await asker({ users: 30 }).ask(`${incremental}/users/cursor?start_time=0&per_page=4`);
    const last = rowsOf(page, 'users').at(-1)!;
    expect(atob(page.after_cursor!)).toBe(`${Date.parse(String(last['updated_at'])) / 1000}.0||${last.id}|`);
  });
});

describe('support-api.md §3.2: rows by (time, id), once each', () => {
  test.each([1, 7, 400, 1000])('in pages of %i', async (size) => {
    const { ask, simulator } = asker({ tickets: 60 });
    const rows: Row[] = [];
    for (let next: string | null = `${all}&per_page=${size}`; next;) {
      const page = await ask(next);
      rows.push(...rowsOf(page, 'tickets'));
      next = page.end_of_stream ? null : `${page.after_url}&support_type_scope=all`;
    }
    expect(rows).toEqual(parsed(simulator.truth('tickets')));
    const places = rows.map((row) => Number(row['generated_timestamp']) * 1e6 + row.id);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('pages end at their size though 1,200 share a second', async () => {
    const { ask } = asker({ tickets: 5_000 });
    let [next, longest, seconds] = [all, 0, new Set<unknown>()];
    for (let n = 0; n < 5; n++) {
      const page = await ask(next);
      longest = Math.max(longest, rowsOf(page, 'tickets').length);
      seconds = new Set([...seconds, new Set(rowsOf(page, 'tickets').map((row) => row['generated_timestamp'])).size]);
      next = `${page.after_url}&support_type_scope=all`;
    }
    expect(longest).toBe(1000);
    expect(Math.min(...([...seconds] as number[]))).toBeLessThan(400);
  });
});

describe('support-api.md §0.7: no address is null at the end', () => {
  test('the last page has end_of_stream and a cursor to come back with', async () => {
    const { ask } = asker({ tickets: 9 });
    const page = await ask(all);
    expect([page.end_of_stream, typeof page.after_cursor, typeof page.after_url]).toEqual([true, 'string', 'string']);
    const behind = await ask(`${page.after_url}&support_type_scope=all`);
    expect([rowsOf(behind, 'tickets'), behind.end_of_stream, behind.after_cursor]).toEqual([[], true, null]);
  });

  test('nothing at all has no cursor', async () => {
    const page = await asker({ tickets: 0 }).ask(all);
    expect([page.end_of_stream, page.after_cursor, page.after_url]).toEqual([true, null, null]);
  });
});

describe('support-api.md §0.9: support_type_scope', () => {
  test('without it the tickets of AI agents are left out', async () => {
    const { ask } = asker({ tickets: 500 });
    const ids = async (scope: string) => idsOf(rowsOf(await ask(`${tickets}?start_time=0${scope}`), 'tickets'));
    const [usual, agent, ai, both] = [
      await ids(''),
      await ids('&support_type_scope=agent'),
      await ids('&support_type_scope=ai_agent'),
      await ids('&support_type_scope=all'),
    ];
    expect(usual).toEqual(agent);
    expect(ai.length).toBeGreaterThan(10);
    expect([...agent, ...ai].toSorted((a, b) => a - b)).toEqual(both.toSorted((a, b) => a - b));
  });
});

describe('support-api.md §3.1: parameters', () => {
  test('per_page is 1,000 at most and by default', async () => {
    const { ask } = asker({ tickets: 1_500 });
    expect(rowsOf(await ask(`${all}&per_page=5000`), 'tickets').length).toBe(1000);
    expect(rowsOf(await ask(all), 'tickets').length).toBe(1000);
  });

  test.each(['per_page=0', 'per_page=x', 'cursor=%26', `cursor=${btoa('1.0|7')}`])(
    '%s is refused with 400, which is ours',
    async (wrong) => {
      expect(await asker().refusal(`${all}&${wrong}`)).toMatchObject([400, { error: 'InvalidValue' }]);
    },
  );

  test('a start that is a minute old or younger is refused; 422 and its body are ours', async () => {
    const { refusal, ask, clock } = asker();
    const now = Math.floor(clock.now() / 1000);
    for (const young of [now + 9, now, now - 60])
      expect(await refusal(`${tickets}?start_time=${young}`)).toMatchObject([422, { error: 'InvalidValue' }]);
    expect((await ask(`${tickets}?start_time=${now - 61}`)).end_of_stream).toBe(true);
  });

  test('without start and cursor it is refused, which is ours', async () => {
    expect((await asker().refusal(tickets))[0]).toBe(400);
  });

  test('exclude_deleted leaves the deleted ones out', async () => {
    const { ask } = asker({ tickets: 400 });
    const deleted = async (more: string) => rowsOf(await ask(all + more), 'tickets').filter(({ status }) => status === 'deleted').length;
    expect([(await deleted('')) > 0, await deleted('&exclude_deleted=true')]).toEqual([true, 0]);
  });
});

describe('support-api.md §3.1: a changed ticket comes again', () => {
  test('by generated_timestamp, updated_at staying, and not within the minute', async () => {
    const { ask, simulator, clock } = asker({ tickets: 100 });
    const { after_url } = await ask(all);
    const before = new Map(parsed(simulator.truth('tickets')).map((row) => [row.id, row]));
    simulator.change('tickets', 5);
    const again = async () => rowsOf(await ask(`${after_url}&support_type_scope=all`), 'tickets');
    expect(await again()).toEqual([]);
    clock.turn(61_000);
    const rows = await again();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ ...before.get(row.id), generated_timestamp: Math.floor((clock.now() - 61_000) / 1000) });
  });
});

test('support-api.md §3.1: there is no cursor for organizations and events', async () => {
  for (const kind of ['organizations', 'ticket_events'])
    expect((await asker().refusal(`${incremental}/${kind}/cursor?start_time=0`))[0]).toBe(404);
});

test('ten million tickets cost nothing: a page far behind comes at once', async () => {
  const { ask } = asker({ tickets: 10_000_000 });
  const page = await ask(`${tickets}?support_type_scope=all&per_page=3&start_time=1780000000`);
  expect(rowsOf(page, 'tickets')[0]!.id).toBeGreaterThan(9_000_000);
});
