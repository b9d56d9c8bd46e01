/** Bodies go through the relay as they come, and an end from either side goes through too. */
import type { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { written } from './raw.ts';
import { behind, call } from './serving.ts';

test.each([
  ['/oauth/tokens', 'application/json', '{"grant_type":"refresh_token","refresh_token":"ä"}'],
  ['/oauth2/chat/token', 'application/x-www-form-urlencoded', 'grant_type=authorization_code&code=a%20b'],
  ['/oauth/tokens', 'application/json', JSON.stringify('a'.repeat(8190))],
])('an exchange at %s as %s goes on byte for byte', async (path, type, body) => {
  let got = '';
  const { route } = await behind((incoming, outgoing) => {
    incoming.on('data', (piece: Buffer) => (got += piece.toString('latin1')));
    incoming.on('end', () => outgoing.end(`${incoming.method} ${incoming.url} ${incoming.headers['content-type']}`));
  });
  const response = await route(new Request(`https://acme.zendesk.com${path}`, { method: 'POST', headers: { 'content-type': type }, body }));
  expect([await response.text(), got]).toEqual([`POST ${path} ${type}`, Buffer.from(body).toString('latin1')]);
});

test('a packed answer is unpacked, whatever the page would take', async () => {
  const packed = gzipSync('{"a":1}');
  const { route } = await behind((_, outgoing) => void outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
  const response = await route(call({ 'accept-encoding': 'identity' }));
  expect([response.headers.get('content-encoding'), await response.text()]).toEqual([null, '{"a":1}']);
});

test('a piece is there before the next one is sent', async () => {
  let next: (() => void) | undefined;
  const { route } = await behind((_, outgoing) => {
    outgoing.write('first');
    next = () => outgoing.end('second');
  });
  const pieces = (await route(call())).body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await pieces.read()).value).toBe('first');
  next!();
  expect((await pieces.read()).value).toBe('second');
  expect((await pieces.read()).done).toBe(true);
});

describe('an end by the page ends the call to the account', () => {
  /** `closed` resolves when the target has lost the one who asked. */
  async function stopped(begin: (outgoing: ServerResponse) => void) {
    let close: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => (close = resolve));
    const way = await behind((_, outgoing) => {
      outgoing.on('close', () => close!());
      begin(outgoing);
    });
    return { ...way, closed };
  }

  test('before the answer', async () => {
    const stop = new AbortController();
    const { route, closed } = await stopped(() => stop.abort());
    await expect(route(call({}, stop.signal))).rejects.toThrow('abort');
    await closed;
  });

  test('while the answer stands still', async () => {
    const stop = new AbortController();
    const { route, closed } = await stopped((outgoing) => outgoing.write('some'));
    const reader = (await route(call({}, stop.signal))).body!.getReader();
    await reader.read();
    stop.abort();
    await closed;
  });

  test('while the answer goes on, by leaving its body', async () => {
    const { route, closed } = await stopped((outgoing) => {
      const more = () => void (outgoing.destroyed || outgoing.write('a'.repeat(65_536), more));
      more();
    });
    const { body } = await route(call());
    for await (const piece of body!) if (piece.length) break;
    await closed;
  });

  test('by cutting the connection', async () => {
    const page = new Socket();
    const { relay, closed } = await stopped(() => page.destroy());
    page.connect(Number(relay.host.split(':')[1]), '127.0.0.1');
    page.write(written({}).replaceAll('{own}', relay.host));
    await closed;
  });
});
