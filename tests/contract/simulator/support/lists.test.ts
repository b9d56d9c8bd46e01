/** Lists by cursor and counts (support-api.md §3.5, §3.9). */
import { describe, expect, test } from 'vitest';
import { asker, parsed, rowsOf, type Row } from './asker.ts';
import { host } from '../caller.ts';

describe('support-api.md §3.5: lists', () => {
  test('has_more says the end; links.next is there all the same', async () => {
    const { ask, simulator } = asker();
    const rows: Row[] = [];
    let page = await ask('/api/v2/macros?page[size]=100');
    rows.push(...rowsOf(page, 'macros'));
    for (; page.meta.has_more; rows.push(...rowsOf(page, 'macros'))) page = await ask(page.links.next);
    expect(rows).toEqual(parsed(simulator.truth('macros')));
    expect(page.links.next.startsWith(`${host}/api/v2/macros.json?page%5Bafter%5D=`)).toBe(true);
    const behind = await ask(page.links.next);
    expect(behind).toEqual({
      macros: [],
      meta: { has_more: false, after_cursor: null, before_cursor: null },
      links: { prev: null, next: null },
    });
  });

  test('a full last page has no more either', async () => {
    const page = await asker().ask('/api/v2/triggers?page[size]=100');
    expect([rowsOf(page, 'triggers').length, page.meta.has_more]).toEqual([100, false]);
  });

  test('100 rows at most', async () => {
    expect(rowsOf(await asker().ask('/api/v2/macros?page[size]=1000'), 'macros').length).toBe(100);
  });

  test.each(['page[size]=0', 'page[after]=x', `page[after]=${btoa('7')}`])('%s is refused with 400, which is ours', async (wrong) => {
    expect((await asker().refusal(`/api/v2/macros?${wrong}`))[0]).toBe(400);
  });
});

describe('support-api.md §3.9: counts', () => {
  test.each(['tickets', 'users', 'organizations', 'satisfaction_ratings', 'views'] as const)('%s', async (kind) => {
    const { ask, simulator } = asker();
    const { count } = (await ask(`/api/v2/${kind}/count`)) as unknown as { count: { value: number; refreshed_at: string } };
    expect(count).toEqual({ value: [...simulator.truth(kind)].length, refreshed_at: '2026-11-14T12:00:00+00:00' });
  });

  test('above 100,000 it is cut, and has no day', async () => {
    const { ask } = asker({ tickets: 100_001 });
    expect(await ask('/api/v2/tickets/count.json')).toEqual({ count: { value: 100_000, refreshed_at: null } });
  });
});
