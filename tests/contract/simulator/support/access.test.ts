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

  test('a throttle fault brings each of the three, by the seed', async () => {
    const { call } = asker({ faults: { throttle: 1 } });
    const met = new Set<string>();
    for (let n = 0; n < 30; n++) {
      const response = await call('/api/v2/groups');
      expect([response.status, Number(response.headers.get('Retry-After')) > 0]).toEqual([429, true]);
      const body = await response.text();
      met.add(body.startsWith('{') ? Object.keys(JSON.parse(body) as object).join() : `${response.headers.get('Content-Type')}`);
    }
    expect([...met].sort()).toEqual(['detail,status,title', 'error,description', 'text/plain']);
  });

  test.each([
    ['/api/v2/deleted_tickets', 10],
    ['/api/v2/deleted_tickets?page=101&per_page=10', 5],
    ['/api/v2/search/export?query=&filter[type]=ticket', 100],
    ['/api/v2/tickets?page=501&per_page=10', 50],
    ['/api/v2/tickets/3/conversation_log', 100],
  ])('%s: %i in a minute', async (path, most) => {
    const { call } = asker({ requestsPerMinute: 200 });
    const statuses = [];
    for (let n = 0; n <= most; n++) statuses.push((await call(path)).status);
    expect([new Set(statuses.slice(0, -1)).has(429), statuses.at(-1)]).toEqual([false, 429]);
  });

  test('of a sample 10 in 20 minutes', async () => {
    const { call, clock } = asker({ requestsPerMinute: 200 });
    const sample = `${incremental}/tickets/sample?start_time=0`;
    for (let n = 0; n < 10; n++) expect((await call(sample)).status).toBe(200);
    clock.turn(19 * 60_000);
    const refused = await call(sample);
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60']);
    clock.turn(60_000);
    expect((await call(sample)).status).toBe(200);
  });

  test('§4.2: headers say what is left, of the account and of a call with a limit of its own', async () => {
    const { call } = asker({ requestsPerMinute: 200 });
    await call('/api/v2/groups');
    const { headers } = await call('/api/v2/groups');
    const names = ['X-Rate-Limit', 'X-Rate-Limit-Remaining', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];
    expect(names.map((name) => headers.get(name))).toEqual(['200', '198', '200', '198', '60']);
    expect((await call(events)).headers.get('Zendesk-RateLimit-incremental-exports')).toBe('total=10; remaining=9; resets=60');
    expect(headers.get('Access-Control-Expose-Headers')).toBe('X-Zendesk-API-Warn');
  });

  test('Chat has a budget of its own', async () => {
    const { call } = await knock('/api/v2/groups', 202);
    expect((await call('/api/v2/chat/departments')).status).toBe(200);
  });
});

const basic = (text: string) => ({ headers: { Authorization: `Basic ${btoa(text)}` } });

describe('support-api.md §1.1, §4.3: an API token by Basic authentication', () => {
  test('opens Support, and its answers are not for pages', async () => {
    const response = await asker().call('/api/v2/groups', null, basic('owner@example.com/token:demo'));
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([200, null]);
  });

  test('has the role of its token', async () => {
    expect((await asker().call(tickets, null, basic('agent@example.com/token:demo-agent'))).status).toBe(403);
  });

  test.each(['/api/v2/groups', '/api/v2/users/me.json'])('a wrong one is 401: %s', async (path) => {
    const response = await asker().call(path, null, basic('owner@example.com/token:nobody'));
    expect([response.status, await response.json()]).toEqual([401, { error: text }]);
  });

  test('does not open Chat', async () => {
    expect((await asker().call('/api/v2/chat/departments', null, basic('owner@example.com/token:demo'))).status).toBe(401);
  });
});

describe('support-api.md §2.5: /oauth/tokens/current', () => {
  test('says when the token ends, and what it is good for', async () => {
    const { call, clock } = asker({ tokenLifeMs: 1_800_000 });
    const token = async () => ((await (await call('/api/v2/oauth/tokens/current.json')).json()) as { token: object }).token;
    expect(await token()).toMatchObject({ scopes: ['read'], expires_at: '2026-11-14T12:30:00Z' });
    clock.turn(1_799_999);
    expect(await token()).toMatchObject({ expires_at: '2026-11-14T12:30:00Z' });
  });

  test('null where it never ends', async () => {
    expect(await asker().ask('/api/v2/oauth/tokens/current')).toMatchObject({ token: { expires_at: null } });
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
