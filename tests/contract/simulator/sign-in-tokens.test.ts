/** What tokens say of themselves, how they end, how an administrator makes one, and that none works with the other product (support-api.md §2.4, §2.5, chat-api.md §0.10). */
import { describe, expect, test } from 'vitest';
import { identify } from '../../../src/zendesk/identity.ts';
import { revoke } from '../../../src/zendesk/sign-in.ts';
import { host, noon } from './caller.ts';
import { asksChat, clients, errorOf, renewal, signer, type Signer } from './signer.ts';

const current = '/api/v2/oauth/tokens/current.json';
const groups = '/api/v2/groups';
const chatAgents = '/api/v2/chat/agents';

interface Row {
  id: number;
  user_id: number;
}

const rowOf = async ({ call }: Signer, token: string) => ((await (await call(current, token)).json()) as { token: Row }).token;

describe('support-api.md §2.5: /oauth/tokens/current', () => {
  test('tells number, person, client, scopes and both ends of the token that asks', async () => {
    const one = signer();
    await one.signIn();
    const { access_token } = await one.signIn({ scope: 'tickets:read users:read' }, 'agent');
    const row = await rowOf(one, access_token);
    expect(row).toEqual({
      url: expect.stringMatching(new RegExp(`/oauth/tokens/${row.id}\\.json$`)) as string,
      id: expect.any(Number) as number,
      user_id: ((await (await one.call('/api/v2/users/me.json', access_token)).json()) as { user: Row }).user.id,
      client_id: 41,
      token: expect.not.stringContaining(access_token.slice(0, 4)) as string,
      refresh_token: null,
      scopes: ['tickets:read', 'users:read'],
      created_at: '2026-11-14T12:00:00Z',
      expires_at: '2026-11-14T12:30:00Z',
      refresh_token_expires_at: '2026-12-14T12:00:00Z',
      used_at: null,
    });
  });

  test('each has a number of its own', async () => {
    const one = signer();
    const numbers = [];
    for (let n = 0; n < 3; n++) numbers.push((await rowOf(one, (await one.signIn()).access_token)).id);
    numbers.push((await rowOf(one, 'demo')).id);
    expect(new Set(numbers).size).toBe(4);
  });

  test('our own client reads it', async () => {
    const { signIn, simulator } = signer();
    const { access_token: token } = await signIn();
    expect(await identify('support', { origin: host, token, fetch: simulator.fetch })).toMatchObject({
      role: 'administrator',
      scopes: ['read'],
      endsAt: noon + 1_800_000,
    });
  });
});

