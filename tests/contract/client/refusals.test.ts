/** What the client does when the vendor refuses, breaks off or is not there (chat-api.md §0.8, §0.9, §2, §3.7). */
import { describe, expect, test } from 'vitest';
import { exporter, inPagesOf, keptLines, header, type Exporter } from '../../fixtures/exports.ts';
import { journalFile, SpooledStream } from '../../../src/export/spooled.ts';
import { streams } from '../../../src/zendesk/streams.ts';
import type { Fetch } from '../../../src/zendesk/client.ts';
import type { Failure, FailureCode } from '../../../src/zendesk/failure.ts';

const stream = inPagesOf(100);
const [html, json] = [{ 'Content-Type': 'text/html' }, { 'Content-Type': 'application/json' }];

type Trouble = (real: () => Promise<Response>) => Promise<Response>;
const drop: Trouble = async () => Promise.reject(new TypeError('Failed to fetch'));
const status =
  (code: number, headers: Record<string, string> = {}): Trouble =>
  async () =>
    new Response('{}', { status: code, headers: { ...json, ...headers } });
const page: Trouble = async () => new Response('<!doctype html><title>Sign in</title>', { headers: html });
const half: Trouble = async (real) => {
  const text = await (await real()).text();
  return new Response(text.slice(0, text.length / 2), { headers: json });
};
const lostWith =
  (code: number): Trouble =>
  async () =>
    new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('network error')) }), { status: code });

/** The first request of the run is number 0. */
const on = (troubles: Readonly<Record<number, Trouble>>) => {
  let n = 0;
  return (fetch: Fetch): Fetch =>
    (request) =>
      (troubles[n++] ?? ((real) => real()))(() => fetch(request));
};
const always = (trouble: Trouble, from: number) => on(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [from + i, trouble])));
const failing = (one: Exporter, options: Parameters<Exporter['read']>[0] = { stream }) =>
  one.read(options).then(
    () => 'none' as const,
    (failure: Failure) => failure.code,
  );
const seconds = ({ waits }: Exporter) => waits.map(({ why, ms }) => `${why} ${ms / 1000}`);

describe('what passes', () => {
  test.each<[string, Trouble, string]>([
    ['chat-api.md §0.8: a 429 waits as long as Retry-After says', status(429, { 'Retry-After': '17' }), 'throttled 17'],
    ['chat-api.md §0.8: a 429 without Retry-After waits one window', status(429), 'throttled 60'],
    ['chat-api.md §0.8: a 429 whose Retry-After is no number waits one window', status(429, { 'Retry-After': 'soon' }), 'throttled 60'],
    ['chat-api.md §0.9: an answer that a page may not read waits one window, since it may be a 429', drop, 'unreachable 60'],
    ['a 500 waits a second', status(500), 'server-error 1'],
    ['a sign-in page instead of data waits a second', page, 'broken-answer 1'],
    ['half an answer waits a second', half, 'broken-answer 1'],
    ['an answer whose body breaks off waits a second', lostWith(200), 'broken-answer 1'],
    ['a 500 whose body breaks off is still a 500', lostWith(500), 'server-error 1'],
  ])('%s, and the export goes on to its end', async (_, trouble, wait) => {
    const one = exporter({ chats: 350 }, on({ 2: trouble }));
    expect((await one.read({ stream })).length).toBe(350);
    expect(seconds(one)).toEqual([wait]);
  });

  test('support-api.md §3.11: a 504 is answered with a page of half the size, and when eight went well with larger ones again', async () => {
    const asked: string[] = [];
    const watched =
      (fetch: Fetch): Fetch =>
      (request) => {
        asked.push(new URL(request.url).searchParams.get('limit')!);
        return fetch(request);
      };
    const one = exporter({ chats: 350 }, (fetch) => on({ 1: status(504), 2: status(504) })(watched(fetch)));
    expect(new Set(await one.read({ stream })).size).toBe(350);
    expect(one.waits).toEqual([]);
    expect([...new Set(asked)]).toEqual(['100', '25', '50']);
    const least = exporter({ chats: 3 }, on({ 0: status(504), 1: status(504) }));
    expect((await least.read({ stream: inPagesOf(2) })).length).toBe(3);
    expect(seconds(least)).toEqual(['server-error 1']);
  });

  test('5xx again and again wait twice as long each time', async () => {
    const one = exporter({ chats: 350 }, on({ 1: status(500), 2: status(502), 3: status(503), 4: status(500), 5: status(502) }));
    expect((await one.read({ stream })).length).toBe(350);
    expect(one.waits.map(({ ms }) => ms / 1000)).toEqual([1, 2, 4, 8, 16]);
  });

  test('an answer that may not be read after a 500 still waits its window', async () => {
    const one = exporter({ chats: 350 }, on({ 1: status(500), 2: drop }));
    expect((await one.read({ stream })).length).toBe(350);
    expect(seconds(one)).toEqual(['server-error 1', 'unreachable 60']);
  });
});

