/** The port `Fetch`: the same cases for the simulator itself, over messages between workers, and over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { answerDemo, demoRoute } from '../../../src/connection/demo-route.ts';
import { createSimulator, type FaultRates } from '../../../src/simulator/index.ts';
import type { Fetch } from '../../../src/zendesk/client.ts';

interface Route {
  fetch: Fetch;
  /** Where the account is. */
  origin: string;
}

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

const options = (faults: FaultRates) => ({ chats: 2_500, seed: 3, requestsPerMinute: 100_000, faults });
const origin = 'https://demo.example.com';

async function direct(faults: FaultRates): Promise<Route> {
  return { fetch: createSimulator(options(faults)).fetch, origin };
}

/** Two ports have what a worker and its inside have of each other: they post, and they listen. */
async function overMessages(faults: FaultRates): Promise<Route> {
  const { port1, port2 } = new MessageChannel();
  answerDemo(port2 as unknown as DedicatedWorkerGlobalScope, createSimulator(options(faults)).fetch);
  for (const port of [port1, port2]) port.start();
  ends.push(() => port1.close());
  return { fetch: demoRoute(port1 as unknown as Worker), origin };
}

async function overHttp(faults: FaultRates): Promise<Route> {
  const rates = Object.entries(faults).map(([kind, rate]) => `${kind}=${rate}`);
  const settings = ['--port', '0', '--chats', '2500', '--seed', '3', '--budget', 'off', '--faults', rates.join()];
  const child: ChildProcess = spawn(process.execPath, ['src/bin/simulate.ts', ...settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  ends.push(() => child.kill('SIGKILL'));
  for await (const line of createInterface({ input: child.stdout! })) return { fetch, origin: line };
  throw new Error('It ended without an address.');
}

const page = '/api/v2/chat/incremental/chats?fields=chats(*)&limit=1000';
const ask = ({ fetch, origin }: Route, path = page, token = 'demo', signal = new AbortController().signal) =>
  fetch(new Request(origin + path, { headers: { Authorization: `Bearer ${token}` }, signal }));

describe.each([
  ['directly', direct],
  ['over messages', overMessages],
  ['over HTTP', overHttp],
])('%s', (_, open) => {
  test('an answer has its status, its type and every byte', async () => {
    const route = await open({});
    const answer = await ask(route);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    const expected = [...createSimulator(options({})).ids()].slice(0, 1_000).map((id) => createSimulator(options({})).json(id));
    const text = await answer.text();
    expect(text.slice(0, text.lastIndexOf('],"count":1000,'))).toBe(`{"chats":[${expected.join()}`);
    expect((JSON.parse(text) as { next_page: string }).next_page.startsWith(`${route.origin}/`)).toBe(true);
  });

  test.each([
    ['demo-expired', page, 401],
    ['demo-agent', page, 403],
    ['demo', '/api/v2/chat/nothing', 404],
    ['demo', '/api/v2/chat/incremental/chats?limit=0', 400],
  ])('a refusal passes through: %s at %s is %i', async (token, path, status) => {
    const answer = await ask(await open({}), path, token);
    expect([answer.status, answer.ok, await answer.json()]).toEqual([
      status,
      false,
      expect.objectContaining({ error: expect.anything() as unknown }),
    ]);
  });

  test('Retry-After of a 429 can be read', async () => {
    const answer = await ask(await open({ throttle: 1 }));
    expect([answer.status, Number(answer.headers.get('Retry-After')) > 0]).toEqual([429, true]);
  });

  test('many requests at once each get their own answer', async () => {
    const route = await open({});
    const limits = [1, 2, 3, 4, 5, 6, 7, 8];
    const count = async (limit: number) =>
      ((await (await ask(route, `/api/v2/chat/incremental/chats?limit=${limit}`)).json()) as { count: number }).count;
    expect(await Promise.all(limits.map(count))).toEqual(limits);
  });

  test('a connection that breaks rejects with a TypeError', async () => {
    await expect(ask(await open({ drop: 1 }))).rejects.toThrow(TypeError);
  });

  test('an abort rejects with the signal’s reason, before and while it is on its way; the next request is answered', async () => {
    const route = await open({ delay: 1 });
    await expect(ask(route, page, 'demo', AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
    const stop = new AbortController();
    const asked = ask(route, page, 'demo', stop.signal);
    setTimeout(() => stop.abort(new Error('meanwhile')), 20);
    await expect(asked).rejects.toThrow('meanwhile');
    const calm = await open({});
    expect((await ask(calm)).status).toBe(200);
  });
});
