/** Which road leads to an account, and what is said where none does: with what a page may read of the answers. */
import { describe, expect, test } from 'vitest';
import { findRoad } from '../../../src/connection/road.ts';
import { createSimulator, type SimulatorOptions } from '../../../src/simulator/index.ts';
import type { Fetch } from '../../../src/zendesk/client.ts';
import { turnableClock } from '../../fixtures/clock.ts';
import { pageFetch } from '../../fixtures/page-fetch.ts';

const origin = 'https://acme.zendesk.com';
const own = 'https://portal.example';
const clock = turnableClock(Date.parse('2026-11-27T12:00:00Z'));

/** A static host answers for the portal: with its page for what is not there. */
function attempt(options: SimulatorOptions, token: string, product: 'chat' | 'support' = 'chat', server?: Fetch) {
  const account = server ?? createSimulator({ chats: 3, clock, ...options }).fetch;
  const fetch: Fetch = async (request) =>
    request.url.startsWith(own) ? new Response('<!doctype html>', { status: 404 }) : pageFetch(account)(request);
  return findRoad({ fetch, own, origin, product, token });
}

describe('without a relay', () => {
  test.each(['chat', 'support'] as const)('answers that a page may read: straight to %s', async (product) => {
    expect(await attempt({}, 'demo', product)).toMatchObject({ identity: { name: expect.any(String) as string } });
    expect((await attempt({}, 'demo', product)).relay).toBeUndefined();
  });

  test('a refusal that may be read is told as it is', async () => {
    await expect(attempt({ cors: 'all' }, 'demo-expired')).rejects.toMatchObject({ code: 'unauthorized' });
  });

  test('an account that answers no page is walled', async () => {
    await expect(attempt({ cors: 'none' }, 'demo')).rejects.toMatchObject({ code: 'walled' });
  });

  test('a refusal that may not be read looks the same', async () => {
    await expect(attempt({ cors: 'docs' }, 'demo-expired')).rejects.toMatchObject({ code: 'walled' });
  });

  test('silence is told apart', async () => {
    const silent = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(attempt({}, 'demo', 'chat', silent)).rejects.toMatchObject({ code: 'unreachable' });
  });

  test.each([
    ['chat', 'support'],
    ['support', 'chat'],
  ] as const)('a token of %s given to %s is recognised by what it opens', async (right, wrong) => {
    const { fetch } = createSimulator({ chats: 3, clock });
    const isChat = (url: string) => url.includes('/api/v2/chat/');
    const server: Fetch = async (request) =>
      request.method === 'OPTIONS' || isChat(request.url) === (right === 'chat')
        ? fetch(request)
        : new Response('{"error":"invalid_token"}', { status: 401 });
    await expect(attempt({}, 'demo', wrong, server)).rejects.toMatchObject({ code: 'token-product' });
  });

  test('a stop is a stop', async () => {
    const stopped = AbortSignal.abort(new Error('stopped'));
    const { fetch } = createSimulator({ clock });
    await expect(findRoad({ fetch, own, origin, product: 'chat', token: 'demo', signal: stopped })).rejects.toThrow('stopped');
  });
});
