/** Both sign-ins against the simulated account: from the address a reader is sent to, to a token and its end. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator/index.ts';
import { identify } from '../../../src/zendesk/identity.ts';
import { authorizeAddress, grantOf, newSignIn, renewed, revoke, type Grant, type SignIn } from '../../../src/zendesk/sign-in.ts';
import { turnableClock, type TurnableClock } from '../../fixtures/clock.ts';
import { consent } from '../../fixtures/consent.ts';
import { pageFetch } from '../../fixtures/page-fetch.ts';

const origin = 'https://acme.zendesk.com';
const redirect = 'http://127.0.0.1:4321/sign-in/';
const clients = { support: 'wegweiser', chat: 'wegweiser-chat' };

let clock: TurnableClock;
let account: Simulator;
const begin = (options: SimulatorOptions = {}) => {
  clock = turnableClock(Date.parse('2026-11-27T12:00:00Z'));
  account = createSimulator({ chats: 3, clock, ...options });
};
beforeEach(() => begin());

const signIn = (product: 'chat' | 'support'): SignIn => newSignIn({ product, origin, clientId: clients[product], redirect });
const grant = (asked: SignIn, came: URLSearchParams, fetch = account.fetch): Promise<Grant> => grantOf(asked, came, fetch, clock.now());

async function signedIn(product: 'chat' | 'support', who = 'owner'): Promise<Grant> {
  const asked = signIn(product);
  return grant(asked, await consent(account.fetch, await authorizeAddress(asked), { who }));
}

const who = (product: 'chat' | 'support', token: string) => identify(product, { origin, token, fetch: account.fetch });

describe('Support: authorization code with PKCE', () => {
  test('gives a token for half an hour that may read, and a refresh token', async () => {
    const { token, endsAt, refreshToken } = await signedIn('support');
    expect(endsAt).toBe(clock.now() + 1_800_000);
    expect(refreshToken).toMatch(/\S{20}/);
    expect(await who('support', token)).toMatchObject({ role: 'administrator', scopes: ['read'], endsAt });
  });

  test('the address carries the challenge, never the verifier', async () => {
    const asked = signIn('support');
    const address = new URL(await authorizeAddress(asked));
    expect(address.origin).toBe(origin);
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(address.href).not.toContain(asked.verifier);
  });

  test('every sign-in has a state and a verifier of its own, long enough for RFC 7636', () => {
    const made = Array.from({ length: 50 }, () => signIn('support')).flatMap(({ state, verifier }) => [state, verifier]);
    expect(new Set(made).size).toBe(100);
    for (const one of made) expect(one).toMatch(/^[\w-]{43}$/);
  });

  test('whoever does not allow it is told so', async () => {
    const asked = signIn('support');
    const came = await consent(account.fetch, await authorizeAddress(asked), { answer: 'deny' });
    await expect(grant(asked, came)).rejects.toMatchObject({ code: 'sign-in-denied' });
  });

  const failing: [string, (asked: SignIn, came: URLSearchParams) => Promise<[SignIn, URLSearchParams]> | [SignIn, URLSearchParams]][] = [
    ['of another sign-in', (_, came) => [signIn('support'), came]],
    ['whose state was changed', (asked, came) => (came.set('state', 'x'), [asked, came])],
    ['whose code was changed', (asked, came) => (came.set('code', 'x'), [asked, came])],
    ['without a code', (asked, came) => (came.delete('code'), [asked, came])],
    ['for another verifier', (asked, came) => [{ ...asked, verifier: signIn('support').verifier }, came]],
    ['at another redirect address', (asked, came) => [{ ...asked, redirect: 'http://127.0.0.1:1/sign-in/' }, came]],
    ['older than its 120 seconds', (asked, came) => (clock.turn(121_000), [asked, came])],
    ['whose code was used before', async (asked, came) => (await grant(asked, came), [asked, came])],
    ['that is an error', (asked) => [asked, new URLSearchParams({ error: 'server_error', state: asked.state })]],
  ];
  test.each(failing)('an answer %s gives nothing', async (_, change) => {
    const asked = signIn('support');
    const came = await consent(account.fetch, await authorizeAddress(asked));
    const [changed, answer] = await change(asked, came);
    await expect(grant(changed, answer)).rejects.toMatchObject({ code: 'sign-in-failed' });
  });

  test('a page cannot finish it where the exchange answers no preflight, and has not spent the code by trying', async () => {
    const asked = signIn('support');
    const came = await consent(account.fetch, await authorizeAddress(asked));
    await expect(grant(asked, came, pageFetch(account.fetch))).rejects.toMatchObject({ code: 'unreachable' });
    expect((await grant(asked, came)).token).toBeTruthy();
  });

  test('a page can where it does', async () => {
    begin({ tokenPreflight: 'ok' });
    const asked = signIn('support');
    const came = await consent(account.fetch, await authorizeAddress(asked));
    expect((await grant(asked, came, pageFetch(account.fetch))).token).toBeTruthy();
  });

  test('a refresh token gives a new pair, and ends the old one', async () => {
    const first = await signedIn('support');
    clock.turn(1_800_001);
    await expect(who('support', first.token)).rejects.toMatchObject({ code: 'unauthorized' });
    const second = await renewed(origin, clients.support, first.refreshToken!, account.fetch, clock.now());
    expect((await who('support', second.token)).role).toBe('administrator');
    await expect(renewed(origin, clients.support, first.refreshToken!, account.fetch, clock.now())).rejects.toMatchObject({
      code: 'sign-in-failed',
    });
  });

  test('a token can be revoked by whoever has it, also from a page', async () => {
    const { token } = await signedIn('support');
    const { id } = await who('support', token);
    expect(await revoke(origin, token, id!, pageFetch(account.fetch))).toBe(true);
    await expect(who('support', token)).rejects.toMatchObject({ code: 'unauthorized' });
    expect(await revoke(origin, token, id!, account.fetch)).toBe(false);
  });
});

describe('Chat: the implicit grant', () => {
  test('gives a token at once, without asking anything of the account', async () => {
    const asked = signIn('chat');
    const came = await consent(account.fetch, await authorizeAddress(asked), { who: 'agent' });
    const { token, endsAt, refreshToken } = await grant(asked, came, () => Promise.reject(new Error('asked')));
    expect([endsAt! > clock.now(), refreshToken]).toEqual([true, undefined]);
    expect((await who('chat', token)).role).toBe('agent');
  });

  test('an answer to another question gives nothing', async () => {
    const came = await consent(account.fetch, await authorizeAddress(signIn('chat')));
    await expect(grant(signIn('chat'), came)).rejects.toMatchObject({ code: 'sign-in-failed' });
  });

  test('its token does not open Support, and the other way round', async () => {
    await expect(who('support', (await signedIn('chat')).token)).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(who('chat', (await signedIn('support')).token)).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
