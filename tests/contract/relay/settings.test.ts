/** What an operator sets, and what the process then does and says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BadSetting, readSettings } from '../../../src/bin/relay-settings.ts';
import { certificateFor } from './certificate.ts';
import { launch, type Settings } from './process.ts';
import { goodTarget, reasonIn, send, written } from './raw.ts';
import { asPage, openTarget, pageFetch } from './serving.ts';

describe('settings', () => {
  const proxied = { WEGWEISER_ORIGIN: 'https://portal.example' };

  test.each([
    [{}, { host: '127.0.0.1', relay: {} }],
    [{ WEGWEISER_RELAY: 'off' }, { host: '127.0.0.1', relay: undefined }],
    [
      { WEGWEISER_HOST: '::1', WEGWEISER_RELAY: 'on' },
      { host: '::1', relay: {} },
    ],
    [
      { WEGWEISER_HOST: '0.0.0.0', ...proxied },
      { host: '0.0.0.0', origin: 'https://portal.example', relay: {} },
    ],
    [
      { WEGWEISER_RELAY_TARGETS: 'lab=http://127.0.0.1:4400,other=https://lab.example' },
      { host: '127.0.0.1', relay: { lab: 'http://127.0.0.1:4400', other: 'https://lab.example' } },
    ],
  ])('%j', (environment, settings) => expect(readSettings(environment)).toEqual(settings));

  test.each([
    ['HOST', '0.0.0.0'],
    ['HOST', '192.168.0.7'],
    ['HOST', '::'],
    ['HOST', '127.evil.example'],
    ['ORIGIN', 'portal.example'],
    ['ORIGIN', 'http://portal.example'],
    ['ORIGIN', 'https://portal.example/'],
    ['ORIGIN', 'https://portal.example/help'],
    ['ORIGIN', 'https://a@portal.example'],
    ['TLS_CERT', '/nowhere'],
    ['TLS_KEY', '/nowhere'],
    ['RELAY', 'no'],
    ['RELAY_TARGETS', 'lab'],
    ['RELAY_TARGETS', 'lab=127.0.0.1:4400'],
    ['RELAY_TARGETS', 'lab=http://127.0.0.1:4400/'],
    ['RELAY_TARGETS', 'lab=http://127.0.0.1:4400/api'],
    ['RELAY_TARGETS', 'lab=file:///etc'],
    ['RELAY_TARGETS', 'lab=http://a@127.0.0.1'],
    ['RELAY_TARGETS', 'Lab/x=http://127.0.0.1:4400'],
    ['RELAY_TARGETS', 'lab=http://127.0.0.1:4400 other=http://127.0.0.1:4401'],
  ])('%s=%s cannot be used', (name, value) => {
    expect(() => readSettings({ [`WEGWEISER_${name}`]: value })).toThrow(BadSetting);
    expect(() => readSettings({ [`WEGWEISER_${name}`]: value })).toThrow(/^WEGWEISER_[^\n]+\.$/);
  });
});

/** As `launch`; ends with the test. */
async function launched(settings: Settings) {
  const server = await launch(settings);
  onTestFinished(async () => void (await server.stop()));
  return server;
}

const hostOf = (address: string | number | null) => String(address).slice('http://'.length);

describe('the process', () => {
  test('ends with one sentence and code 2 where tokens would go over the network in the clear', async () => {
    const { address, output } = await launched({ HOST: '0.0.0.0' });
    expect([address, output().trimEnd().split('\n').length]).toEqual([2, 1]);
    expect(output()).toMatch(/^WEGWEISER_HOST=0\.0\.0\.0 .*WEGWEISER_TLS_CERT.*WEGWEISER_ORIGIN.*\.\n$/);
  });

  test('without a relay has a site, and no relay', async () => {
    const { address } = await launched({ RELAY: 'off' });
    expect((await fetch(`${address}/`)).status).toBe(200);
    expect((await pageFetch(new Request(`${address}/relay/`))).status).toBe(404);
  });

  test('behind a proxy answers to the name of the proxy alone', async () => {
    const target = await openTarget();
    onTestFinished(target.close);
    const { address } = await launched({ ORIGIN: 'https://portal.example', RELAY_TARGETS: `lab=${target.origin}` });
    const ask = (headers: Record<string, string>) => send(hostOf(address), written({ headers })).then(reasonIn);
    expect(await ask({ host: 'portal.example' })).toBe('200');
    expect(await ask({ host: 'portal.example', origin: 'https://portal.example' })).toBe('200');
    expect(await ask({ host: 'portal.example', origin: 'http://portal.example' })).toBe('origin');
    expect(await ask({})).toBe('host');
    expect(await ask({ host: 'portal.example:443' })).toBe('host');
  });

  test('with a certificate speaks TLS, and answers to the names of the certificate', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name)) as [string, string];
    const made = certificateFor('portal.example', '127.0.0.1');
    writeFileSync(key, made.key);
    writeFileSync(cert, made.cert);
    const { address } = await launched({ TLS_CERT: cert, TLS_KEY: key });
    const { port } = new URL(String(address));
    const status = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { ...asPage, host: `${host}:${port}` };
        request({ host: '127.0.0.1', port, path: '/relay/', headers, ca: made.cert, servername: 'portal.example' }, ({ statusCode }) =>
          resolve(statusCode),
        )
          .on('error', reject)
          .end();
      });
    expect([await status('portal.example'), await status('127.0.0.1'), await status('evil.example')]).toEqual([200, 200, 421]);
  });

  test('says its address, and of all that it passes on and refuses nothing', async () => {
    const marker = 'kept-secret';
    const target = await openTarget((incoming, outgoing) => {
      if (incoming.url?.includes('break')) incoming.socket.destroy();
      else outgoing.writeHead(200, { 'x-rate-limit': marker }).end(marker);
    });
    onTestFinished(target.close);
    const { address, output, stop } = await launched({ RELAY_TARGETS: `lab=${target.origin},gone=http://127.0.0.1:1` });
    const json = { 'content-type': 'application/json', 'content-length': `${marker.length}` };
    const texts = [
      ...[goodTarget, `${goodTarget}?break=1`, goodTarget.replace('lab', 'gone'), '/relay/evil.example/api', `${goodTarget}/../x`].map(
        (to) => ({ target: `${to}?${marker}` }),
      ),
      { method: 'POST', target: '/relay/lab/oauth/tokens', headers: json, body: marker },
      { method: 'POST', target: '/relay/lab/oauth/tokens', headers: { ...json, 'content-length': '9000' }, body: marker },
      { headers: { host: marker } },
      { lines: `${marker}\r\n` },
    ].map((parts) => written({ ...parts, lines: 'lines' in parts ? parts.lines : `x-a: ${marker}\r\n` }).replaceAll('a-token', marker));
    for (const text of texts) await send(hostOf(address), text);
    expect(new Set(target.seen.map(({ line }) => line)).size).toBe(3);
    expect(await stop()).toBe(0);
    expect(output()).toBe(`${address}/\n`);
  });
});
