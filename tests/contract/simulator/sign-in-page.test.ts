/** What a person sees of a sign-in, and where it leads back to (support-api.md §2.1, chat-api.md §2 "Grants"). */
import { describe, expect, test } from 'vitest';
import { elementsOf } from '../../fixtures/markup.ts';
import { asks, asksChat, hiddenIn, pages, redirect, signer } from './signer.ts';

const everyPage = [
  ['Support', asks, pages.support],
  ['Chat', asksChat, pages.chat],
  ['Chat, at its older address', asksChat, '/oauth2/authorizations/new'],
] as const;

describe.each(everyPage)('the page of %s', (_, usual, path) => {
  test('says that the account is simulated, and lets one choose among its roles', async () => {
    const response = await signer().open({}, usual, path);
    const page = await response.text();
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page).toContain('<h1>Simulated account</h1>');
    expect([...page.matchAll(/type="radio" name="who" value="(\w+)"/g)].map(([, role]) => role)).toEqual([
      'owner',
      'administrator',
      'agent',
    ]);
    expect([...page.matchAll(/<button name="answer" value="(\w+)">/g)].map(([, answer]) => answer)).toEqual(['allow', 'deny']);
    expect(page).toMatch(/<html lang="en">[^]*<title>[^<]+<\/title>[^]*<legend>/);
  });

  test('has a policy without scripts, whose form leads here and to the client, and is kept nowhere', async () => {
    const { headers } = await signer().open({}, usual, path);
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://localhost:4321",
    );
    expect([headers.get('Cache-Control'), headers.get('Referrer-Policy')]).toEqual(['no-store', 'no-referrer']);
    expect(headers.has('Access-Control-Allow-Origin')).toBe(false);
  });

  test('Deny leads back with an error and the state', async () => {
    const { open, answer } = signer();
    const back = await answer(await open({}, usual, path), 'deny');
    const said = usual === asks ? back.searchParams : new URLSearchParams(back.hash.slice(1));
    expect(back.href.startsWith(redirect)).toBe(true);
    expect(Object.fromEntries(said)).toEqual({ error: 'access_denied', error_description: expect.any(String) as string, state: 'opaque' });
  });

  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['a name that every object has', { client_id: 'constructor' }],
    ['a client of the other product', { client_id: usual === asks ? 'wegweiser-chat' : 'wegweiser' }],
    ['no client', { client_id: undefined }],
    ['no redirect', { redirect_uri: undefined }],
    ['another host', { redirect_uri: 'https://evil.example/sign-in/' }],
    ['a host that begins alike', { redirect_uri: 'http://localhost.evil.example/sign-in/' }],
    ['a user that looks like a host', { redirect_uri: 'http://localhost:4321@evil.example/sign-in/' }],
    ['another path', { redirect_uri: 'http://localhost:4321/elsewhere/' }],
    ['a longer path', { redirect_uri: `${redirect}..%2f` }],
    ['a script', { redirect_uri: 'javascript:alert(1)//http://localhost/sign-in/' }],
    ['a line more', { redirect_uri: `${redirect}\n` }],
  ])('%s: an error page, and no way back', async (_name, change) => {
    const response = await signer().open(change, usual, path);
    expect([response.status, response.headers.get('Location')]).toEqual([400, null]);
    const page = await response.text();
    expect(page).toContain('role="alert"');
    expect(page).not.toMatch(/<form|<a |evil|javascript/);
  });

  test('whoever changes the form gets no further than the page', async () => {
    const { open, call } = signer();
    const page = await (await open({}, usual, path)).text();
    const [, action = ''] = /action="([^"]*)"/.exec(page) ?? [];
    const changed = { ...Object.fromEntries(hiddenIn(page)), who: 'owner', answer: 'allow' };
    const send = async (change: object) => {
      const response = await call(action, null, { method: 'POST', body: new URLSearchParams({ ...changed, ...change }) });
      return [response.status, response.headers.get('Location')];
    };
    expect(await send({ redirect_uri: 'https://evil.example/' })).toEqual([400, null]);
    expect(await send({ client_id: 'nobody' })).toEqual([400, null]);
    expect(await send({ who: 'end-user' })).toEqual([400, null]);
  });

  test('another method is 405', async () => {
    const { call } = signer();
    expect((await call(path, null, { method: 'POST' })).status).toBe(405);
  });
});

