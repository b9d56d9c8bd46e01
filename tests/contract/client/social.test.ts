/** Conversations of Facebook and LINE come out once each, whole, with ticket and messages as they were served (support-api.md §3.6). */
import { describe, expect, test } from 'vitest';
import { estimate } from '../../../src/export/estimate.ts';
import type { Job } from '../../../src/export/job.ts';
import type { Report } from '../../../src/export/messages.ts';
import { session } from '../../../src/export/session.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import type { Simulator } from '../../../src/simulator/index.ts';
import type { Fetch } from '../../../src/zendesk/client.ts';
import { Pacers } from '../../../src/zendesk/pacer.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';
import { waitingClock } from '../../fixtures/clock.ts';
import { exporter, noon, origin, type Exporter } from '../../fixtures/exports.ts';

const stream: Stream = streams.social_messaging;
const inPagesOf = (size: number): Stream => ({ ...stream, query: { ...stream.query, per_page: String(size) } });

interface Conversation {
  ticket_id: number;
  channel: string;
  status: string;
  created_at: string;
  messages_from: string | null;
  messages: { id: string }[] | null;
}
const parsed = (line: string) => JSON.parse(line) as Conversation;

const path = (request: Request) => new URL(request.url).pathname;
const isLog = (request: Request) => path(request).endsWith('/conversation_log');

/** Keeps what was asked for. */
function recorder(asked: Request[]): (fetch: Fetch) => Fetch {
  return (fetch) => (request) => {
    asked.push(request);
    return fetch(request);
  };
}

/** What is read at the end is what the account says now. */
async function readAll(one: Exporter, options: Parameters<Exporter['read']>[0] = {}): Promise<string[]> {
  const lines = await one.read({ stream, ...options });
  expect(lines.toSorted()).toEqual([...one.simulator.truth('social_messaging')].toSorted());
  return lines;
}

/** A list of a ticket as a plain client sees it: the text between the brackets of each answer, until there is no more. */
async function listText({ fetch }: Simulator, ticket: number, call: 'conversation_log' | 'comments'): Promise<string> {
  const parts: string[] = [];
  let address = `${origin}/api/v2/tickets/${ticket}/${call}?page[size]=100`;
  for (;;) {
    const text = await (await fetch(new Request(address, { headers: { authorization: 'Bearer demo' } }))).text();
    parts.push(text.slice(text.indexOf('[') + 1, text.lastIndexOf('],"meta"')));
    const { meta, links } = JSON.parse(text) as { meta: { has_more: boolean }; links: { next: string } };
    if (!meta.has_more) return parts.join(',');
    address = links.next;
  }
}

describe('the whole of it', () => {
  test('each ticket of these channels is one row, and no other ticket is', async () => {
    const one = exporter({ chats: 1, tickets: 3_000 });
    const rows = (await readAll(one)).map(parsed);
    const tickets = Array.from(one.simulator.truth('tickets'), (text) => JSON.parse(text) as { id: number; via: { channel: string } });
    const social = tickets.filter(({ via }) => /facebook|^line$/.test(via.channel));
    expect(rows.map(({ ticket_id, channel }) => [ticket_id, channel])).toEqual(social.map(({ id, via }) => [id, via.channel]));
    expect(new Set(rows.map(({ channel }) => channel)).size).toBe(3);
    expect(rows.length).toBeGreaterThan(200);
  });

  test('ticket and messages stand in it byte for byte, over however many pages', async () => {
    const one = exporter({ chats: 1, tickets: 1_000, requestsPerMinute: Infinity });
    const served = new Map(Array.from(one.simulator.truth('tickets'), (text) => [(JSON.parse(text) as { id: number }).id, text]));
    const lines = (await readAll(one)).filter((line) => parsed(line).messages);
    for (const line of lines) {
      const { ticket_id } = parsed(line);
      const messages = await listText(one.simulator, ticket_id, 'conversation_log');
      expect(line.endsWith(`,"ticket":${served.get(ticket_id)!},"messages":[${messages}]}`), String(ticket_id)).toBe(true);
    }
    const lengths = lines.map((line) => parsed(line).messages!.length);
    expect(lengths).toEqual(expect.arrayContaining([1, 100, 230]));
    expect(lines.some((line) => line.includes('"latitude":52.0,'))).toBe(true);
  });

  test('a deleted ticket says so, and its log, which is gone, is not asked for', async () => {
    const asked: Request[] = [];
    const rows = (await readAll(exporter({ chats: 1, tickets: 3_000 }, recorder(asked)))).map(parsed);
    const deleted = rows.filter(({ status }) => status === 'deleted');
    expect(deleted.length).toBeGreaterThan(1);
    expect(deleted.every(({ messages, messages_from: from }) => messages === null && from === null)).toBe(true);
    const logs = new Set(asked.filter(isLog).map(path));
    expect(deleted.filter(({ ticket_id }) => logs.has(`/api/v2/tickets/${ticket_id}/conversation_log`))).toEqual([]);
  });
});

