/** Whose a token is and what it opens, as the simulated account says it. */
import { describe, expect, test } from 'vitest';
import { createSimulator } from '../../../src/simulator/index.ts';
import { answerOf } from '../../../src/zendesk/answer.ts';
import { identify, openTo, type Identity } from '../../../src/zendesk/identity.ts';
import { streams } from '../../../src/zendesk/streams.ts';
import { turnableClock } from '../../fixtures/clock.ts';

const origin = 'https://acme.zendesk.com';
const now = Date.parse('2026-11-27T12:00:00Z');
const account = createSimulator({ chats: 3, clock: turnableClock(now), tokenLifeMs: 1_800_000 });
const ask = (product: 'chat' | 'support', token: string) => identify(product, { origin, token, fetch: account.fetch });

test('an owner of Chat is named, and Chat tells neither scopes nor an end', async () => {
  expect(await ask('chat', 'demo')).toEqual({ name: expect.stringMatching(/\S/) as string, role: 'owner' });
});

test('an administrator of Support is named, with scopes and the end of the token', async () => {
  expect(await ask('support', 'demo')).toMatchObject({ role: 'administrator', scopes: ['read'], endsAt: now + 1_800_000 });
});

test('an agent is told apart in both', async () => {
  expect((await ask('chat', 'demo-agent')).role).toBe('agent');
  expect((await ask('support', 'demo-agent')).role).toBe('agent');
});

test.each(['chat', 'support'] as const)('a token that has ended is refused by %s', async (product) => {
  await expect(ask(product, 'demo-expired')).rejects.toMatchObject({ code: 'unauthorized' });
});

test('support-api.md §2.5: an answer about nobody is no success, although its status is 200', async () => {
  const bare = (request: Request) => account.fetch(new Request(request.url));
  expect((await bare(new Request(`${origin}/api/v2/users/me.json`))).status).toBe(200);
  await expect(identify('support', { origin, token: 'demo', fetch: bare })).rejects.toMatchObject({ code: 'unauthorized' });
});

test('an answer of another shape is broken', async () => {
  const odd = async () => new Response('{"user":{"id":"seven"}}');
  await expect(identify('support', { origin, token: 'demo', fetch: odd })).rejects.toMatchObject({ code: 'broken-answer' });
});

test('where the account does not tell about the token, its scopes stay unknown', async () => {
  const silent = async (request: Request) =>
    request.url.includes('/oauth/') ? new Response('{}', { status: 403 }) : account.fetch(request);
  expect((await identify('support', { origin, token: 'demo', fetch: silent })).scopes).toBeUndefined();
});

describe('what it opens', () => {
  const administrator: Identity = { name: 'A', role: 'administrator' };
  const all = (product: string) =>
    Object.values(streams)
      .filter((stream) => stream.product === product)
      .map(({ name }) => name);

  test('an administrator: all; an end user: nothing', () => {
    expect(openTo('chat', administrator)).toEqual(all('chat'));
    expect(openTo('support', { ...administrator, scopes: ['read'] })).toEqual(all('support'));
    expect(openTo('support', { ...administrator, role: 'end-user' })).toEqual([]);
  });

  test('scopes for one resource: that one alone', () => {
    expect(openTo('support', { ...administrator, scopes: ['users:read', 'tickets:write'] })).toEqual(['users']);
    expect(openTo('support', { ...administrator, scopes: [] })).toEqual([]);
  });

  test('an agent: exactly what the account does not refuse to one', async () => {
    const open = openTo('chat', await ask('chat', 'demo-agent'));
    for (const { name, path } of Object.values(streams).filter(({ product }) => product === 'chat')) {
      const answer = await account.fetch(new Request(origin + path, { headers: { authorization: 'Bearer demo-agent' } }));
      const code = await answerOf(answer).then(
        () => 'open',
        ({ code }: { code: string }) => code,
      );
      expect([name, code === 'forbidden'], name).toEqual([name, !(open as readonly string[]).includes(name)]);
    }
  });
});