describe('hostile texts', () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;\``;

  test.each(['state', 'scope'])('markup as %s is nothing but text', async (name) => {
    const page = await (await signer().open({ [name]: hostile })).text();
    expect(
      elementsOf(page).filter(
        ({ tagName, attrs }) => tagName === 'script' || tagName === 'img' || attrs.some((one) => one.name.startsWith('on')),
      ),
    ).toEqual([]);
    expect(Object.fromEntries(hiddenIn(page))[name]).toBe(hostile);
  });

  test('a name of a parameter is not shown, nor is what has no meaning', async () => {
    const page = await (await signer().open({ '<b>': 'x', more: '<i>' })).text();
    expect(page).not.toMatch(/<b>|<i>|more/);
  });

  test('the state comes back as it went, whatever it is, and adds nothing to the address', async () => {
    const { open, answer } = signer();
    for (const state of [hostile, 'a&code=stolen#x', '%0d%0aSet-Cookie: a=b', '高橋 ゆい', '']) {
      const back = await answer(await open({ state }));
      expect(back.searchParams.getAll('state')).toEqual([state]);
      expect(back.searchParams.getAll('code')).toEqual([expect.stringMatching(/^[\da-f]{64}$/)]);
      expect([back.origin, back.hash]).toEqual(['http://localhost:4321', '']);
    }
  });

  test('without a state none comes back', async () => {
    const { open, answer } = signer();
    expect((await answer(await open({ state: undefined }))).searchParams.has('state')).toBe(false);
  });
});

describe('registered addresses', () => {
  test.each(['http://127.0.0.1:4400/sign-in/', 'http://localhost/sign-in/', 'https://localhost:8443/sign-in/'])(
    '%s leads back to this machine, whatever the port',
    async (address) => {
      const { open, answer } = signer();
      expect((await answer(await open({ redirect_uri: address }))).href.startsWith(`${address}?code=`)).toBe(true);
    },
  );

  test('of a client of one’s own only those word for word, with what they ask already', async () => {
    const own = 'https://help.example/in?site=a%20b';
    const client = { product: 'support', id: 7, name: 'Own', kind: 'public', redirects: [own] } as const;
    const { open, answer } = signer({ clients: { own: client } });
    const back = await answer(await open({ client_id: 'own', redirect_uri: own }));
    expect(back.href.startsWith(`${own}&code=`)).toBe(true);
    expect((await open({ client_id: 'own', redirect_uri: 'https://help.example/in?site=a+b' })).status).toBe(400);
    expect((await open()).status).toBe(400);
  });
});

describe('support-api.md §2.1: what is refused by way of the address', () => {
  test.each([
    ['an unknown response type', { response_type: 'magic' }, 'invalid_request'],
    ['the implicit grant, which Support has no longer (§2.3)', { response_type: 'token' }, 'invalid_request'],
    ['no response type', { response_type: undefined }, 'invalid_request'],
    ['no PKCE from a public client', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['a challenge that is none', { code_challenge: 'short' }, 'invalid_request'],
    ['the verifier itself as the challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no scope', { scope: ' ' }, 'invalid_scope'],
  ])('%s', async (_name, change, error) => {
    const response = await signer().open(change);
    const back = new URL(response.headers.get('Location')!);
    expect([response.status, back.origin + back.pathname]).toEqual([302, redirect]);
    expect(Object.fromEntries(back.searchParams)).toEqual({ error, error_description: expect.any(String) as string, state: 'opaque' });
  });
});