describe('while the account changes', () => {
  test('the newest messages count', async () => {
    const one = exporter({ chats: 1, tickets: 600 });
    let pages = 0;
    const lines = await readAll(one, {
      stream: inPagesOf(100),
      onCheckpoint: () => {
        if (++pages <= 20) one.simulator.change('tickets', 10);
        one.clock.turn(61_000);
      },
    });
    expect(new Set(lines.map((line) => parsed(line).ticket_id)).size).toBe(lines.length);
  });

  test('a stop loses no more than the conversation that was on its way', async () => {
    const asked: Request[] = [];
    const one = exporter({ chats: 1, tickets: 400 }, recorder(asked));
    const whole = await readAll(one);
    const needed = asked.filter(isLog).length;
    asked.length = 0;
    const again = exporter({ chats: 1, tickets: 400 }, recorder(asked));
    let stops = 0;
    for (let done = false; !done; stops++) {
      const stop = new AbortController();
      done = await again.read({ stream, signal: stop.signal, onCheckpoint: () => stop.abort() }).then(
        () => true,
        () => false,
      );
    }
    expect((await readAll(again)).toSorted()).toEqual(whole.toSorted());
    expect(stops).toBeGreaterThan(20);
    // The longest log takes three answers.
    expect(asked.filter(isLog).length).toBeLessThanOrEqual(needed + 3 * stops);
  });

  test('a page of tickets that has changed during a stop is begun anew, and each conversation still counts once', async () => {
    const one = exporter({ chats: 1, tickets: 300 });
    for (const pages of [3, 5, 2]) {
      const stop = new AbortController();
      let seen = 0;
      const stopped = one.read({ stream, signal: stop.signal, onCheckpoint: () => ++seen === pages && stop.abort() });
      await expect(stopped).rejects.toThrow();
      one.simulator.change('tickets', 250);
      one.clock.turn(120_000);
    }
    const lines = await readAll(one);
    expect(new Set(lines.map((line) => parsed(line).ticket_id)).size).toBe(lines.length);
  });
});

describe('what the account refuses', () => {
  test('a page of tickets that is too large is asked for in parts', async () => {
    const tooLarge: (fetch: Fetch) => Fetch = (fetch) => async (request) =>
      Number(new URL(request.url).searchParams.get('per_page') ?? 0) > 130
        ? new Response('upstream request timeout', { status: 504 })
        : fetch(request);
    await readAll(exporter({ chats: 1, tickets: 700 }, tooLarge));
  });

  test('lost, cut and refused answers change nothing', async () => {
    const faults = { drop: 0.05, truncate: 0.1, throttle: 0.1, error: 0.1 };
    await readAll(exporter({ chats: 1, tickets: 500, faults, seed: 5 }));
  });

  test('an account without the log gives its comments', async () => {
    const withoutLog: (fetch: Fetch) => Fetch = (fetch) => async (request) =>
      isLog(request) ? Response.json({ error: 'InvalidEndpoint', description: 'There is nothing here' }, { status: 404 }) : fetch(request);
    const one = exporter({ chats: 1, tickets: 300, requestsPerMinute: Infinity }, withoutLog);
    const lines = await one.read({ stream });
    expect(lines).toHaveLength([...one.simulator.truth('social_messaging')].length);
    for (const line of lines) {
      const { ticket_id, messages, messages_from: from } = parsed(line);
      if (!messages) continue;
      expect(from).toBe('comments');
      expect(line.endsWith(`,"messages":[${await listText(one.simulator, ticket_id, 'comments')}]}`), String(ticket_id)).toBe(true);
    }
  });

  test('a ticket that is gone when its messages are asked for is kept without them', async () => {
    const gone: (fetch: Fetch) => Fetch = (fetch) => async (request) =>
      /\/tickets\/\d*7\//.test(path(request))
        ? Response.json({ error: 'RecordNotFound', description: '' }, { status: 404 })
        : fetch(request);
    const rows = (await exporter({ chats: 1, tickets: 600 }, gone).read({ stream })).map(parsed);
    const lacking = rows.filter(({ messages, status }) => messages === null && status !== 'deleted');
    expect(lacking.length).toBeGreaterThan(0);
    expect(lacking.every(({ ticket_id }) => ticket_id % 10 === 7)).toBe(true);
  });
});

const job = { connection: { route: 'direct', origin, token: 'demo' }, formats: ['jsonl'] } as const;

