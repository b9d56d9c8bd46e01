/** `connection/relay-route.ts`: how a page finds the relay, and what it makes of the relay's refusals. */
import { expect, test } from 'vitest';
import { findRelay } from '../../../src/connection/relay-route.ts';
import { goodTarget } from './raw.ts';
import { behind, call, pageFetch } from './serving.ts';

test('finds the name of an account, and none without a relay or for what the relay does not reach', async () => {
  const { relay, target } = await behind((_, outgoing) => void outgoing.writeHead(404).end('<title>404</title>'));
  const find = (at: string, account: string) => findRelay(pageFetch, at, account);
  expect(await find(relay.address, target.origin)).toBe('lab');
  expect(await find(relay.address, 'https://acme.zendesk.com')).toBe('acme');
  expect(await find(relay.address, 'http://127.0.0.1:1')).toBeUndefined();
  expect(await find(relay.address, 'https://acme.zendesk.com.evil.example')).toBeUndefined();
  expect(await find(target.origin, 'https://acme.zendesk.com')).toBeUndefined();
  expect(await find('http://127.0.0.1:1', 'https://acme.zendesk.com')).toBeUndefined();
});

test('rejects as a broken line where the account does not answer, and shows any other refusal', async () => {
  const { route, target } = await behind((incoming) => incoming.socket.destroy());
  await expect(route(call())).rejects.toThrow(TypeError);
  const refused = await route(new Request('https://acme.zendesk.com/api/v2/tickets', { headers: { authorization: 'Bearer demo' } }));
  expect([refused.status, refused.headers.get('x-relay-refused'), await refused.json()]).toEqual([
    403,
    'path',
    { error: 'relay', reason: 'path' },
  ]);
  expect(target.seen.map(({ line }) => line)).toEqual([`GET ${goodTarget.slice('/relay/lab'.length)}`]);
});
