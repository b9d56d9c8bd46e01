/** The export by time (support-api.md §3.3). */
import { describe, expect, test } from 'vitest';
import { asker, idsOf, incremental, parsed, rowsOf, type Row } from './asker.ts';
import { host } from '../caller.ts';

const orders: [string, string[]][] = [
  ['tickets', ['tickets', 'count', 'end_of_stream', 'next_page', 'end_time']],
  ['users', ['users', 'next_page', 'count', 'end_of_stream', 'end_time']],
  ['ticket_metric_events', ['count', 'end_time', 'next_page', 'ticket_metric_events']],
];

describe('support-api.md §3.2, §3.4: keys and their order', () => {
  test.each(orders)('%s', async (kind, keys) => {
    expect(Object.keys(await asker().ask(`${incremental}/${kind}?start_time=0`))).toEqual(keys);
  });
});

describe('support-api.md §3.3: the border of a page', () => {
  test('rows of two seconds or more: so many rows, end_time is the last one’s, and its rows come again', async () => {
    const { ask } = asker({ tickets: 60 });
    const path = `${incremental}/tickets?support_type_scope=all&per_page=10`;
    const page = await ask(`${path}&start_time=0`);
    const rows = rowsOf(page, 'tickets');
    expect([page.count, page.end_time, page.end_of_stream]).toEqual([10, rows.at(-1)!['generated_timestamp'], false]);
    expect(page.next_page).toBe(`${host}${incremental}/tickets.json?start_time=${page.end_time}&per_page=10`);
    const next = rowsOf(await ask(`${path}&start_time=${page.end_time}`), 'tickets');
    expect(idsOf(next)).toContain(rows.at(-1)!.id);
  });

  test('all of one second: every row of that second, and end_time one later', async () => {
    const { ask, simulator } = asker({ organizations: 30 });
    const all = parsed(simulator.truth('organizations'));
    const second = (row: Row) => Date.parse(String(row['updated_at'])) / 1000;
    const same = all.filter((row) => second(row) === second(all[1]!));
    expect(same.length).toBeGreaterThan(1);
    const page = await ask(`${incremental}/organizations?start_time=${second(all[0]!) + 1}&per_page=1`);
    expect(rowsOf(page, 'organizations')).toEqual(same);
    expect([page.count, page.end_time]).toEqual([same.length, second(same[0]!) + 1]);
  });

  test('1,200 of one second come in one page', async () => {
    const { ask } = asker({ users: 5_000 });
    const counts = [];
    for (let next = `${incremental}/users?start_time=0`, end = false; !end;) {
      const page = await ask(next);
      counts.push(page.count);
      [next, end] = [page.next_page, page.end_of_stream === true];
    }
    expect(Math.max(...counts)).toBe(1_200);
  });

  test('the last page: what is left, its last second as end_time, and a next_page all the same', async () => {
    const { ask, simulator } = asker({ organizations: 30 });
    const page = await ask(`${incremental}/organizations?start_time=0`);
    const end = Date.parse(String(parsed(simulator.truth('organizations')).at(-1)!['updated_at'])) / 1000;
    expect([page.count, page.end_time, page.end_of_stream]).toEqual([30, end, true]);
    expect(page.next_page).toBe(`${host}${incremental}/organizations.json?start_time=${end}`);
    // Whoever follows it for ever never stops (§0.7).
    expect((await ask(page.next_page)).next_page).toBe(page.next_page);
  });

  test('nothing: no rows, the start again, which is ours', async () => {
    const page = await asker({ organizations: 0 }).ask(`${incremental}/organizations?start_time=7`);
    expect([page.count, page.end_time, page.end_of_stream]).toEqual([0, 7, true]);
  });
});
