/** The order of the export: nothing twice, nothing lost, whatever the pages and the ties (chat-api.md §0.5, §0.6). */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { caller, exportPath, idsOf, type Page } from './caller.ts';

const { simulator, page, walk } = caller({ chats: 5_000 });
const ids = [...simulator.ids()];
const times = [...simulator.rows()].map((row) => Date.parse(row.update_timestamp) / 1000);
/** Where more than a page of chats share one second. */
const crowd = times.findIndex((time, i) => times[i + 1_000] === time);

describe('chat-api.md §0.6: the order is by update time, and every chat comes once', () => {
  test('ids are all different and times never fall', () => {
    expect(new Set(ids).size).toBe(5_000);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  test('any limits, changed from page to page, give every chat once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 37, max: 1_000 }), { minLength: 1, maxLength: 5 }), async (limits) => {
        const met: string[] = [];
        let one: Page = { chats: [], count: 0, end_id: '', end_time: 0, next_page: '' };
        for (let n = 0; n === 0 || one.count > 0; n++) {
          one = await page(`${exportPath}?limit=${limits[n % limits.length]}&start_time=${one.end_time}&start_id=${one.end_id}`);
          met.push(...one.chats.map(({ id }) => id));
        }
        expect(met).toEqual(ids);
      }),
      { numRuns: 15 },
    );
  });

  test('from any row a page goes on behind that row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4_999), fc.integer({ min: 1, max: 1_000 }), async (i, limit) => {
        const one = await page(`${exportPath}?start_time=${times[i]}&start_id=${ids[i]}&limit=${limit}`);
        expect(one.chats.map(({ id }) => id)).toEqual(ids.slice(i + 1, i + 1 + limit));
      }),
      { numRuns: 100 },
    );
  });
});

describe('chat-api.md §0.5: more than a page of chats share one second', () => {
  test('with start_id the walk gets through', async () => {
    expect(await idsOf(walk(`${exportPath}?start_time=${times[crowd]}&limit=1000`))).toEqual(ids.slice(crowd));
  });

  test('without start_id the same page comes for ever', async () => {
    const first = await page(`${exportPath}?start_time=${times[crowd]}`);
    const second = await page(`${exportPath}?start_time=${first.end_time}`);
    expect(second.count).toBe(1_000);
    expect(second).toEqual(first);
  });
});

describe('chat-api.md §0.6: an edited chat comes again, at the end', () => {
  test('it leaves its place, keeps its id, and has a new update_timestamp and one more tag', () => {
    const { simulator, clock } = caller({ chats: 200 });
    const before = new Map([...simulator.rows()].map((row) => [row.id, row]));
    simulator.edit();
    const after = [...simulator.rows()];
    const edited = after.at(-1)!;
    expect(after.length).toBe(200);
    expect(edited.update_timestamp).toBe(new Date(clock.now()).toISOString().replace('.000', ''));
    expect(edited.tags?.length).toBe(before.get(edited.id)!.tags!.length + 1);
    expect(JSON.parse(simulator.json(edited.id)!)).toEqual(edited);
  });

  test('a chat edited twice moves again and stands once', () => {
    const { simulator, clock } = caller({ chats: 1 });
    simulator.edit();
    const first = [...simulator.rows()];
    clock.turn(1_000);
    simulator.edit();
    const second = [...simulator.rows()];
    expect(second.length).toBe(1);
    expect(second[0]!.update_timestamp > first[0]!.update_timestamp).toBe(true);
    expect(second[0]?.tags?.length).toBe(first[0]!.tags!.length + 1);
  });

  test('a walk with edits between its pages ends with every chat’s newest row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 3_000 })), { maxLength: 12 }),
        fc.integer({ min: 1, max: 120 }),
        async (edits, limit) => {
          const { simulator, clock, page } = caller({ chats: 300 });
          const newest = new Map<string, string>();
          const script = [...edits];
          let one: Page;
          let next = `${exportPath}?fields=chats(*)&limit=${limit}`;
          let edited: number;
          do {
            // More than five minutes, because the cursor may stand on an edit.
            clock.turn(301_000);
            one = await page(next);
            for (const row of one.chats) newest.set(row.id, JSON.stringify(row));
            const [count = 0, later = 0] = script.shift() ?? [];
            clock.turn(later);
            simulator.edit(count);
            edited = count;
            next = one.next_page;
          } while (one.count > 0 || script.length || edited);
          expect([...newest].sort()).toEqual([...simulator.rows()].map((row) => [row.id, JSON.stringify(row)]).sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a clock behind the account’s last second does not break the order', async () => {
    const { simulator, clock, page } = caller({ chats: 50 });
    clock.turn(-365 * 86_400_000);
    simulator.edit(5);
    const times = [...simulator.rows()].map((row) => row.update_timestamp);
    expect(times).toEqual(times.toSorted());
    expect((await page(`${exportPath}?limit=50`)).count).toBe(50);
  });
});
