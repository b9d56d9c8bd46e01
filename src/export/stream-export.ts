/** One stream of a job: read into the spool, then made into files that were read back. */
import type { Client } from '../zendesk/client.ts';
import type { Clock } from '../zendesk/clock.ts';
import { countOf, type Count } from '../zendesk/counts.ts';
import { Failure } from '../zendesk/failure.ts';
import type { Stream, StreamName } from '../zendesk/streams.ts';
import type { Header } from './checkpoint.ts';
import { compressed } from './compressed.ts';
import { savedJobOf, type Job } from './job.ts';
import { manifestOf, type Manifest } from './manifest.ts';
import type { Phase } from './messages.ts';
import type { Product } from './product.ts';
import { makeProducts } from './products.ts';
import { progressOf, type Progress } from './progress.ts';
import { run } from './run.ts';
import { lastCheckpoint } from './saved.ts';
import { readJson, writeJson } from './small-file.ts';
import { journalFile, rowsFile, SpooledStream } from './spooled.ts';
import type { Spool } from './spool.ts';

/** What one page brought. */
export interface PageRead {
  rows: number;
  bytes: number;
}

export interface StreamExport {
  job: Job;
  /** Where the stream has ended before, reads what changed since. */
  sinceLast: boolean;
  stream: Stream & { name: StreamName };
  spool: Spool;
  client: Client;
  clock: Clock;
  /** Told of each change; `page` when one more was read. */
  told: (phase: Phase, progress: Progress, page?: PageRead) => void;
  signal: AbortSignal;
}

/** Throws a Failure, or the signal's reason; whatever was read before stays in the spool. */
export async function exportStream(wish: StreamExport): Promise<Manifest> {
  const { job, sinceLast, stream, spool, clock, told } = wish;
  if (sinceLast) await beginAnewIfNeeded(spool, stream);
  const header = headerOf(job, stream, clock);
  const spooled = await SpooledStream.open(spool, stream, header);
  try {
    if (!sameJob(spooled.header, header)) throw new Failure('checkpoint-unreadable', 'What lies here is of another account or time.');
    const from = { at: clock.now(), checkpoint: spooled.checkpoint };
    const tell: Tell = (phase, page) => told(phase, progressOf(clock.now(), spooled.checkpoint, from), page);
    await read(wish, spooled, tell);
    const counted = await counting(wish, spooled.checkpoint !== from.checkpoint);
    const files = await write(wish, spooled, tell);
    return manifestOf(spooled.header, spooled.checkpoint!, files, { privacy: job.privacy, fields: job.fields?.[stream.name], counted });
  } finally {
    spooled.close();
  }
}

type Tell = (phase: Phase, page?: PageRead) => void;

async function read({ job, sinceLast, stream, client, clock, signal }: StreamExport, spooled: SpooledStream, tell: Tell): Promise<void> {
  let before = spooled.checkpoint;
  tell({ phase: 'reading' });
  await run({
    stream,
    client,
    spooled,
    clock,
    settle: job.settle,
    sinceLast,
    signal,
    onCheckpoint(now) {
      tell({ phase: 'reading' }, { rows: now.rows - (before?.rows ?? 0), bytes: now.bytes - (before?.bytes ?? 0) });
      before = now;
    },
    onTooRecent: (until) => tell({ phase: 'waiting', why: 'too-recent', until }),
  });
}

async function write({ job, stream, spool, signal }: StreamExport, spooled: SpooledStream, tell: Tell): Promise<Product[]> {
  const { privacy, formats, reader, pieceBytes, compress } = job;
  const writing = (file: string, fraction: number) => tell({ phase: 'writing', file, fraction });
  const wanted = { spooled, stream, spool, formats, privacy, fields: job.fields?.[stream.name], reader, pieceBytes };
  const files = await makeProducts(wanted, writing, signal);
  return compress ? compressed(spool, files, writing, signal) : files;
}

/** Asked when something was read, and kept for the time when only files are made. */
async function counting({ stream, spool, client, signal }: StreamExport, anew: boolean): Promise<Count | undefined> {
  const name = `${stream.name}.count`;
  if (!anew) return (await readJson(spool, name)) as Count | undefined;
  const count = await countOf(client, stream, signal);
  if (count) await writeJson(spool, name, count);
  return count;
}

function headerOf(job: Job, { name }: Stream, clock: Clock): Header {
  const { account, demo, from, to } = savedJobOf(job);
  const startedAt = new Date(clock.now()).toISOString();
  return { wegweiser: 1, stream: name, account, demo, startedAt, ...(from && { from }), ...(to && { to }) };
}

const sameJob = (a: Header, b: Header) => (['account', 'stream', 'from', 'to'] as const).every((key) => a[key] === b[key]);

/** A stream that has ended and left no place to go on from is read again. */
async function beginAnewIfNeeded(spool: Spool, { name }: Stream): Promise<void> {
  const last = await lastCheckpoint(spool, name);
  if (last?.cursor !== null || last.resume !== undefined) return;
  for (const file of [journalFile(name), rowsFile(name)]) await spool.remove(file);
}
