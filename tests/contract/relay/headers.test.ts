/** The headers that go on to an account and come back from it. */
import { expect, test } from 'vitest';
import { send, written } from './raw.ts';
import { behind, call } from './serving.ts';

test('three go on, and none that names the reader', async () => {
  const { relay, target } = await behind((_, outgoing) => void outgoing.end('{}'));
  const more = {
    cookie: 'a=b',
    referer: 'https://portal.example/x',
    range: 'bytes=0-1',
    'x-forwarded-for': '10.0.0.1',
    'x-http-method-override': 'DELETE',
    upgrade: 'h2c',
    connection: 'close, upgrade',
    accept: 'application/json',
    'if-none-match': '"a"',
    'content-type': 'a/b',
    'proxy-authorization': 'Basic YTpi',
  };
  await send(relay.host, written({ headers: more }));
  const { host, connection, ...headers } = target.seen[0]!.headers;
  expect(headers).toEqual({ authorization: 'Bearer a-token', accept: 'application/json', 'accept-encoding': 'gzip' });
  expect([host, connection]).toEqual([target.origin.slice('http://'.length), 'keep-alive']);
});

test('what a client reads comes back, beside what guards the answer', async () => {
  const limits = {
    'retry-after': '7',
    'x-rate-limit': '700',
    'x-rate-limit-remaining': '699',
    'rate-limit': '700',
    'rate-limit-remaining': '1',
    'rate-limit-reset': '8',
    'ratelimit-limit': '700',
    'ratelimit-remaining': '1',
    'ratelimit-reset': '8',
    'zendesk-ratelimit-tickets-index': 'total=100',
    'zendesk-rate-limit-x': 'total=1',
    'zendesk-ratelimit-incremental-exports-cursor': 'total=20',
  };
  const others = {
    'set-cookie': 'a=b',
    location: '/x',
    server: 'x',
    etag: 'W/"a"',
    'access-control-allow-origin': '*',
    'x-relay-refused': 'slow',
    'content-security-policy': 'default-src *',
    'cache-control': 'public',
    'strict-transport-security': 'max-age=1',
    link: '</x>; rel=preload',
    refresh: '0; url=/x',
    'clear-site-data': '"*"',
    'service-worker-allowed': '/',
  };
  const { route } = await behind(
    (_, outgoing) => void outgoing.writeHead(200, { 'content-type': 'text/html', ...limits, ...others }).end('<script>alert(1)</script>'),
  );
  const ofHttp = ['date', 'connection', 'keep-alive', 'transfer-encoding'];
  const headers = [...(await route(call())).headers].filter(([name]) => !ofHttp.includes(name));
  expect(Object.fromEntries(headers)).toEqual({
    'content-type': 'text/html',
    ...limits,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
  });
});
