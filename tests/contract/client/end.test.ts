/** Where an export ends, what comes twice, and what is too young: the rules of the incremental export. */
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/export/run.ts';
import { SpooledStream } from '../../../src/export/spooled.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { createClient, type Fetch } from '../../../src/zendesk/client.ts';
import { chatBudget, streams } from '../../../src/zendesk/streams.ts';
import { exporter, header, idOf, inPagesOf, keptLines, noon, origin } from '../../fixtures/exports.ts';

describe('chat-api.md §0.3: next_page is never null', () => {
  test.each([
    [0, 1],
    [999, 1],
    [1_000, 2],
    [1_001, 2],
    [3_000, 4],
  ])('%i chats end after %i requests, on the first page that is not full', async (chats, requests) => {
    const { read, simulator } = exporter({ chats });
    expect((await read()).map(idOf)).toEqual([...simulator.ids()]);
    expect(simulator.stats().requests).toBe(requests);
  });

  test('an ended export asks nothing more when it is opened again', async () => {
    const { read, simulator } = exporter({ chats: 1_500 });
    const rows = await read();
    expect([await read(), simulator.stats().requests]).toEqual([rows, 2]);
  });
});

describe('chat-api.md §0.5: a second may hold more chats than a page', () => {
  test('1,200 chats of one second come once each', async () => {
    const { read, simulator } = exporter({ chats: 5_000 });
    const lines = await read();
    const seconds = Map.groupBy(lines, (line) => (JSON.parse(line) as { update_timestamp: string }).update_timestamp);
    expect(Math.max(...[...seconds.values()].map((same) => same.length))).toBeGreaterThanOrEqual(1_200);
    expect(lines.map(idOf)).toEqual([...simulator.ids()]);
  });
});

describe('chat-api.md §0.6: an edited chat comes again', () => {
  test('its newest version is kept, once, byte for byte', async () => {
    const { read, simulator, clock } = exporter({ chats: 4_000 });
    let pages = 0;
    const lines = await read({
      onCheckpoint: () => {
        clock.turn(10_000);
        // After the last page an edit would be news for the next export.
        if (++pages <= 2) simulator.edit(100);
      },
    });
    expect(simulator.stats().rows).toBeGreaterThan(4_000);
    expect(lines.map(idOf).sort()).toEqual([...simulator.ids()].sort());
    expect(lines.filter((line) => line !== simulator.json(idOf(line)))).toEqual([]);
  });
});

describe('chat-api.md §0.4: a start less than five minutes ago is refused', () => {
  test('at the live edge the export waits until a full page is old enough', async () => {
    const { read, simulator, waits, answers, clock } = exporter({ chats: 40 });
    simulator.edit(200);
    const edited = new Set([...simulator.rows()].filter((row) => row.update_timestamp.startsWith('2026-11')).map((row) => row.id));
    expect(edited.size).toBeGreaterThan(20);
    expect((await read({ stream: inPagesOf(10) })).length).toBe(40);
    expect(waits.map(({ why }) => why)).toContain('too-recent');
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(clock.now() - noon).toBeGreaterThan(300_000);
    expect(clock.now() - noon).toBeLessThan(310_000);
  });

  test('a clock set back does not make the wait longer than the rule', async () => {
    const { read, simulator, waits, clock } = exporter({ chats: 40 }, (fetch: Fetch) => async (request) => {
      const answer = await fetch(request);
      clock.turn(-86_400_000);
      return answer;
    });
    simulator.edit(200);
    await read({ stream: inPagesOf(10) }).catch((error: { code?: string }) => expect(error.code).toBe('refused'));
    expect(waits.length).toBeGreaterThan(0);
    expect(Math.max(...waits.map(({ ms }) => ms))).toBeLessThanOrEqual(301_000);
  });
});

test('rows are kept though nobody listens to the checkpoints', async () => {
  const { simulator, clock } = exporter({ chats: 10 });
  const spooled = await SpooledStream.open(await memorySpools(1e6).open('one'), streams.chats, header);
  const client = createClient({ fetch: simulator.fetch, origin, token: 'demo', clock, budget: chatBudget });
  await run({ stream: streams.chats, client, spooled, clock, signal: new AbortController().signal });
  expect(keptLines(spooled).length).toBe(10);
});
