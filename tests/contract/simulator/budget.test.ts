/** The account's budget (chat-api.md §0.8, §3.7). */
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { caller } from './caller.ts';

const path = '/api/v2/chat/agents/me';

describe('chat-api.md §3.7: 200 requests in any 60 seconds, then 429 with Retry-After', () => {
  test('the 201st is refused until the first has left the window', async () => {
    const { call, clock } = caller({ requestsPerMinute: 200 });
    for (let n = 0; n < 200; n++) {
      expect((await call(path)).status).toBe(200);
      clock.turn(100);
    }
    const refused = await call(path);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '40']);
    expect(Object.keys((await refused.json()) as object)).toEqual(['error', 'description']);
    clock.turn(39_999);
    expect((await call(path)).status).toBe(429);
    clock.turn(1);
    expect((await call(path)).status).toBe(200);
    expect((await call(path)).status).toBe(429);
  });

  test('200 is the default', async () => {
    const { clock } = caller();
    const { createSimulator } = await import('../../../src/simulator/index.ts');
    const simulator = createSimulator({ clock, chats: 1 });
    const statuses = [];
    for (let n = 0; n < 201; n++) statuses.push((await simulator.fetch(new Request(`https://demo.example.com${path}`))).status);
    expect(statuses.slice(-2)).toEqual([401, 429]);
  });

  test('no stretch of a minute has more than the budget, whatever the pauses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9_000), { minLength: 40, maxLength: 120 }), async (pauses) => {
        const { call, clock } = caller({ requestsPerMinute: 7 });
        const served: number[] = [];
        for (const pause of pauses) {
          clock.turn(pause);
          if ((await call(path)).status === 200) served.push(clock.now());
        }
        served.forEach((time, n) => expect(served[n + 7] ?? Infinity).toBeGreaterThanOrEqual(time + 60_000));
      }),
      { numRuns: 20 },
    );
  });
});
