/** A job as a whole: what it keeps, what it refuses, and what is left when something ends it. */
import { describe, expect, test } from 'vitest';
import { exportId, jobFile, readJob, type Job } from '../../../src/export/job.ts';
import type { LogEntry } from '../../../src/export/log.ts';
import type { Report } from '../../../src/export/messages.ts';
import { savedExports } from '../../../src/export/saved.ts';
import { session } from '../../../src/export/session.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { journalFile } from '../../../src/export/spooled.ts';
import type { Spools } from '../../../src/export/spool.ts';
import { createSimulator } from '../../../src/simulator/index.ts';
import type { Fetch } from '../../../src/zendesk/client.ts';
import { turnableClock } from '../../fixtures/clock.ts';
import { fullAfter } from '../../fixtures/full-spools.ts';
import { noon, origin } from '../../fixtures/exports.ts';

const connection = { route: 'direct', origin, token: 'demo' } as const;
const job: Job = { connection, streams: ['chats', 'tickets', 'agents'], formats: ['jsonl'] };
const sizes = { chats: 2_500, tickets: 1_500, users: 50 };

interface Around {
  spools?: Spools;
  around?: (fetch: Fetch) => Fetch;
  signal?: AbortSignal;
  onReport?: (report: Report) => void;
  clock?: ReturnType<typeof turnableClock>;
}

function world(of = sizes) {
  const clock = turnableClock(noon);
  const simulator = createSimulator({ clock, ...of });
  const spools = memorySpools(1e9);
  const requests: string[] = [];
  const fetch: Fetch = (request) => {
    requests.push(request.url);
    return simulator.fetch(request);
  };
  async function run(wish: Partial<Job> = {}, { spools: other, around = (f) => f, signal, onReport }: Around = {}) {
    const reports: Report[] = [];
    const report = (told: Report) => {
      reports.push(told);
      onReport?.(told);
    };
    await session(
      { ...job, ...wish },
      { spools: other ?? spools, fetch: around(fetch), clock, report, signal: signal ?? new AbortController().signal },
    );
    return { last: reports.at(-1)!, reports };
  }
  return { clock, simulator, spools, requests, run, spool: () => spools.open(exportId(job)) };
}

async function linesOf({ last }: { last: Report }, name: string): Promise<string[]> {
  if (last.type !== 'done') throw new Error(`It ended with ${JSON.stringify(last)}.`);
  return (await last.files.find((file) => file.name === name)!.blob.text()).split('\n').slice(0, -1);
}

/** Puts a text where a file lies. */
async function put(spools: Spools, id: string, name: string, text: string) {
  const file = await (await spools.open(id)).open(name);
  file.truncate(0);
  file.write(new TextEncoder().encode(text), { at: 0 });
  file.close();
}

describe('a job', () => {
  test('is kept without anything secret, and listed with what it read', async () => {
    const { run, spools, spool } = world();
    await run({ privacy: { pseudonymKey: 'my own secret' } });
    const kept = await (await (await spool()).blob(jobFile))!.text();
    expect(kept).not.toContain('"demo": "');
    expect(kept).not.toContain('token');
    expect(kept).not.toContain('my own secret');
    const [saved] = await savedExports(spools);
    expect(saved).toMatchObject({ finished: true, rows: 2_500 + 1_500 + 12, job: { pseudonyms: true, streams: job.streams } });
  });

  test('of other streams beside it goes on in the same place and asks nothing twice', async () => {
    const { run, requests, spools } = world();
    await run({ streams: ['chats'] });
    const before = requests.length;
    const { last } = await run({ streams: ['agents'] });
    expect(last.type).toBe('done');
    expect(requests.slice(before).filter((url) => url.includes('/incremental/chats'))).toEqual([]);
    expect((await savedExports(spools)).map((saved) => saved.job?.streams)).toEqual([['agents', 'chats']]);
  });

  test('of another stretch of time lies beside it', async () => {
    const { run, spools } = world();
    await run();
    await run({ range: { from: '2022-01-01T00:00:00.000Z' } });
    expect((await savedExports(spools)).map(({ job: kept }) => kept?.from)).toEqual([undefined, '2022-01-01T00:00:00.000Z']);
  });

  test('whose file is damaged, or of another version, is shown as unreadable, and mended by the next one', async () => {
    for (const text of ['{"wegweiser":', '{"wegweiser":2}', 'nothing', '']) {
      const { run, spools } = world();
      await run();
      await put(spools, exportId(job), jobFile, text);
      expect((await savedExports(spools))[0], text).toMatchObject({ job: undefined, finished: false });
      expect((await run()).last.type).toBe('done');
      expect((await savedExports(spools))[0], text).toMatchObject({ finished: true });
    }
  });

  test('whose checkpoints are of another version, or of another account, is refused and left as it is', async () => {
    for (const change of [
      (text: string) => text.replace('"wegweiser":1', '"wegweiser":2'),
      (text: string) => text.replace(origin, 'https://other.zendesk.com'),
      (text: string) => `x${text}`,
    ]) {
      const { run, spools, spool } = world();
      await run();
      const name = journalFile('tickets');
      const text = change(await (await (await spool()).blob(name))!.text());
      await put(spools, exportId(job), name, text);
      const { last } = await run();
      expect(last).toMatchObject({ type: 'failed', code: 'checkpoint-unreadable' });
      expect(await (await (await spool()).blob(name))!.text()).toBe(text);
    }
  });

  test('that runs already elsewhere writes nothing', async () => {
    const { run, spool } = world();
    await run();
    const held = await (await spool()).open('log.jsonl');
    const before = await (await (await spool()).blob(jobFile))!.text();
    expect((await run({ formats: ['csv'] })).last).toMatchObject({ type: 'failed', code: 'already-running' });
    expect(await (await (await spool()).blob(jobFile))!.text()).toBe(before);
    held.close();
    expect((await run({ formats: ['csv'] })).last).toMatchObject({ type: 'done' });
  });

  test('says where each stream stands, in the order of the job, and ends at the whole', async () => {
    const { run } = world();
    const { reports } = await run();
    const running = reports.filter((report) => report.type === 'running');
    expect(running.every(({ streams }) => streams.map(({ name }) => name).join() === job.streams.join())).toBe(true);
    expect(running.at(-1)!.streams.map(({ phase }) => phase)).toEqual(['done', 'done', 'done']);
    expect(running.at(-1)!.whole).toMatchObject({ rows: 4_012, fraction: 1, leftMs: 0 });
    const fractions = running.map(({ whole }) => whole.fraction ?? 0);
    expect(Math.max(...fractions)).toBe(1);
  });
});