/** A whole export beside others, with time that passes in waiting only. */
async function exported(job: Job, { asked, between }: { asked: Request[]; between?: (request: Request) => Response | undefined }) {
  const clock = waitingClock(noon);
  const one = exporter({ chats: 1, tickets: 3_000, users: 12_000, clock });
  const statuses: number[] = [];
  const reports: Report[] = [];
  const moments: { at: number; request: Request }[] = [];
  await session(job, {
    spools: memorySpools(1e9),
    clock,
    pacers: new Pacers(clock),
    signal: new AbortController().signal,
    report: (report) => void reports.push(report),
    fetch: async (request) => {
      asked.push(request);
      moments.push({ at: clock.now(), request });
      const answer = between?.(request) ?? (await clock.busy(one.simulator.fetch(request)));
      statuses.push(answer.status);
      return answer;
    },
  });
  return { simulator: one.simulator, statuses, moments, last: reports.at(-1)! };
}

/** The most of `moments` that lie within a minute. */
const mostInAMinute = (moments: readonly number[]) =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + 60_000).length));

describe('beside other streams', () => {
  test('no limit is overrun: not that of logs, nor the one that tickets and users share, nor that of the account', async () => {
    const { statuses, moments, last } = await exported({ ...job, streams: ['tickets', 'users', 'social_messaging'] }, { asked: [] });
    expect(last.type).toBe('done');
    expect(new Set(statuses)).toEqual(new Set([200]));
    const at = (wanted: (request: Request) => boolean) => moments.filter(({ request }) => wanted(request)).map((one) => one.at);
    expect(at(isLog).length, 'enough to overrun it').toBeGreaterThan(200);
    expect(mostInAMinute(at(isLog))).toBeLessThanOrEqual(100);
    expect(mostInAMinute(at((request) => path(request).includes('/incremental/')))).toBeLessThanOrEqual(10);
    expect(mostInAMinute(at(() => true))).toBeLessThanOrEqual(200);
  });

  test('a stretch of time has the conversations that began in it, and no log is asked for outside it', async () => {
    const asked: Request[] = [];
    const range = { from: '2023-01-01T00:00:00Z', to: '2023-07-01T00:00:00Z' };
    const { last, simulator } = await exported({ ...job, range, streams: ['social_messaging'] }, { asked });
    if (last.type !== 'done') throw new Error(`not done: ${JSON.stringify(last)}`);
    const inside = [...simulator.truth('social_messaging')].filter((text) => {
      const { created_at: at } = parsed(text);
      return at >= range.from && at < range.to;
    });
    const file = last.files.find(({ name }) => name === 'social_messaging.jsonl')!;
    expect((await file.blob.text()).split('\n').slice(0, -1).toSorted()).toEqual(inside.toSorted());
    const tickets = new Set(asked.filter(isLog).map((request) => Number(path(request).split('/')[4])));
    expect([...tickets].toSorted()).toEqual(
      inside
        .map(parsed)
        .flatMap(({ ticket_id: id, messages }) => (messages ? [id] : []))
        .toSorted(),
    );
  });

  test('where the token may not read logs, the stream is left out and the others are not', async () => {
    const between = (request: Request) => (isLog(request) ? Response.json({ error: 'Forbidden' }, { status: 403 }) : undefined);
    const { last } = await exported({ ...job, streams: ['social_messaging', 'groups'] }, { asked: [], between });
    expect(last).toMatchObject({
      type: 'done',
      manifest: { leftOut: [{ stream: 'social_messaging', code: 'forbidden' }], streams: [{ stream: 'groups' }] },
    });
  });
});

describe('an estimate', () => {
  const rowsIn = (simulator: Simulator, wanted: (one: Conversation) => boolean) =>
    [...simulator.truth('social_messaging')].map(parsed).filter(wanted).length;

  async function estimated(one: Exporter, range = {}) {
    const { clock } = one;
    const asked: Request[] = [];
    const fetch = recorder(asked)(one.simulator.fetch);
    const signal = new AbortController().signal;
    const found = await estimate({
      job: { ...job, range, streams: ['social_messaging'] },
      fetch,
      clock,
      pacers: new Pacers(clock),
      signal,
    });
    return { ...found, asked: asked.length };
  }

  test('of all time is what a search counts, a request each, the pages of tickets, and about their size', async () => {
    const one = exporter({ chats: 1, tickets: 4_000 });
    const { rows, requests, bytes, asked } = await estimated(one);
    expect(rows).toBe(rowsIn(one.simulator, ({ status }) => status !== 'deleted'));
    expect(requests, 'a thousand tickets a page, and one that says the end').toBe(rows + 1 + 5);
    expect(bytes).toBeGreaterThan(rows * 1_000);
    expect(asked).toBeLessThan(10);
  });

  test('of a stretch of time is reckoned from samples of the tickets, within a half', async () => {
    const from = '2022-01-01T00:00:00Z';
    const one = exporter({ chats: 1, tickets: 2_900 }); // so that no single second holds more than a sample
    const { rows, asked } = await estimated(one, { from });
    const truth = rowsIn(one.simulator, ({ created_at: at }) => at >= from);
    expect(rows / truth).toBeGreaterThan(0.5);
    expect(rows / truth).toBeLessThan(1.5);
    expect(asked).toBeLessThan(20);
  });
});
