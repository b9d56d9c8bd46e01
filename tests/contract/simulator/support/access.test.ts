/** Who may call what, how often, how a refusal looks, and what a page may read (support-api.md §1.1, §2.5, §4.1, §4.3). */
import { describe, expect, test } from 'vitest';
import { asker, incremental } from './asker.ts';

const text = expect.any(String) as string;
const tickets = `${incremental}/tickets/cursor?start_time=0`;
const events = `${incremental}/ticket_events?start_time=0`;

describe('support-api.md §4.3: refusals', () => {
  test.each(['nobody', 'demo-expired'])('401 for the token %s', async (token) => {
    for (const path of [tickets, '/api/v2/groups', '/api/v2/users/me.json'])
      expect(await asker().refusal(path, token)).toEqual([401, { error: 'invalid_token', error_description: text }]);
  });

  test('401 without a token', async () => {
    expect(await asker().refusal('/api/v2/groups', null)).toEqual([401, { error: text }]);
  });

  test.each([tickets, events, '/api/v2/satisfaction_ratings', '/api/v2/satisfaction_ratings/count'])(
    '403 for an agent: %s',
    async (path) => {
      expect(await asker().refusal(path, 'demo-agent')).toEqual([403, { error: { title: 'Forbidden', message: text } }]);
    },
  );

  test.each(['/api/v2/nothing', '/api/v2/incremental/calls?start_time=0', '/api/v2/groups/'])('404: %s', async (path) => {
    expect(await asker().refusal(path)).toEqual([404, { error: 'InvalidEndpoint', description: text }]);
  });

  test('405 for a write, which is ours', async () => {
    expect((await asker().call('/api/v2/groups', 'demo', { method: 'POST' })).status).toBe(405);
  });

  test('each call also with .json', async () => {
    expect((await asker().call('/api/v2/groups.json', 'demo-agent')).status).toBe(200);
  });
});

describe('support-api.md §2.5: /users/me', () => {
  test.each([null, 'Basic'])('%s: 200 for nobody', async (kind) => {
    const { call } = asker();
    const init = kind === null ? {} : { headers: { Authorization: `Basic ${btoa('a:b')}` } };
    const response = await call('/api/v2/users/me.json', null, init);
    expect(response.status).toBe(200);
    expect(((await response.json()) as { user: { id: unknown } }).user.id).toBeNull();
  });

  test.each([
    ['demo', 'admin'],
    ['demo-agent', 'agent'],
  ])('%s is an %s with an id', async (token, role) => {
    const [, body] = await asker().refusal('/api/v2/users/me.json', token);
    expect(body).toMatchObject({ user: { id: expect.any(Number) as number, role } });
  });
});

/** How many of `tries` calls are answered, and the first refusal. */
async function knock(path: string, tries: number, options = {}) {
  const { call, clock } = asker({ requestsPerMinute: 200, ...options });
  let served = 0;
  for (let n = 0; n < tries; n++, served++) {
    const response = await call(path);
    if (response.status === 429) return { served, response, clock, call };
    clock.turn(1_000 / 4);
  }
  throw new Error('None was refused.');
}

describe('support-api.md §4.1, §4.3: limits and the three 429', () => {
  test.each([tickets, events])('10 incremental calls in a minute of the clock: %s', async (path) => {
    const { served, response, clock, call } = await knock(path, 12);
    expect([served, response.headers.get('Retry-After')]).toEqual([10, '58']);
    expect(await response.json()).toEqual({ error: 'APIRateLimitExceeded', description: text });
    clock.turn(57_500);
    expect((await call(path)).status).toBe(200);
  });

  test('by cursor and by time are counted apart, which is how we read the headers', async () => {
    const { call } = await knock(tickets, 12);
    expect((await call(events)).status).toBe(200);
  });

  test('200 others in any minute, then a text', async () => {
    const { served, response } = await knock('/api/v2/groups', 202);
    expect([served, response.headers.get('Retry-After'), response.headers.get('Content-Type')]).toEqual([200, '10', 'text/plain']);
  });

  test('the edge’s', async () => {
    const response = await asker({ faults: { throttle: 1 } }).call('/api/v2/groups');
    expect(response.headers.get('Retry-After')).toMatch(/^\d+$/);
    expect(await response.json()).toEqual({ detail: text, status: '429', title: text });
  });

  test('Chat has a budget of its own', async () => {
    const { call } = await knock('/api/v2/groups', 202);
    expect((await call('/api/v2/chat/departments')).status).toBe(200);
  });
});

describe('support-api.md §1.1: what a page may read', () => {
  test.each([
    ['/api/v2/groups', 'demo', '*'],
    ['/api/v2/nothing', 'demo', '*'],
    ['/api/v2/groups', 'nobody', null],
    [tickets, 'demo-agent', null],
    [`${tickets}9999999999`, 'demo', null],
  ])('%s with %s: %s', async (path, token, origin) => {
    expect((await asker().call(path, token)).headers.get('Access-Control-Allow-Origin')).toBe(origin);
  });
});
