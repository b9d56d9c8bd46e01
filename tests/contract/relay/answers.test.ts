/** What a target answers, and what becomes of it: redirects, silence, too much, and limits of time. */
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Limits } from '../../../src/relay/limits.ts';
import { createRelay } from '../../../src/relay/relay.ts';
import type { Clock } from '../../../src/zendesk/clock.ts';
import { reasonIn, send, written } from './raw.ts';
import { asPage, behind, call, openRelay, openTarget } from './serving.ts';

/** Sleeps until it is rung, except for what would be a limit of the whole; then all who sleep wake. */
function alarmClock(): Clock & { ring(): void; slept: () => number } {
  const sleepers = new Set<() => void>();
  return {
    now: () => 0,
    ring: () => sleepers.forEach((wake) => wake()),
    slept: () => sleepers.size,
    sleep: (_, signal) =>
      new Promise((wake, reject) => {
        sleepers.add(wake);
        signal?.addEventListener('abort', () => (sleepers.delete(wake), reject(signal.reason as Error)));
      }),
  };
}

describe('a redirect is refused, and not followed', () => {
  const elsewhere = ['https://evil.example/', '//evil.example/', '/api/v2/users', 'http://169.254.169.254/', ''];
  const statuses = [300, 301, 302, 303, 304, 305, 307, 308];
  test.each(statuses.flatMap((status) => elsewhere.map((location) => [status, location] as const)))(
    '%d to %j',
    async (status, location) => {
      const { target, relay } = await behind((_, outgoing) => void outgoing.writeHead(status, { location }).end());
      expect(reasonIn(await send(relay.host, written({})))).toBe('redirect');
      expect(target.seen).toHaveLength(1);
    },
  );
});

describe('what a target does badly', () => {
  test.each<[string, RequestListener]>([
    ['closes at once', (incoming) => incoming.socket.destroy()],
    ['says what is no HTTP', (incoming) => incoming.socket.end('SSH-2.0-hello\r\n')],
    [
      'switches to another protocol',
      (incoming) => incoming.socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
    ],
    ['has a status that is none', (incoming) => incoming.socket.end('HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n')],
    ['has headers of 100 kB', (incoming) => incoming.socket.end(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`)],
    ['has two lengths', (incoming) => incoming.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab')],
  ])('%s: unreachable', async (_, answer) => {
    const { relay } = await behind(answer);
    expect(reasonIn(await send(relay.host, written({})))).toBe('unreachable');
  });

  test('a connection that it has ended meanwhile is not to be seen by a page', async () => {
    const used = new WeakSet<object>();
    const { target, route } = await behind((incoming, outgoing) => {
      if (used.has(incoming.socket)) incoming.socket.destroy();
      else outgoing.end('{}');
      used.add(incoming.socket);
    });
    for (let times = 0; times < 3; times++) expect(await (await route(call())).text()).toBe('{}');
    expect(target.seen.length).toBeGreaterThan(3);
  });

  test('a target that nobody listens at: unreachable', async () => {
    const target = await openTarget();
    await target.close();
    const relay = await openRelay({ lab: target.origin });
    expect(reasonIn(await send(relay.host, written({})))).toBe('unreachable');
    await relay.close();
  });

  test.each<[string, RequestListener]>([
    ['with a length', (_, outgoing) => void outgoing.writeHead(200, { 'content-length': 10 }).write('12345', () => outgoing.destroy())],
    ['in chunks', (_, outgoing) => void outgoing.write('12345', () => outgoing.destroy())],
    ['packed', (_, outgoing) => void outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.from('1f8b0800', 'hex'))],
    ['packed in what it does not say', (_, outgoing) => void outgoing.writeHead(200, { 'content-encoding': 'gzip' }).end('plain')],
  ])('a body that breaks off %s is cut for the page too, not ended', async (_, answer) => {
    const { route } = await behind(answer);
    await expect(route(call()).then((response) => response.text())).rejects.toThrow();
  });
});

describe('limits', () => {
  const limited = (answer: RequestListener, limits: Partial<Limits>, clock?: Clock) => behind(answer, { limits, ...(clock && { clock }) });

  test('an answer of exactly the limit passes, one byte more is cut', async () => {
    const answer: RequestListener = (_, outgoing) => void outgoing.end('a'.repeat(1000));
    expect(await (await (await limited(answer, { answerBytes: 1000 })).route(call())).text()).toHaveLength(1000);
    await expect(
      limited(answer, { answerBytes: 999 })
        .then(({ route }) => route(call()))
        .then((response) => response.text()),
    ).rejects.toThrow();
  });

  test('silence before the answer is slow, and the target is let go', async () => {
    const clock = alarmClock();
    let gone: Promise<unknown> = Promise.resolve();
    const { relay } = await limited(
      (incoming) => {
        gone = once(incoming.socket, 'close');
        clock.ring();
      },
      {},
      clock,
    );
    expect(reasonIn(await send(relay.host, written({})))).toBe('slow');
    await gone;
  });

  test('silence in the middle cuts the answer', async () => {
    const clock = alarmClock();
    const { route } = await limited((_, outgoing) => void outgoing.write('some'), {}, clock);
    const reader = (await route(call())).body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('some');
    const rest = reader.read();
    clock.ring();
    await expect(rest).rejects.toThrow();
  });

  test.each([
    ['with a length', { 'content-length': '100' }, '{"a":'],
    ['in chunks', { 'transfer-encoding': 'chunked' }, '1\r\n{\r\n'],
    ['of which nothing comes', { 'content-length': '100' }, ''],
  ])('the body of an exchange that does not come is late: %s', async (_, headers, body) => {
    const { relay, target } = await limited(() => undefined, { idleMs: 30 });
    const parts = { method: 'POST', target: '/relay/lab/oauth/tokens', headers: { 'content-type': 'application/json', ...headers }, body };
    expect(reasonIn(await send(relay.host, written(parts)))).toBe('late');
    expect(target.seen).toEqual([]);
  });

  test('the time for the whole ends a call that still has something to say', async () => {
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1)) }, { highWaterMark: 0 });
    let signal: AbortSignal | undefined;
    const relay = createRelay({
      isOwn: () => true,
      fetch: async (asked) => ((signal = asked.signal), new Response(body)),
      limits: { wholeMs: 20 },
    });
    const headers = { ...asPage, authorization: 'Bearer a' };
    await relay(new Request(`https://portal.example/relay/acme/api/v2/macros`, { headers }));
    await once(signal!, 'abort');
    expect(String(signal!.reason)).toContain('slow');
  });
});
