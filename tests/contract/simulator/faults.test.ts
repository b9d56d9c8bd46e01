/** What goes wrong on demand (chat-api.md §3.7, §4.6, §7). */
import { describe, expect, test } from 'vitest';
import { chatRow } from '../../../src/zendesk/rows.ts';
import { caller, exportPath, idsOf, noon } from './caller.ts';
import type { FaultRates } from '../../../src/simulator/index.ts';

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
