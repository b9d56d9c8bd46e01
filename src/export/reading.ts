/** Reads all streams of a job, several at once within the account's budgets, and says of each what becomes of it. */
import { originOf, tokenOf } from '../connection/connection.ts';
import { createClient, type Contact, type Fetch } from '../zendesk/client.ts';
import type { Clock } from '../zendesk/clock.ts';
import { failureOf, type FailureCode } from '../zendesk/failure.ts';
import type { Pacers } from '../zendesk/pacer.ts';
import { streams, type Stream, type StreamName } from '../zendesk/streams.ts';
import type { Job, JobKeeper } from './job.ts';
import type { Log } from './log.ts';
import type { LeftOut, Manifest } from './manifest.ts';
import type { Phase } from './messages.ts';
import type { Progress } from './progress.ts';
import { several } from './several.ts';
import type { Spool } from './spool.ts';
import type { Standings } from './standing.ts';
import { exportStream } from './stream-export.ts';

/** So many streams are read at the same time: each holds two pages in memory, and all wait for the same few budgets. */
const atOnce = 4;

export interface Reading {
  job: Job;
  spool: Spool;
  fetch: Fetch;
  clock: Clock;
  pacers: Pacers;
  standings: Standings;
  log: Log;
  keeper: JobKeeper;
  /** Told whenever `standings` have changed. */
  changed: () => void;
  signal: AbortSignal;
}

/** What was read, in the order of the job. Throws what ended one of the streams, when all have stopped. */
export async function readAll(reading: Reading): Promise<{ done: Manifest[]; leftOut: LeftOut[] }> {
  const { job, log, keeper, signal } = reading;
  const done = new Map<StreamName, Manifest>();
  const leftOut: LeftOut[] = [];
  const contacts = { chat: { reached: false }, support: { reached: false } };
  await several(job.streams, atOnce, signal, async (name, within) => {
    try {
      done.set(name, await readOne({ ...reading, contact: contacts[streams[name].product] }, name, within));
      await keeper.ended(name);
      tell(reading, name, { phase: 'done' });
    } catch (error) {
      if (within.aborted) throw error;
      const { code, message } = failureOf(error);
      const lacking = mayLack(name, code);
      log.add(lacking ? { event: 'left-out', stream: name, code } : { event: 'failed', stream: name, code, detail: message });
      tell(reading, name, { phase: lacking ? 'left-out' : 'failed', code });
      if (!lacking) throw error;
      leftOut.push({ stream: name, code });
      await keeper.ended(name);
    }
  });
  return { done: job.streams.flatMap((name) => done.get(name) ?? []), leftOut };
}

/** Not every account has every stream: a refusal of such a one is no failure of the export. */
const mayLack = (name: StreamName, code: FailureCode) =>
  (streams[name] satisfies Stream as Stream).optional === true && (code === 'forbidden' || code === 'not-found');

function tell({ standings, changed }: Reading, name: StreamName, phase: Phase, progress?: Progress): void {
  standings.set(name, phase, progress);
  changed();
}

/** One of the streams; `contact` is that of its product, whose token it shares. */
type One = Reading & { contact: Contact };

async function readOne(reading: One, name: StreamName, signal: AbortSignal): Promise<Manifest> {
  const { job, spool, clock, standings, log, keeper } = reading;
  const told = (phase: Phase, progress?: Progress) => {
    if (phase.phase === 'waiting') log.add({ event: 'waiting', stream: name, why: phase.why, ms: phase.until - clock.now() });
    tell(reading, name, phase, progress);
  };
  const manifest = await exportStream({
    job,
    sinceLast: keeper.changes.has(name),
    stream: streams[name],
    spool,
    client: clientFor(reading, streams[name], (why, until) => told({ phase: 'waiting', why, until })),
    clock,
    signal,
    told(phase, progress, page) {
      if (page) log.add({ event: 'page', stream: name, page: progress.pages, ...page });
      told(phase, progress);
    },
  });
  const { rows, pages } = standings.of(name).progress;
  log.add({ event: 'read', stream: name, rows, pages });
  for (const file of manifest.files) log.add({ event: 'written', stream: name, file: file.name, rows: file.rows, bytes: file.bytes });
  return manifest;
}

function clientFor(
  { job, fetch, clock, pacers, contact }: One,
  { budget, product }: Stream,
  onWait: (why: FailureCode, until: number) => void,
) {
  const { connection, requestsPerMinute } = job;
  const pacer = pacers.of(budget, requestsPerMinute);
  return createClient({ fetch, origin: originOf(connection), token: tokenOf(connection, product), clock, budget, pacer, contact, onWait });
}
