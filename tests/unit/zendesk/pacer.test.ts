import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacer } from '../../../src/zendesk/pacer.ts';
import { turnableClock } from '../../fixtures/clock.ts';

const start = 1_000_000;

/** When each request reaches a server at the end of a line with these delays there and back. */
async function arrivals(requests: number, windowMs: number, delays: readonly (readonly [there: number, back: number, idle: number])[]) {
  const clock = turnableClock(start);
  const pacer = createPacer({ requests, windowMs }, clock);
  const reached: number[] = [];
  for (const [there, back, idle] of delays) {
    await pacer.turn();
    clock.turn(there);
    reached.push(clock.now());
    clock.turn(back);
    pacer.answered();
    clock.turn(idle);
  }
  return reached;
}

describe('the pacer', () => {
  test('no stretch of a window holds more requests than the budget, however slow the line', async () => {
    const delay = fc.tuple(fc.nat(400), fc.nat(400), fc.nat(100));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3_000 }),
        fc.array(delay, { maxLength: 60 }),
        async (requests, windowMs, delays) => {
          const reached = await arrivals(requests, windowMs, delays);
          for (let i = requests; i < reached.length; i++) expect(reached[i]! - reached[i - requests]!).toBeGreaterThanOrEqual(windowMs);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the budget goes out at once, the next one after a window', async () => {
    expect(
      await arrivals(
        3,
        60_000,
        Array.from({ length: 7 }, () => [0, 0, 0] as const),
      ),
    ).toEqual([0, 0, 0, 60_000, 60_000, 60_000, 120_000].map((ms) => start + ms));
  });

  test('a line slower than the budget is not held back', async () => {
    const delays = Array.from({ length: 5 }, () => [600, 600, 0] as const);
    expect(await arrivals(2, 1_000, delays)).toEqual([600, 1_800, 3_000, 4_200, 5_400].map((ms) => start + ms));
  });

  test('an abort ends the wait, and comes before it', async () => {
    const clock = turnableClock(start);
    const reason = new Error('stop');
    await expect(createPacer({ requests: 1, windowMs: 1 }, clock).turn(AbortSignal.abort(reason))).rejects.toBe(reason);
    const stop = new AbortController();
    const waiting = createPacer(
      { requests: 1, windowMs: 60_000 },
      {
        now: clock.now,
        sleep: (_, signal) => new Promise((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error))),
      },
    );
    waiting.answered();
    const turn = waiting.turn(stop.signal);
    stop.abort(reason);
    await expect(turn).rejects.toBe(reason);
  });

  test('a clock set back makes the wait no longer than a window', async () => {
    const clock = turnableClock(start);
    const pacer = createPacer({ requests: 1, windowMs: 60_000 }, clock);
    pacer.answered();
    clock.turn(-86_400_000);
    await pacer.turn();
    expect(clock.now()).toBe(start - 86_400_000 + 60_000);
  });
});
