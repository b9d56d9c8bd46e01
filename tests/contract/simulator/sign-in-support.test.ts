/** Sign-in to Support by a program: code and PKCE, renewal, scopes, what the token endpoint refuses (support-api.md §2.1 – §2.3). */
import { describe, expect, test } from 'vitest';
import { grantOf, newSignIn, authorizeAddress, renewed } from '../../../src/zendesk/sign-in.ts';
import { host, noon } from './caller.ts';
import { clients, codeBody, errorOf, redirect, renewal, signer, verifier, type Tokens } from './signer.ts';

const me = '/api/v2/users/me.json';
const incremental = '/api/v2/incremental';
const ends = {
  refresh_token: expect.stringMatching(/^[\da-f]{64}$/) as string,
  access_token: expect.stringMatching(/^[\da-f]{64}$/) as string,
};

/** A signer that has a code. */
async function withCode(change?: Record<string, string>, options = {}) {
  const one = signer(options);
  const code = (await one.answer(await one.open(change))).searchParams.get('code')!;
  return { ...one, code };
}

describe('§2.1: a code becomes a token', () => {
  test('with what the vendor’s own client reads, kept nowhere', async () => {
    const { exchange, code, status } = await withCode();
    const response = await exchange(codeBody(code));
    const tokens = (await response.json()) as Tokens;
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect(tokens).toEqual({ ...ends, expires_in: 1800, token_type: 'bearer', scope: 'read' });
    expect(await status(me, tokens.access_token)).toBe(200);
  });

  test('sent as a form too', async () => {
    const { call, code } = await withCode();
    expect((await call('/oauth/tokens', null, { method: 'POST', body: new URLSearchParams(codeBody(code)) })).status).toBe(200);
  });

  test.each([
    ['owner', 'admin', 200],
    ['administrator', 'admin', 200],
    ['agent', 'agent', 403],
  ])('as %s, with that role', async (who, role, exported) => {
    const { signIn, call, status } = signer();
    const { access_token: token } = await signIn({}, who);
    expect(await (await call(me, token)).json()).toMatchObject({ user: { role } });
    expect(await status(`${incremental}/tickets/cursor?start_time=0`, token)).toBe(exported);
  });

  test('our own client signs in by it, and renews', async () => {
    const { simulator, answer, call } = signer();
    const asked = newSignIn({ product: 'support', origin: host, clientId: 'wegweiser', redirect });
    const back = await answer(await call(await authorizeAddress(asked), null));
    const grant = await grantOf(asked, back.searchParams, simulator.fetch, noon);
    expect(grant).toEqual({ token: ends.access_token, refreshToken: ends.refresh_token, endsAt: noon + 1_800_000 });
    expect((await renewed(host, 'wegweiser', grant.refreshToken!, simulator.fetch, noon)).token).not.toBe(grant.token);
  });

  test('the same seed gives the same secrets, another one others, and never the same twice', async () => {
    const secrets = async (seed: number) => {
      const { signIn } = signer({ seed });
      return [await signIn(), await signIn()].flatMap(({ access_token, refresh_token }) => [access_token, refresh_token]);
    };
    const [first, again, other] = [await secrets(3), await secrets(3), await secrets(4)];
    expect(again).toEqual(first);
    expect(new Set([...first, ...other]).size).toBe(8);
  });
});

