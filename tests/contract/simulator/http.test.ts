/** `src/bin/simulate.ts`: the simulator as a server on this machine. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { createSimulator, faults, sizes, sizeNames } from '../../../src/simulator/index.ts';
import { asks, asksChat, codeBody, hiddenIn, pages, type Tokens } from './signer.ts';

const running: ChildProcess[] = [];
const launch = (...options: string[]) => {
  const child = spawn(process.execPath, ['src/bin/simulate.ts', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
};
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

/** Starts it on a free port, and returns its first line. */
async function served(...options: string[]): Promise<string> {
  for await (const line of createInterface({ input: launch('--port', '0', ...options).stdout })) return line;
  throw new Error('It ended without an address.');
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

describe('simulate: serves the simulator', () => {
  test('its first line is its address, which serves the same rows as the function', async () => {
    const address = await served('--chats', '2500', '--seed', '3');
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${address}/api/v2/chat/incremental/chats?fields=chats(*)`, { headers: { Authorization: 'Bearer demo' } });
    const page = (await response.json()) as { chats: unknown[]; next_page: string };
    expect(page.chats).toEqual([...createSimulator({ seed: 3, chats: 2500 }).rows()].slice(0, 1000));
    expect(page.next_page.startsWith(`${address}/`)).toBe(true);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  test('its own calls tell every id and the counters, and edit', async () => {
    const address = await served('--chats', '12000');
    const ids = async () => (await (await fetch(`${address}/_simulator/ids`)).text()).trimEnd().split('\n');
    expect(await ids()).toEqual([...createSimulator({ chats: 12_000 }).ids()]);
    await fetch(`${address}/_simulator/edit?count=7`, { method: 'POST' });
    expect(await (await fetch(`${address}/_simulator/stats`)).json()).toEqual({ requests: 0, pages: 0, rows: 0, edits: 7 });
    expect((await ids()).length).toBe(12_000);
  });

  test('truth streams every row of a stream, byte for byte, and is not for pages', async () => {
    const address = await served('--chats', '3000', '--tickets', '2000', '--seed', '5');
    const simulator = createSimulator({ chats: 3_000, tickets: 2_000, seed: 5 });
    for (const stream of ['chats', 'tickets', 'agents', 'macros'] as const) {
      const response = await fetch(`${address}/_simulator/truth?stream=${stream}`);
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect((await response.text()).split('\n').slice(0, -1)).toEqual([...simulator.truth(stream)]);
    }
    const preflight = await fetch(`${address}/_simulator/truth`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Origin')]).toEqual([404, null]);
  });

  test('who stops reading the truth in the middle stops its making', async () => {
    const address = await served('--tickets', '10000000');
    const stop = new AbortController();
    const { body } = await fetch(`${address}/_simulator/truth?stream=tickets`, { signal: stop.signal });
    await body!.getReader().read();
    stop.abort();
    expect((await fetch(`${address}/_simulator/stats`)).status).toBe(200);
  });

  test('each size is an option', async () => {
    const options = ['--agents', '30', '--departments', '6', '--groups', '7', '--macros', '8', '--ratings', '9', '--agent-events', '10'];
    const address = await served(...options, '--support-triggers', '11');
    const many = async (stream: string) =>
      (await (await fetch(`${address}/_simulator/truth?stream=${stream}`)).text()).split('\n').length - 1;
    const streams = ['agents', 'departments', 'groups', 'macros', 'satisfaction_ratings', 'agent_events', 'support_triggers'];
    expect(await Promise.all(streams.map(many))).toEqual([30, 6, 7, 8, 9, 10, 11]);
  });

  test('a token that has no life is refused', async () => {
    const address = await served('--token-life', '0');
    expect((await fetch(`${address}/api/v2/groups`, { headers: { Authorization: 'Bearer demo' } })).status).toBe(401);
  });

  test('a token that ends in the middle stays so, and a new one is accepted', async () => {
    const address = await served('--faults', 'expire=0.2');
    const status = async (token: string) =>
      (await fetch(`${address}/api/v2/groups`, { headers: { Authorization: `Bearer ${token}` } })).status;
    let asked = 0;
    while ((await status('demo')) === 200 && asked < 150) asked++;
    expect(asked).toBeLessThan(150);
    expect(await status('demo')).toBe(401);
    const later = [];
    for (let n = 2; n < 12; n++) later.push(await status(`demo-${n}`));
    expect(later).toContain(200);
  });

  test('every fault can be asked for, and the same seed brings the same', async () => {
    const rates =
      'throttle=0.2,error=0.2,timeout=0.1,html=0.1,expire=0.1,large=0.3,edit=0.1,change=0.1,remove=0.1,odd=0.1,truncate=0.1,drop=0.1';
    const run = async (seed: string) => {
      const address = await served('--seed', seed, '--faults', rates, '--tickets', '300', '--chats', '50');
      const outcomes = [];
      for (let n = 0; n < 25; n++) {
        const path = n % 2 ? `/api/v2/incremental/tickets?start_time=${n}` : '/api/v2/tickets?page[size]=5';
        const answer = fetch(address + path, { headers: { Authorization: `Bearer demo-${n}` } });
        outcomes.push(
          await answer
            .then(
              async (one) => [one.status, (await one.text()).replaceAll(address, '')],
              () => 'broken',
            )
            .catch(() => 'cut'),
        );
      }
      return outcomes;
    };
    const [first, again, other] = [await run('3'), await run('3'), await run('4')];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test('--help says what there is, and ends with 0', async () => {
    const child = launch('--help');
    let said = '';
    child.stdout.on('data', (part) => (said += String(part)));
    expect(await ended(child)).toBe(0);
    for (const name of [
      ...sizeNames.map((size) => `--${size.replaceAll('_', '-')} ${sizes[size].usual}`),
      ...Object.keys(faults),
      '--token-life',
      '--token-preflight',
      '--redirect',
      ...['Sign-ins: ', 'wegweiser-chat', ...Object.values(pages)],
      '/_simulator/truth',
    ])
      expect(said).toContain(name);
    expect(said).not.toContain('http');
  });

  test('a sign-in: the page, its form, the way back, the exchange, the token and its end', async () => {
    const address = await served('--token-preflight', 'ok');
    const post = (path: string, body: BodyInit, headers = {}) =>
      fetch(address + path, { method: 'POST', body, headers, redirect: 'manual' });
    const page = await fetch(`${address}${pages.support}?${new URLSearchParams(asks).toString()}`);
    expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const form = new URLSearchParams([...hiddenIn(await page.text()), ['who', 'owner'], ['answer', 'allow']]);
    const back = await post('/oauth/authorizations', form);
    const { searchParams } = new URL(back.headers.get('Location')!);
    expect([back.status, searchParams.get('state')]).toEqual([302, 'opaque']);
    const exchanged = await post('/oauth/tokens', JSON.stringify(codeBody(searchParams.get('code')!)), {
      'Content-Type': 'application/json',
    });
    expect([exchanged.status, exchanged.headers.get('Access-Control-Allow-Origin')]).toEqual([200, '*']);
    const headers = { Authorization: `Bearer ${((await exchanged.json()) as Tokens).access_token}` };
    expect((await fetch(`${address}/api/v2/groups`, { headers })).status).toBe(200);
    expect((await fetch(`${address}/api/v2/oauth/tokens/current`, { method: 'DELETE', headers })).status).toBe(204);
    expect((await fetch(`${address}/api/v2/groups`, { headers })).status).toBe(401);
  });

  test('as is usual no page may exchange', async () => {
    const address = await served();
    expect((await fetch(`${address}/oauth/tokens`, { method: 'OPTIONS' })).status).toBe(405);
  });

  test('a sign-in to Chat by one more address, for a life of --token-life', async () => {
    const address = await served('--redirect', 'https://help.example/in', '--token-life', '60');
    const asked = { ...asksChat, redirect_uri: 'https://help.example/in', who: 'agent', answer: 'allow' };
    const back = await fetch(`${address}/oauth2/chat/authorizations`, {
      method: 'POST',
      body: new URLSearchParams(asked),
      redirect: 'manual',
    });
    expect(back.headers.get('Location')).toMatch(/^https:\/\/help\.example\/in#access_token=[\da-f]{64}&.*expires_in=60&/);
  });

  test('more than 64 kB are not read', async () => {
    const address = await served();
    const send = async (bytes: number) => (await fetch(`${address}/oauth2/chat/token`, { method: 'POST', body: 'x'.repeat(bytes) })).status;
    expect([await send(65_536), await send(65_537)]).toEqual([400, 413]);
    expect((await fetch(`${address}/_simulator/stats`)).status).toBe(200);
  });

  test('dropped and broken answers break the connection', async () => {
    const address = await served('--faults', 'drop=0.4,truncate=0.6', '--chats', '50');
    const outcomes = new Set<string>();
    for (let n = 0; n < 30; n++) {
      const answer = fetch(`${address}/api/v2/chat/incremental/chats`, { headers: { Authorization: 'Bearer demo' } });
      outcomes.add(
        await answer.then(
          (one) =>
            one.json().then(
              () => 'whole',
              (error: Error) => `while reading: ${error.name}`,
            ),
          () => 'no answer',
        ),
      );
    }
    expect([...outcomes].sort()).toEqual(['no answer', 'while reading: SyntaxError', 'while reading: TypeError', 'whole']);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with 0', async (signal) => {
    await served();
    const child = running.at(-1)!;
    child.kill(signal);
    expect(await ended(child)).toBe(0);
  });

  test.each([
    ['--cors', 'some'],
    ['--port', 'x'],
    ['--faults', 'flood=1'],
    ['--budget', '-1'],
    ['--chat', '5'],
    ['--agents', '4'],
    ['--macros', '-1'],
    ['--token-life', 'long'],
    ['--token-preflight', '200'],
    ['--redirect', '/sign-in/'],
    ['--redirect', 'javascript:alert(1)'],
    ['--redirect', 'https://help.example/#in'],
  ])('%s %s is refused with one sentence and 2', async (...options) => {
    const child = launch(...options);
    let said = '';
    child.stderr.on('data', (part) => (said += String(part)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([said.trimEnd().split('\n').length, code]).toEqual([1, 2]);
  });
});
