/** chat-api.md §0.8: 200 requests a minute; all of them are used and none is too many. */
import { expect, test } from 'vitest';
import { exporter, inPagesOf } from '../../fixtures/exports.ts';
import type { TurnableClock } from '../../fixtures/clock.ts';

/** A line that takes up to `most` milliseconds there and back, another time for each request; `reached` is when each came there. */
function line(clock: () => TurnableClock, most: number) {
  let seed = 1;
  const pass = () => clock().turn(((seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647) * (most / 2));
  const reached: number[] = [];
  return {
    reached,
    around: (fetch: (request: Request) => Promise<Response>) => async (request: Request) => {
      pass();
      reached.push(clock().now());
      const answer = await fetch(request);
      pass();
      return answer;
    },
  };
}

test.each([
  [0, 200],
  [250, 200],
  [1_000, 40],
])('chat-api.md §0.8: 600 pages over a line of up to %i ms draw no 429 and use the %i requests a minute', async (most, requests) => {
  const { around, reached } = line(() => clock, most);
  const { read, answers, clock } = exporter({ chats: 5_999, requestsPerMinute: requests }, around);
  expect((await read({ stream: inPagesOf(10), budget: { requests, windowMs: 60_000 } })).length).toBe(5_999);
  expect(answers).toEqual(Array.from({ length: 600 }, () => 200));
  // From the first request of the first minute to the first one of the last.
  const minutes = (reached[600 - requests]! - reached[0]!) / 60_000;
  const used = (600 - requests) / minutes / requests;
  expect(used).toBeGreaterThanOrEqual(0.97);
  expect(used).toBeLessThanOrEqual(1);
});