describe('what does not pass ends the export, keeps the rows, and is not asked for for ever', () => {
  test.each<[FailureCode, Trouble, number[]]>([
    ['unreachable', drop, [60]],
    ['throttled', status(429, { 'Retry-After': '5' }), [5, 5, 5, 5, 5]],
    ['server-error', status(503), [1, 2, 4, 8, 16]],
    ['broken-answer', page, [1, 2]],
    ['unauthorized', status(401), []],
    ['forbidden', status(403), []],
    ['not-found', status(404), []],
    ['refused', status(400), []],
    ['broken-answer', async () => new Response('{"chats":[]}', { headers: json }), []],
  ])('%s', async (code, trouble, waited) => {
    const one = exporter({ chats: 350 }, always(trouble, 2));
    expect(await failing(one)).toBe(code);
    expect(one.waits.map(({ ms }) => ms / 1000)).toEqual(waited);
    const spooled = await SpooledStream.open(one.spool, stream, header);
    expect(keptLines(spooled).length).toBe(200);
    spooled.close();
  });

  test('before the first answer a line that breaks is told at once: the address may be wrong', async () => {
    const one = exporter({ chats: 350 }, always(drop, 0));
    expect([await failing(one), one.waits, one.answers]).toEqual(['unreachable', [], ['none']]);
  });
});

describe('chat-api.md §2: a token may end in the middle of an export', () => {
  test('the rows stay, and a new token goes on where the old one stopped', async () => {
    const clockEnd = { expiresAt: Infinity };
    const tokens = {
      old: {
        role: 'owner' as const,
        get expiresAt() {
          return clockEnd.expiresAt;
        },
      },
      fresh: { role: 'owner' as const },
    };
    const one = exporter({ chats: 1_000, tokens });
    let pages = 0;
    const onCheckpoint = () => void (++pages === 4 && (clockEnd.expiresAt = 0));
    expect(await failing(one, { stream, token: 'old', onCheckpoint })).toBe('unauthorized');
    const asked = one.simulator.stats().rows;
    expect((await one.read({ stream, token: 'fresh' })).map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([
      ...one.simulator.ids(),
    ]);
    expect(one.simulator.stats().rows - asked).toBeLessThanOrEqual(600);
  });
});

describe('a token is a secret', () => {
  const token = 'sEcReT-token.0123456789';
  test.each<[string, Trouble]>([
    ['a refusal that repeats it', async () => new Response(`{"error":"Bearer ${token}"}`, { status: 401 })],
    ['a server that repeats it', async () => new Response(token, { status: 500 })],
    ['a line that names it', async () => Promise.reject(new TypeError(`cannot send ${token}`))],
    ['an answer that is nothing but it', async () => new Response(token)],
    [
      'an address that holds it',
      async () => Response.json({ chats: Array.from({ length: 100 }, () => ({})), count: 100, end_time: 1, next_page: token }),
    ],
  ])('%s does not bring it into a failure or the journal', async (_, trouble) => {
    const one = exporter({ chats: 350, tokens: { [token]: { role: 'owner' } } }, always(trouble, 1));
    const failure = await one.read({ stream, token }).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(`${failure?.name} ${failure?.message}`).toMatch(/^Failure /);
    expect(`${failure?.message} ${await (await one.spool.blob(journalFile(streams.chats.name)))!.text()}`).not.toContain(token);
  });
});
