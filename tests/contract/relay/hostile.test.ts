/** Requests that must not pass, as bytes on a socket: each differs in one thing from one that does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostileAddresses } from './hostile-addresses.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { hostileHeaders } from './hostile-headers.ts';
import { reasonIn, send, written } from './raw.ts';
import { asPage, openRelay, openTarget, type Target } from './serving.ts';

let target: Target;
let relay: Awaited<ReturnType<typeof openRelay>>;

beforeAll(async () => {
  target = await openTarget();
  // Whatever is not the named target would be asked here too, so that nothing goes unseen.
  const astray = (request: Request) => fetch(`${target.origin}/astray?${request.url}`);
  relay = await openRelay({ lab: target.origin }, { fetch: astray });
});
afterAll(() => Promise.all([relay.close(), target.close()]));

const hostile = [...hostileAddresses, ...hostileHeaders, ...hostileBodies];

test('what differs in nothing passes, and so does an exchange', async () => {
  const json = { 'content-type': 'application/json', 'content-length': '2' };
  const exchange = written({ method: 'POST', target: '/relay/acme/oauth/tokens', headers: json, body: '{}' });
  for (const text of [written({}), exchange]) expect(await send(relay.host, text)).toMatch(/^HTTP\/1\.1 200 /);
  expect(target.seen.splice(0).map(({ line }) => line)).toEqual([
    'GET /api/v2/macros',
    'GET /astray?https://acme.zendesk.com/oauth/tokens',
  ]);
});

test('a browser without Fetch Metadata is known by its Origin, and every own name will do', async () => {
  const silent = Object.fromEntries(Object.keys(asPage).map((name) => [name, undefined]));
  const local = relay.host.replace('127.0.0.1', 'localhost');
  for (const headers of [{ ...silent, origin: 'http://{own}' }, { host: local }, { host: local, origin: `http://${local}` }])
    expect(reasonIn(await send(relay.host, written({ headers }))), JSON.stringify(headers)).toBe('200');
  expect(target.seen.splice(0)).toHaveLength(3);
});

test('the index says that there is a relay, and what it reaches', async () => {
  const answer = await send(relay.host, written({ target: '/relay/', headers: { authorization: undefined } }));
  expect(answer).toMatch(/^cache-control: no-store\r$/m);
  expect(answer).toContain(`{"relay":1,"targets":[{"name":"lab","origin":"${target.origin}"}]}`);
});

describe('nothing of these reaches a target', () => {
  test.each(hostile)('%s: %s', async (reason, _, parts) => {
    expect(reasonIn(await send(relay.host, written(parts)))).toBe(reason);
    expect(target.seen.splice(0)).toEqual([]);
  });

  test('they are more than two hundred', () => expect(new Set(hostile.map(([, , parts]) => written(parts))).size).toBeGreaterThan(200));
});
