/** support-api.md §4.1: streams that run at once share the account's budgets, use them, and draw no 429. */
import { expect, test } from 'vitest';
import type { Report } from '../../../src/export/messages.ts';
import { session } from '../../../src/export/session.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { createSimulator } from '../../../src/simulator/index.ts';
import { streams, type Stream, type StreamName } from '../../../src/zendesk/streams.ts';
import { waitingClock } from '../../fixtures/clock.ts';
import { noon, origin } from '../../fixtures/exports.ts';

/** Exports these streams; when each request came and with which status it was answered, and the last report. */
async function exported(names: StreamName[], sizes: { tickets?: number; users?: number; organizations?: number; chats?: number }) {
  const clock = waitingClock(noon);
  const simulator = createSimulator({ clock, ...sizes });
  const asked: { at: number; path: string; status: number }[] = [];
  const fetch = (request: Request) =>
    clock.busy(
      simulator.fetch(request).then((answer) => {
        asked.push({ at: clock.now(), path: new URL(request.url).pathname, status: answer.status });
        return answer;
      }),
    );
  const reports: Report[] = [];
  const connection = { route: 'direct', origin, token: 'demo' } as const;
  const report = (told: Report) => void reports.push(told);
  await session(
    { connection, streams: names, formats: ['jsonl'], settle: false },
    { spools: memorySpools(1e9), fetch, clock, report, signal: new AbortController().signal },
  );
  return { asked, end: reports.at(-1)! };
}

/** The share of a budget of `requests` a minute that was used between the first of its windows and the last. */
function used(times: readonly number[], requests: number): number {
  const whole = Math.floor(times.length / requests) * requests;
  const minutes = (times[whole - 1]! - times[0]!) / 60_000 + 1 / 60_000;
  return whole / requests / (Math.floor(minutes) + 1);
}

const pathOf = (name: StreamName) => (streams[name] satisfies Stream as Stream).path;

test('streams of different budgets at once use each to the full and draw no 429', async () => {
  const names = ['tickets', 'users', 'ticket_events', 'chats'] as const;
  const { asked, end } = await exported([...names], { tickets: 15_000, users: 15_000, chats: 5_000 });
  expect(end.type).toBe('done');
  expect(asked.filter(({ status }) => status !== 200)).toEqual([]);
  const times = (...of: StreamName[]) => asked.filter(({ path }) => of.some((name) => path === pathOf(name))).map(({ at }) => at);
  expect(times('tickets', 'users').length).toBeGreaterThanOrEqual(30);
  // Tickets and users share ten requests a minute, the events have ten of their own.
  expect(used(times('tickets', 'users'), 10)).toBeGreaterThanOrEqual(0.97);
  expect(used(times('ticket_events'), 10)).toBeGreaterThanOrEqual(0.97);
});

test('of two streams on one budget neither waits for the other to end', async () => {
  const { asked } = await exported(['tickets', 'users'], { tickets: 30_000, users: 30_000 });
  const turns = asked.map(({ path }) => path).filter((path) => path === pathOf('tickets') || path === pathOf('users'));
  const early = turns.slice(0, 40).filter((path) => path === pathOf('tickets')).length;
  expect(early).toBeGreaterThanOrEqual(18);
  expect(early).toBeLessThanOrEqual(22);
});

test('a whole account in one job draws no 429 and leaves nothing out', async () => {
  const { asked, end } = await exported(Object.keys(streams) as StreamName[], { tickets: 12_000, users: 5_000, chats: 5_000 });
  expect(end).toMatchObject({ type: 'done', manifest: { leftOut: [] } });
  expect(asked.filter(({ status }) => status === 429)).toEqual([]);
});
