import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacer, Pacers } from '../../../src/zendesk/pacer.ts';
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

  test('several that ask at once get their turns in the order of asking, and together no more than the budget', async () => {
    const clock = turnableClock(start);
    const pacer = createPacer({ requests: 2, windowMs: 1_000 }, clock);
    const turns: [string, number][] = [];
    const ask = async (name: string) => {
      await pacer.turn();
      turns.push([name, clock.now() - start]);
      pacer.answered();
    };
    await Promise.all(['a', 'b', 'c', 'a', 'b', 'c'].map(ask));
    expect(turns).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 1_000],
      ['a', 1_000],
      ['b', 2_000],
      ['c', 2_000],
    ]);
  });

  test('requests on their way take room until they are answered', async () => {
    const clock = turnableClock(start);
    const pacer = createPacer({ requests: 2, windowMs: 1_000 }, clock);
    await pacer.turn();
    await pacer.turn();
    let third = false;
    const turn = pacer.turn().then(() => (third = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(third).toBe(false);
    clock.turn(300);
    pacer.answered();
    await turn;
    expect(clock.now() - start, 'a window after the answer').toBe(1_300);
  });

  test('a turn that was given up gives its place back', async () => {
    const clock = turnableClock(start);
    const pacer = createPacer({ requests: 1, windowMs: 1_000 }, clock);
    await pacer.turn();
    const stop = new AbortController();
    const given = pacer.turn(stop.signal);
    const next = pacer.turn();
    stop.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    pacer.answered();
    await next;
  });

  test('a narrow budget counts in the wide one that it is a part of, and whatever the line no window holds too many', async () => {
    const wide = { name: 'wide', requests: 5, windowMs: 1_000 };
    const narrow = { name: 'narrow', requests: 2, windowMs: 1_000, within: wide };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.nat(400), fc.nat(400)), { maxLength: 40 }), async (asked) => {
        const clock = turnableClock(start);
        const pacers = new Pacers(clock);
        const reached: { name: string; at: number }[] = [];
        await Promise.all(
          asked.map(async ([small, there, back]) => {
            const budget = small ? narrow : wide;
            await pacers.of(budget).turn();
            clock.turn(there);
            reached.push({ name: budget.name, at: clock.now() });
            clock.turn(back);
            pacers.of(budget).answered();
          }),
        );
        const all = reached.map(({ at }) => at);
        const few = reached.filter(({ name }) => name === 'narrow').map(({ at }) => at);
        for (let i = 5; i < all.length; i++) expect(all[i]! - all[i - 5]!).toBeGreaterThanOrEqual(1_000);
        for (let i = 2; i < few.length; i++) expect(few[i]! - few[i - 2]!).toBeGreaterThanOrEqual(1_000);
      }),
    );
  });
});
