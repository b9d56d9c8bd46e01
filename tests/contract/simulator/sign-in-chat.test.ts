/** Sign-in to Chat: a token at once, in the fragment, or a code (chat-api.md §2 "Grants"). */
import { describe, expect, test } from 'vitest';
import { authorizeAddress, grantOf, newSignIn } from '../../../src/zendesk/sign-in.ts';
import { exportPath, host, noon } from './caller.ts';
import { asksChat, chatToken, clients, errorOf, redirect, signer, type Tokens } from './signer.ts';

const secret = expect.stringMatching(/^[\da-f]{64}$/) as string;
const agents = '/api/v2/chat/agents';

/** The token of a whole implicit sign-in. */
async function signedIn(change: Record<string, string> = {}, who = 'owner', options = {}) {
  const one = signer(options);
  const back = await one.answer(await one.open(change, asksChat), 'allow', who);
  const said = new URLSearchParams(back.hash.slice(1));
  return { ...one, back, said, token: said.get('access_token')! };
}

describe('implicit', () => {
  test('the token comes in the fragment, first; the query has nothing', async () => {
    const { back, said } = await signedIn();
    expect([back.origin + back.pathname, back.search]).toEqual([redirect, '']);
    expect([...said]).toEqual([
      ['access_token', secret],
      ['token_type', 'Bearer'],
      ['scope', 'read'],
      ['expires_in', '36000'],
      ['state', 'opaque'],
    ]);
    expect(back.hash.startsWith('#access_token=')).toBe(true);
  });

  test.each([
    ['owner', 200],
    ['administrator', 200],
    ['agent', 403],
  ])('as %s, with that role', async (who, status) => {
    const one = await signedIn({}, who);
    expect(await one.status(exportPath, one.token)).toBe(status);
    expect(await one.status(agents, one.token)).toBe(200);
  });

  test('it lives for ten hours, or as long as the tokens of the account', async () => {
    for (const [options, seconds] of [
      [{}, 36_000],
      [{ tokenLifeMs: 60_000 }, 60],
    ] as const) {
      const { said, token, clock, status } = await signedIn({}, 'owner', options);
      expect(said.get('expires_in')).toBe(String(seconds));
      clock.turn(seconds * 1000 - 1);
      expect(await status(agents, token)).toBe(200);
      clock.turn(1);
      expect(await status(agents, token)).toBe(401);
    }
  });

  test('a scope without read opens nothing', async () => {
    for (const scope of ['chat', 'write', 'agents:read']) {
      const { status, token } = await signedIn({ scope });
      expect([scope, await status(agents, token)]).toEqual([scope, 403]);
    }
  });

  test('PKCE and whatever else it does not know is ignored', async () => {
    const { token } = await signedIn({ code_challenge: 'x', code_challenge_method: 'plain', subdomain: 'acme' });
    expect(token).toEqual(secret);
  });

  test('an error comes in the fragment too (RFC 6749 §4.2.2.1)', async () => {
    const back = new URL((await signer({ clients }).open({ client_id: 'chat-server', scope: 'chat' }, asksChat)).headers.get('Location')!);
    expect([back.search, new URLSearchParams(back.hash.slice(1)).get('error')]).toEqual(['', 'invalid_scope']);
  });

  test('our own client signs in by it', async () => {
    const { call, answer, simulator } = signer();
    const asked = newSignIn({ product: 'chat', origin: host, clientId: 'wegweiser-chat', redirect });
    const back = await answer(await call(await authorizeAddress(asked), null));
    const grant = await grantOf(asked, new URLSearchParams(back.hash.slice(1)), simulator.fetch, noon);
    expect(grant).toEqual({ token: secret, endsAt: noon + 36_000_000 });
  });
});