describe('§2.1: a code that does not', () => {
  test('its 120 seconds are over', async () => {
    const { exchange, code, clock } = await withCode();
    clock.turn(120_000);
    expect(await errorOf(exchange(codeBody(code)))).toEqual([400, 'invalid_grant']);
  });

  test('in their last moment it does', async () => {
    const { exchange, code, clock } = await withCode();
    clock.turn(119_999);
    expect((await exchange(codeBody(code))).status).toBe(200);
  });

  test.each([
    ['another verifier', { code_verifier: `${verifier}x` }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'http://localhost:4322/sign-in/' }],
    ['another code', { code: 'x' }],
    ['no code', { code: '' }],
  ])('%s; the right one still works after it, which is ours', async (_name, change) => {
    const { exchange, code } = await withCode();
    expect(await errorOf(exchange({ ...codeBody(code), ...change }))).toEqual([400, 'invalid_grant']);
    expect((await exchange(codeBody(code))).status).toBe(200);
  });

  test('that of another client', async () => {
    const { exchange, code } = await withCode({}, { clients: { ...clients, second: { ...clients.wegweiser, id: 9 } } });
    expect(await errorOf(exchange({ ...codeBody(code), client_id: 'second' }))).toEqual([400, 'invalid_grant']);
  });

  test('used twice: refused, and what came of it is withdrawn, renewals included (RFC 6749 §4.1.2)', async () => {
    const { exchange, code, status } = await withCode();
    const first = (await (await exchange(codeBody(code))).json()) as Tokens;
    const second = (await (await exchange(renewal(first.refresh_token))).json()) as Tokens;
    expect(await status(me, second.access_token)).toBe(200);
    expect(await errorOf(exchange(codeBody(code)))).toEqual([400, 'invalid_grant']);
    expect(await status(me, second.access_token)).toBe(401);
    expect(await errorOf(exchange(renewal(second.refresh_token)))).toEqual([400, 'invalid_grant']);
  });

  test('used twice at once: one of the two is refused', async () => {
    const { exchange, code } = await withCode();
    const both = await Promise.all([exchange(codeBody(code)), exchange(codeBody(code))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

describe('§2.3: renewal', () => {
  test('gives a new pair, and the old one stops at once', async () => {
    const { signIn, exchange, status } = signer();
    const old = await signIn();
    const response = await exchange(renewal(old.refresh_token));
    const fresh = (await response.json()) as Tokens;
    expect([response.status, fresh]).toEqual([200, { ...ends, expires_in: 1800, token_type: 'bearer', scope: 'read' }]);
    expect([await status(me, old.access_token), await status(me, fresh.access_token)]).toEqual([401, 200]);
    expect(await errorOf(exchange(renewal(old.refresh_token)))).toEqual([400, 'invalid_grant']);
    expect(await status(me, fresh.access_token)).toBe(200);
  });

  test('works after the token has ended, for 30 days', async () => {
    const { signIn, exchange, clock } = signer();
    const { refresh_token } = await signIn();
    clock.turn(2_592_000_000 - 1);
    const { refresh_token: next } = (await (await exchange(renewal(refresh_token))).json()) as Tokens;
    clock.turn(2_592_000_000);
    expect(await errorOf(exchange(renewal(next)))).toEqual([400, 'invalid_grant']);
  });

  test('not for another client, nor by a token', async () => {
    const { signIn, exchange } = signer({ clients: { ...clients, second: { ...clients.wegweiser, id: 9 } } });
    const { access_token, refresh_token } = await signIn();
    expect(await errorOf(exchange({ ...renewal(refresh_token), client_id: 'second' }))).toEqual([400, 'invalid_grant']);
    expect(await errorOf(exchange(renewal(access_token)))).toEqual([400, 'invalid_grant']);
  });

  test('to less than was granted, never to more', async () => {
    const { signIn, exchange } = signer();
    const { refresh_token } = await signIn({ scope: 'read' });
    expect(await errorOf(exchange({ ...renewal(refresh_token), scope: 'read write' }))).toEqual([400, 'invalid_scope']);
    expect(await (await exchange({ ...renewal(refresh_token), scope: 'tickets:read' })).json()).toMatchObject({ scope: 'tickets:read' });
  });
});

describe('§2.1: how long they live', () => {
  const lives = (seconds: string) => ({ expires_in: seconds });
  const renews = (seconds: string) => ({ refresh_token_expires_in: seconds });

  test.each([
    [lives('301'), 200],
    [lives('171999'), 200],
    [renews('604801'), 200],
    [renews('7775999'), 200],
    [lives('300'), 400],
    [lives('172800'), 400],
    [renews('604800'), 400],
    [renews('7776000'), 400],
    [lives('long'), 400],
    [lives('600.5'), 400],
  ])('%o: %i', async (change, expected) => {
    const { exchange, code } = await withCode();
    const response = await exchange({ ...codeBody(code), ...change });
    expect(response.status).toBe(expected);
    if (expected === 400) expect(await errorOf(response)).toEqual([400, 'invalid_request']);
  });

  test('as long as was asked for, to the moment', async () => {
    const { exchange, code, clock, call, status } = await withCode();
    const { access_token: token, expires_in } = (await (await exchange({ ...codeBody(code), ...lives('600') })).json()) as Tokens;
    expect(expires_in).toBe(600);
    clock.turn(599_999);
    expect(await status(me, token)).toBe(200);
    clock.turn(1);
    const response = await call(me, token);
    expect([response.status, await response.json()]).toMatchObject([401, { error: 'invalid_token' }]);
  });

  test('renewed as long as was asked for', async () => {
    const { exchange, code, clock } = await withCode();
    const { refresh_token } = (await (await exchange({ ...codeBody(code), ...renews('604801') })).json()) as Tokens;
    clock.turn(604_801_000);
    expect(await errorOf(exchange(renewal(refresh_token)))).toEqual([400, 'invalid_grant']);
  });

  test('never longer than the tokens of the account, and the answer says so', async () => {
    const { signIn, clock, status } = signer({ tokenLifeMs: 90_000 });
    const { access_token, expires_in } = await signIn();
    expect(expires_in).toBe(90);
    clock.turn(89_999);
    expect(await status(me, access_token)).toBe(200);
    clock.turn(1);
    expect(await status(me, access_token)).toBe(401);
  });

  test('an expire fault ends the token, not what renews it', async () => {
    const { signIn, exchange, status } = signer({ faults: { expire: 1 } });
    const { access_token, refresh_token } = await signIn();
    expect(await status(me, access_token)).toBe(401);
    expect((await exchange(renewal(refresh_token))).status).toBe(200);
  });
});

const missing = (scope: string) => [403, { error: 'Forbidden', description: `Missing the following required scopes: ${scope}` }];

describe('§2.2, §4.3: scopes', () => {
  const paths = {
    tickets: [
      `${incremental}/tickets/cursor?start_time=0`,
      `${incremental}/tickets.json?start_time=0`,
      '/api/v2/tickets',
      '/api/v2/tickets/3/comments',
    ],
    users: [`${incremental}/users/cursor?start_time=0`, '/api/v2/users', me],
    organizations: [`${incremental}/organizations?start_time=0`, '/api/v2/organizations'],
    others: [`${incremental}/ticket_events?start_time=0`, '/api/v2/groups', '/api/v2/search?query=type:ticket'],
  };

  test('read opens every call', async () => {
    const { signIn, status } = signer();
    const { access_token } = await signIn();
    for (const path of Object.values(paths).flat()) expect([path, await status(path, access_token)]).toEqual([path, 200]);
  });

  test.each(['tickets', 'users', 'organizations'] as const)('%s:read opens its own addresses alone, which is ours', async (resource) => {
    const { signIn, call } = signer();
    const { access_token } = await signIn({ scope: `${resource}:read` });
    for (const [name, some] of Object.entries(paths))
      for (const path of some) {
        const response = await call(path, access_token);
        if (name === resource) expect([path, response.status]).toEqual([path, 200]);
        else expect([response.status, await response.json()]).toEqual(missing('read'));
      }
  });

  test('several narrow ones open what each opens', async () => {
    const { signIn, status } = signer();
    const { access_token } = await signIn({ scope: 'tickets:read users:read organizations:read' });
    const { others, ...open } = paths;
    for (const path of Object.values(open).flat()) expect(await status(path, access_token)).toBe(200);
    for (const path of others) expect(await status(path, access_token)).toBe(403);
  });

  test.each(['reed', 'chat', 'groups:read', 'constructor:read', 'READ'])(
    '%s means nothing: a token all the same, and 403 for whatever it asks',
    async (scope) => {
      const { signIn, call } = signer();
      const tokens = await signIn({ scope });
      expect(tokens).toMatchObject({ scope, ...ends });
      for (const path of [...Object.values(paths).flat(), '/api/v2/oauth/tokens/current.json']) {
        const response = await call(path, tokens.access_token);
        expect([response.status, await response.json()]).toEqual(missing('read'));
      }
    },
  );

  test('write does not read', async () => {
    const { signIn, status } = signer();
    expect(await status('/api/v2/groups', (await signIn({ scope: 'write' })).access_token)).toBe(403);
  });

  test('beyond what the client may have: invalid_scope by way of the address; a narrower one is within', async () => {
    const limited = { ...clients.wegweiser, scopes: ['read'] };
    const { open } = signer({ clients: { wegweiser: limited } });
    const back = new URL((await open({ scope: 'read write' })).headers.get('Location')!);
    expect(back.searchParams.get('error')).toBe('invalid_scope');
    expect((await open({ scope: 'tickets:read' })).status).toBe(200);
  });

  test('to the exchange less can be asked for', async () => {
    const { exchange, code } = await withCode({ scope: 'read write' });
    expect(await errorOf(exchange({ ...codeBody(code), scope: 'impersonate' }))).toEqual([400, 'invalid_scope']);
    expect(await (await exchange({ ...codeBody(code), scope: 'read' })).json()).toMatchObject({ scope: 'read' });
  });
});

describe('§2.3: confidential clients', () => {
  const own = { client_id: 'server', client_secret: 'hush' };
  const itself = { grant_type: 'client_credentials', scope: 'read', ...own };

  test('by themselves get a token, and nothing to renew it with', async () => {
    const { exchange, status } = signer({ clients });
    const tokens = (await (await exchange(itself)).json()) as Tokens;
    expect(tokens).toEqual({ access_token: ends.access_token, expires_in: 1800, token_type: 'bearer', scope: 'read' });
    expect(await status(`${incremental}/tickets/cursor?start_time=0`, tokens.access_token)).toBe(200);
  });

  test.each([
    ['a wrong secret', { client_secret: 'loud' }, [401, 'invalid_client']],
    ['no secret', { client_secret: '' }, [401, 'invalid_client']],
    ['an unknown client', { client_id: 'nobody' }, [401, 'invalid_client']],
    ['a client of Chat', { client_id: 'chat-server' }, [401, 'invalid_client']],
    ['a public client', { client_id: 'wegweiser' }, [401, 'invalid_client']],
    ['no scope', { scope: '' }, [400, 'invalid_scope']],
    ['a scope that is too much', { scope: 'write' }, [400, 'invalid_scope']],
  ])('%s', async (_name, change, refusal) => {
    expect(await errorOf(signer({ clients }).exchange({ ...itself, ...change }))).toEqual(refusal);
  });

  test('need no PKCE, but their secret; PKCE that they use is checked', async () => {
    const one = signer({ clients });
    const code = async (change: Record<string, string | undefined>) =>
      (await one.answer(await one.open({ client_id: 'server', ...change }))).searchParams.get('code')!;
    const wrong = await one.open({ client_id: 'server', code_challenge_method: 'plain' });
    expect(new URL(wrong.headers.get('Location')!).searchParams.get('error')).toBe('invalid_request');
    const plain = { ...codeBody(await code({ code_challenge: undefined, code_challenge_method: undefined })), ...own, code_verifier: '' };
    expect(await errorOf(one.exchange({ ...plain, client_secret: '' }))).toEqual([401, 'invalid_client']);
    expect((await one.exchange(plain)).status).toBe(200);
    expect(await errorOf(one.exchange({ ...codeBody(await code({})), ...own, code_verifier: '' }))).toEqual([400, 'invalid_grant']);
  });
});

describe('§2.1: what the token endpoint refuses', () => {
  test.each([
    ['password', 'unsupported_grant_type'],
    ['constructor', 'unsupported_grant_type'],
    ['', 'invalid_request'],
  ])('grant type "%s"', async (grant_type, error) => {
    expect(await errorOf(signer().exchange({ grant_type, client_id: 'wegweiser' }))).toEqual([400, error]);
  });

  test.each([
    ['application/json', '{'],
    ['application/json', 'null'],
    ['text/plain', '{"grant_type":"refresh_token"}'],
  ])('%s %s: invalid_request', async (type, body) => {
    const { call } = signer();
    expect(await errorOf(call('/oauth/tokens', null, { method: 'POST', body, headers: { 'Content-Type': type } }))).toEqual([
      400,
      'invalid_request',
    ]);
  });

  test('GET', async () => {
    expect((await signer().call('/oauth/tokens', null)).status).toBe(405);
  });
});

describe('§1.3: whether a page may exchange', () => {
  const preflight = { method: 'OPTIONS', headers: { Origin: 'http://localhost:4321', 'Access-Control-Request-Method': 'POST' } };
  const corsOf = ({ headers }: Response) => [...headers.keys()].filter((name) => name.startsWith('access-control'));

  test.each(['/oauth/tokens', '/oauth2/chat/token'])('405, as is usual, so that it cannot: %s', async (path) => {
    for (const cors of ['docs', 'all', 'none'] as const) {
      const { call, code, exchange } = await withCode({}, { cors });
      const response = await call(path, null, preflight);
      expect([response.status, corsOf(response)]).toEqual([405, []]);
      expect(corsOf(await exchange(codeBody(code)))).toEqual([]);
    }
  });

  test.each(['/oauth/tokens', '/oauth2/chat/token'])('ok: the preflight is 204, and every answer can be read: %s', async (path) => {
    const { call, code, exchange } = await withCode({}, { tokenPreflight: 'ok' });
    const response = await call(path, null, preflight);
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([204, '*']);
    expect(response.headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(response.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type');
    for (const change of [{}, { code: 'x' }])
      expect((await exchange({ ...codeBody(code), ...change })).headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  test('sign-ins take nothing from the budget and meet no faults, which is ours', async () => {
    const { signIn, simulator } = signer({ requestsPerMinute: 0, faults: { drop: 1 } });
    expect(await signIn()).toMatchObject(ends);
    expect(simulator.stats().requests).toBe(0);
  });
});