describe('support-api.md §2.5: the end of a token', () => {
  test.each(['current', 'current.json', 'its number'])('by %s: 204, and neither it nor what renews it works', async (name) => {
    const one = signer();
    const { access_token, refresh_token } = await one.signIn();
    const { id } = await rowOf(one, access_token);
    const path = `/api/v2/oauth/tokens/${name === 'its number' ? id : name}`;
    const response = await one.call(path, null, { method: 'DELETE', headers: { Authorization: `Bearer ${access_token}` } });
    expect([response.status, await response.text(), response.headers.get('Access-Control-Allow-Origin')]).toEqual([204, '', '*']);
    expect(await errorOf(one.call(groups, access_token))).toEqual([401, 'invalid_token']);
    expect(await errorOf(one.exchange(renewal(refresh_token)))).toEqual([400, 'invalid_grant']);
  });

  test('our own client ends it', async () => {
    const one = signer();
    const { access_token } = await one.signIn();
    expect(await revoke(host, access_token, (await rowOf(one, access_token)).id, one.simulator.fetch)).toBe(true);
    expect(await one.status(groups, access_token)).toBe(401);
  });

  test('a narrow scope suffices; one that means nothing does not', async () => {
    const { signIn, call } = signer();
    const end = async (scope: string) => {
      const { access_token } = await signIn({ scope });
      return (
        await call('/api/v2/oauth/tokens/current', access_token, { method: 'DELETE', headers: { Authorization: `Bearer ${access_token}` } })
      ).status;
    };
    expect([await end('tickets:read'), await end('reed')]).toEqual([204, 403]);
  });

  test('that of somebody else is 404, and goes on', async () => {
    const one = signer();
    const [mine, other] = [await one.signIn(), await one.signIn()];
    const { id } = await rowOf(one, other.access_token);
    const response = await one.call(`/api/v2/oauth/tokens/${id}`, null, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${mine.access_token}` },
    });
    expect([response.status, await one.status(groups, mine.access_token), await one.status(groups, other.access_token)]).toEqual([
      404, 200, 200,
    ]);
  });

  test('one of the table ends too, and its further ones do not', async () => {
    const { call, status } = signer();
    await call('/api/v2/oauth/tokens/1', null, { method: 'DELETE', headers: { Authorization: 'Bearer demo' } });
    expect([await status(groups, 'demo'), await status(groups, 'demo-2')]).toEqual([401, 200]);
  });

  test('without a token 401', async () => {
    expect((await signer().call('/api/v2/oauth/tokens/current', null, { method: 'DELETE' })).status).toBe(401);
  });

  test.each(['docs', 'all', 'none'] as const)('a preflight allows it unless CORS is off: %s', async (cors) => {
    const { headers } = await signer({ cors }).call('/api/v2/oauth/tokens/current', null, { method: 'OPTIONS' });
    expect(headers.get('Access-Control-Allow-Methods')?.split(', ').includes('DELETE') ?? false).toBe(cors !== 'none');
  });
});

describe('support-api.md §2.4: an administrator makes a token', () => {
  const wanted = { token: { client_id: 41, scopes: ['read'] } };
  const tokens = {
    demo: { role: 'owner' },
    'demo-agent': { role: 'agent' },
    writes: { role: 'administrator', scopes: ['read', 'write'] },
    'agent-writes': { role: 'agent', scopes: ['read', 'write'] },
  } as const;
  const basic = (token: string) => `Basic ${btoa(`someone@example.com/token:${token}`)}`;
  const make = (one: Signer, authorization: string, body: unknown = wanted) =>
    one.call('/api/v2/oauth/tokens', null, {
      ...{ method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    });

  test.each([basic('demo'), 'Bearer writes'])('%s: 201, and it works for half an hour', async (authorization) => {
    const one = signer({ tokens });
    const response = await make(one, authorization);
    expect(response.status).toBe(201);
    const { token } = (await response.json()) as { token: Row & { full_token: string } };
    expect(token).toMatchObject({ client_id: 41, scopes: ['read'], refresh_token: null, expires_at: '2026-11-14T12:30:00Z' });
    expect(await rowOf(one, token.full_token)).toMatchObject({ id: token.id, user_id: token.user_id });
    one.clock.turn(1_800_000);
    expect(await one.status(groups, token.full_token)).toBe(401);
  });

  test('a bearer token without write: 403 for its scope', async () => {
    const response = await make(signer({ tokens }), 'Bearer demo');
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: 'Forbidden', description: 'Missing the following required scopes: write' },
    ]);
  });

  test.each([basic('demo-agent'), 'Bearer agent-writes'])('an agent: 403 for the role: %s', async (authorization) => {
    const response = await make(signer({ tokens }), authorization);
    expect([response.status, await response.json()]).toMatchObject([403, { error: { title: 'Forbidden' } }]);
  });

  test.each([
    ['a client that is none', { token: { client_id: 9, scopes: ['read'] } }],
    ['a client of Chat', { token: { client_id: 42, scopes: ['read'] } }],
    ['its identifier for its number', { token: { client_id: 'wegweiser', scopes: ['read'] } }],
    ['no scopes', { token: { client_id: 41, scopes: [] } }],
    ['scopes as one text', { token: { client_id: 41, scopes: 'read' } }],
    ['scopes that are numbers', { token: { client_id: 41, scopes: [1] } }],
    ['null', null],
    ['no token', { token: null }],
    ['no JSON', '{'],
  ])('%s: 422', async (_name, body) => {
    expect(await errorOf(make(signer({ tokens }), basic('demo'), body))).toEqual([422, 'RecordInvalid']);
  });
});

describe('chat-api.md §0.10: neither product takes the other’s', () => {
  test('a token of Support gets Chat’s 401 there', async () => {
    const { signIn, call, status } = signer();
    const { access_token } = await signIn();
    const response = await call(chatAgents, access_token);
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: 'Unauthorized', description: 'The call carries no token that this account accepts' },
    ]);
    expect(await status(groups, access_token)).toBe(200);
  });

  test('a token of Chat gets Support’s 401 there', async () => {
    const { open, answer, call, status } = signer();
    const token = new URLSearchParams((await answer(await open({}, asksChat))).hash.slice(1)).get('access_token')!;
    const response = await call(groups, token);
    expect([response.status, await response.json()]).toEqual([
      401,
      { error: 'invalid_token', error_description: expect.any(String) as string },
    ]);
    expect(await status(chatAgents, token)).toBe(200);
  });

  test('those of the table work with both, as ever', async () => {
    const { status } = signer({ clients });
    expect([await status(groups, 'demo'), await status(chatAgents, 'demo')]).toEqual([200, 200]);
  });

  test('a granted token is no API token', async () => {
    const { signIn, call } = signer();
    const { access_token } = await signIn();
    const headers = { Authorization: `Basic ${btoa(`owner@example.com/token:${access_token}`)}` };
    expect((await call(groups, null, { headers })).status).toBe(401);
  });
});

test('support-api.md §2.5: whoever sends no token is nobody, with status 200, also after a sign-in', async () => {
  const { signIn, call } = signer();
  await signIn();
  expect(await (await call('/api/v2/users/me.json', null)).json()).toMatchObject({ user: { id: null } });
});