describe('the log of a job', () => {
  test('tells its whole story, one entry a line, goes on in the same file, and never holds a token', async () => {
    const { run, spool } = world();
    const stop = new AbortController();
    await run({}, { signal: stop.signal, onReport: (told) => told.type === 'log' && told.entry.event === 'page' && stop.abort() });
    const { reports } = await run();
    const text = await (await (await spool()).blob('log.jsonl'))!.text();
    const entries = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as LogEntry);
    expect(entries.filter(({ event }) => event === 'started' || event === 'paused' || event === 'done').map(({ event }) => event)).toEqual([
      'started',
      'paused',
      'started',
      'done',
    ]);
    const heard = reports.flatMap((report) => (report.type === 'log' ? [report.entry] : []));
    expect(entries.slice(-heard.length)).toEqual(heard);
    const rows = entries.reduce((sum, entry) => sum + (entry.event === 'page' && entry.stream === 'chats' ? entry.rows : 0), 0);
    expect(rows).toBe(2_500);
    expect(text).not.toContain('demo');
  });
});

describe('reading what changed since', () => {
  test('that is interrupted is gone on with, whatever is asked for next, and no stream of it is read twice', async () => {
    const { run, simulator, clock, requests, spool } = world();
    await run({ settle: false });
    simulator.edit(40);
    simulator.change('tickets', 20);
    clock.turn(600_000);
    const stop = new AbortController();
    const done = (told: Report) => told.type === 'running' && told.streams.some(({ name, phase }) => name === 'agents' && phase === 'done');
    const { last } = await run(
      { sinceLast: true },
      {
        signal: stop.signal,
        // Chats come late, so that the agents have been read before the end.
        around: (fetch) => async (request) => {
          if (request.url.includes('/incremental/')) await new Promise((resolve) => setImmediate(resolve));
          return fetch(request);
        },
        onReport: (told) => done(told) && stop.abort(),
      },
    );
    expect(last.type).toBe('paused');
    expect((await readJob(await spool()))?.changes).toEqual(expect.not.arrayContaining(['agents']));
    const before = requests.length;
    const end = await run();
    expect(requests.slice(before).filter((url) => url.includes('/chat/agents'))).toEqual([]);
    for (const stream of ['chats', 'tickets'] as const)
      expect((await linesOf(end, `${stream}.jsonl`)).toSorted(), stream).toEqual([...simulator.truth(stream)].toSorted());
    expect((await readJob(await spool()))?.changes).toBeUndefined();
  });

  test('is right when the clock was set back in between', async () => {
    const { run, simulator, clock } = world();
    await run();
    simulator.edit(40);
    clock.turn(3_600_000);
    clock.turn(-1_800_000);
    const end = await run({ sinceLast: true });
    expect((await linesOf(end, 'chats.jsonl')).toSorted()).toEqual([...simulator.truth('chats')].toSorted());
  });
});

describe('a full disk', () => {
  test('at any write ends the job with what was exported kept, and room makes it whole', async () => {
    const few = { chats: 300, tickets: 200, users: 20 };
    const free = fullAfter(memorySpools(1e9), Infinity);
    expect((await world(few).run({ formats: ['jsonl', 'csv', 'html'] }, { spools: free.spools })).last.type).toBe('done');
    const step = Math.max(1, Math.floor(free.written() / 12));
    // The log may be cut short, since the rows matter more: so the very last bytes are not needed.
    for (let room = 0; room < free.written() - 30_000; room += step) {
      const { run, simulator } = world(few);
      const inner = memorySpools(1e9);
      const full = fullAfter(inner, room);
      const { last } = await run({ formats: ['jsonl', 'csv', 'html'] }, { spools: full.spools });
      expect(last, `${room} bytes`).toMatchObject({ type: 'failed', code: 'disk-full' });
      const end = await run({ formats: ['jsonl', 'csv', 'html'] }, { spools: inner });
      expect((await linesOf(end, 'tickets.jsonl')).toSorted()).toEqual([...simulator.truth('tickets')].toSorted());
    }
  });
});
