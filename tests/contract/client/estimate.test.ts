/** What a job will take, said before it: near the truth, cheap to ask, and by the account's budgets. */
import { describe, expect, test } from 'vitest';
import { estimate } from '../../../src/export/estimate.ts';
import type { Job } from '../../../src/export/job.ts';
import { createSimulator, type SimulatorOptions } from '../../../src/simulator/index.ts';
import { Pacers } from '../../../src/zendesk/pacer.ts';
import { streams, type StreamName } from '../../../src/zendesk/streams.ts';
import { turnableClock } from '../../fixtures/clock.ts';
import { noon, origin } from '../../fixtures/exports.ts';

async function estimated(names: readonly StreamName[], options: SimulatorOptions, job: Partial<Job> = {}, lacks = '') {
  const clock = turnableClock(noon);
  const simulator = createSimulator({ clock, ...options });
  let requests = 0;
  const fetch = (request: Request) => {
    requests++;
    const refused = lacks && new URL(request.url).pathname === lacks;
    return refused ? Promise.resolve(new Response('{}', { status: 403 })) : simulator.fetch(request);
  };
  const connection = { route: 'direct', origin, token: 'demo' } as const;
  const found = await estimate({
    job: { connection, streams: names, formats: ['jsonl'], ...job },
    fetch,
    clock,
    pacers: new Pacers(clock),
    signal: new AbortController().signal,
  });
  return { ...found, asked: requests };
}

describe('an estimate', () => {
  test('of what the API counts is its count', async () => {
    const { rows, requests, streams: each } = await estimated(['tickets', 'users'], { tickets: 12_000, users: 3_000 });
    expect([rows, requests]).toEqual([15_000, 13 + 4]);
    expect(each.map(({ exact }) => exact)).toEqual([false, false]);
  });

  test('of what it does not count is reckoned from a few small samples, within a third', async () => {
    const { rows, asked } = await estimated(['ticket_events'], { tickets: 5_000 });
    const truth = [...createSimulator({ clock: turnableClock(noon), tickets: 5_000 }).truth('ticket_events')].length;
    expect(rows / truth).toBeGreaterThan(0.67);
    expect(rows / truth).toBeLessThan(1.33);
    expect(asked).toBeLessThanOrEqual(8);
  });

  test('of what comes in one page is exact', async () => {
    const { streams: each } = await estimated(['agents', 'groups', 'departments'], {});
    for (const { name, rows, exact } of each) {
      const truth = [...createSimulator({ clock: turnableClock(noon) }).truth(name)].length;
      expect([name, rows, exact]).toEqual([name, truth, true]);
    }
  });

  test('says the time that the slowest budget takes', async () => {
    const { ms } = await estimated(['tickets', 'chats'], { tickets: 50_000, chats: 50_000 });
    // 51 requests at ten a minute; those for chats are quicker.
    expect(ms).toBe(51 * 6_000);
  });

  test('of conversations counts the pages of tickets that are looked through beside what is fetched for each', async () => {
    const { requests, ms, streams: each } = await estimated(['social_messaging'], { tickets: 4_500 });
    const rows = each[0]!.rows!;
    expect(each[0]).toMatchObject({ pages: rows + 1, looked: 5 });
    expect(requests).toBe(rows + 1 + 5);
    expect(ms).toBeGreaterThanOrEqual(5 * 6_000);
  });

  test('says the room that rows and files take', async () => {
    const [one, two] = [
      await estimated(['tickets'], { tickets: 5_000 }),
      await estimated(['tickets'], { tickets: 5_000 }, { formats: ['jsonl', 'json'] }),
    ];
    const truth = [...createSimulator({ clock: turnableClock(noon), tickets: 5_000 }).truth('tickets')].join('\n').length;
    expect(one.bytes / (truth * 2)).toBeGreaterThan(0.75);
    expect(one.bytes / (truth * 2)).toBeLessThan(1.25);
    expect(two.bytes).toBeCloseTo(one.bytes * 1.5, -3);
  });

  test('of an empty account is nothing, and an account that lacks a stream is told so', async () => {
    const { streams: each, rows } = await estimated(['tickets', 'brands'], { tickets: 0 }, {}, streams.brands.path);
    expect([rows, each.map(({ rows: of }) => of)]).toEqual([0, [0, undefined]]);
  });
});