/** A code for the client, and its exchange. */
async function withCode(client_id: string) {
  const one = signer({ clients });
  const back = await one.answer(await one.open({ response_type: 'code', client_id }, asksChat));
  const body = { grant_type: 'authorization_code', code: back.searchParams.get('code')!, client_id, redirect_uri: redirect, scope: 'read' };
  return { ...one, back, body };
}

describe('code', () => {
  test('comes in the query', async () => {
    const { back } = await withCode('wegweiser-chat');
    expect([[...back.searchParams], back.hash]).toEqual([
      [
        ['code', secret],
        ['state', 'opaque'],
      ],
      '',
    ]);
  });

  test('a confidential client exchanges it with its secret', async () => {
    const { body, exchange, status } = await withCode('chat-server');
    for (const client_secret of ['', 'loud'])
      expect(await errorOf(exchange({ ...body, client_secret }, chatToken))).toEqual([401, 'invalid_client']);
    const response = await exchange({ ...body, client_secret: 'hush' }, chatToken);
    const tokens = (await response.json()) as Tokens;
    expect([response.status, tokens]).toEqual([
      200,
      { access_token: secret, refresh_token: secret, token_type: 'Bearer', scope: 'read', expires_in: 36_000 },
    ]);
    expect(await status(exportPath, tokens.access_token)).toBe(200);
  });

  test('a public one without, also at the older address', async () => {
    const { body, call } = await withCode('wegweiser-chat');
    expect((await call('/oauth2/token', null, { method: 'POST', body: new URLSearchParams(body) })).status).toBe(200);
  });

  test('works once, and not after its time', async () => {
    const { body, exchange, clock } = await withCode('wegweiser-chat');
    clock.turn(120_000);
    expect(await errorOf(exchange(body, chatToken))).toEqual([400, 'invalid_grant']);
    const again = await withCode('wegweiser-chat');
    await again.exchange(again.body, chatToken);
    expect(await errorOf(again.exchange(again.body, chatToken))).toEqual([400, 'invalid_grant']);
  });

  test('is nothing to Support', async () => {
    const { body, exchange } = await withCode('wegweiser-chat');
    expect(await errorOf(exchange({ ...body, client_id: 'wegweiser' }))).toEqual([400, 'invalid_grant']);
  });

  test('JSON is refused, since Chat documents forms', async () => {
    const { body, call } = await withCode('wegweiser-chat');
    const json = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    expect(await errorOf(call(chatToken, null, json))).toEqual([400, 'invalid_request']);
  });
});

describe('other grants', () => {
  test('a renewal works once, and ends the token before it', async () => {
    const { body, exchange, status } = await withCode('wegweiser-chat');
    const old = (await (await exchange(body, chatToken)).json()) as Tokens;
    const renewal = { grant_type: 'refresh_token', refresh_token: old.refresh_token, client_id: 'wegweiser-chat' };
    const fresh = (await (await exchange(renewal, chatToken)).json()) as Tokens;
    expect([await status(agents, old.access_token), await status(agents, fresh.access_token)]).toEqual([401, 200]);
    expect(await errorOf(exchange(renewal, chatToken))).toEqual([400, 'invalid_grant']);
  });

  test('a client by itself: only a confidential one', async () => {
    const { exchange, status } = signer({ clients });
    const itself = { grant_type: 'client_credentials', client_id: 'chat-server', client_secret: 'hush', scope: 'read' };
    const tokens = (await (await exchange(itself, chatToken)).json()) as Tokens;
    expect(Object.keys(tokens)).not.toContain('refresh_token');
    expect(await status(exportPath, tokens.access_token)).toBe(200);
    expect(await errorOf(exchange({ ...itself, client_id: 'wegweiser-chat' }, chatToken))).toEqual([401, 'invalid_client']);
  });

  test('a password: not with an account like this', async () => {
    expect(await errorOf(signer().exchange({ grant_type: 'password', client_id: 'wegweiser-chat' }, chatToken))).toEqual([
      400,
      'unsupported_grant_type',
    ]);
  });
});
