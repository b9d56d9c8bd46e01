/** What a page knows of an account, and what of it is kept when its reader wants that. */
import { beforeEach, describe, expect, test } from 'vitest';
import { OpenConnection } from '../../../src/connection/open-connection.ts';
import { createSimulator } from '../../../src/simulator/index.ts';
import { turnableClock } from '../../fixtures/clock.ts';
import { pageFetch } from '../../fixtures/page-fetch.ts';

const origin = 'https://acme.zendesk.com';
const own = 'https://portal.example';
const clock = turnableClock(Date.parse('2026-11-27T12:00:00Z'));

/** As a browser's, or one that refuses. */
function storageOf(refuses = false): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (n) => [...items.keys()][n] ?? null,
    clear: () => items.clear(),
    getItem: (name) => items.get(name) ?? null,
    removeItem: (name) => void items.delete(name),
    setItem: (name, value) => {
      if (refuses) throw new DOMException('refused', 'QuotaExceededError');
      items.set(name, value);
    },
  };
}

let storage: Storage;
beforeEach(() => (storage = storageOf()));
const account = createSimulator({ chats: 3, clock });
const fetch = (request: Request) =>
  request.url.startsWith(own) ? Promise.resolve(new Response('', { status: 404 })) : pageFetch(account.fetch)(request);
const page = () => new OpenConnection({ fetch, own, now: clock.now, storage: () => storage });

test('without the wish nothing is kept, and the next page knows nothing', async () => {
  await page().open('chat', origin, { token: 'demo' });
  expect(storage.length).toBe(0);
  expect(page().origin).toBe('');
});

test('with it the next page knows account and access; without it again nothing is left', async () => {
  const first = page();
  expect(first.keep(true)).toBe(true);
  const access = await first.open('chat', origin, { token: 'demo' });
  const next = page();
  expect([next.origin, next.keeping, next.access('chat')]).toEqual([origin, true, access]);
  expect(next.connection(['chat'])).toEqual({ route: 'direct', origin, token: 'demo' });
  next.keep(false);
  expect(storage.length).toBe(0);
});

test('another account takes the place of the first', async () => {
  const one = page();
  await one.open('chat', origin, { token: 'demo' });
  await one.open('support', 'https://other.zendesk.com', { token: 'demo' });
  expect([one.origin, one.access('chat')]).toEqual(['https://other.zendesk.com', undefined]);
});

test('each product has its own token, and one that is not there is missed', async () => {
  const one = page();
  await one.open('chat', origin, { token: 'demo' });
  await one.open('support', origin, { token: 'demo-2' });
  expect(one.connection(['chat', 'support'])).toMatchObject({ token: 'demo', supportToken: 'demo-2' });
  expect(one.connection(['support', 'chat'])).toEqual(one.connection(['chat', 'support']));
  one.forget('chat');
  expect(() => one.connection(['chat'])).toThrow(expect.objectContaining({ code: 'token-empty' }));
});

describe('what is kept', () => {
  test.each(['', '{', 'null', '{"origin":7}', '{"origin":"https://acme.zendesk.com","chat":{"token":1}}'])('%j is nothing', (text) => {
    storage.setItem('wegweiser.connection', text);
    expect(page().origin).toBe('');
  });

  test('is nothing where the browser refuses, and that is told', async () => {
    storage = storageOf(true);
    const one = page();
    await one.open('chat', origin, { token: 'demo' });
    expect(one.keep(true)).toBe(false);
    expect(one.access('chat')?.token).toBe('demo');
  });
});
