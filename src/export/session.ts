/** One export from connection to verified files: opens the spool, reads, writes, reports; stops and goes on when told. */
import { originOf, tokenOf, type Connection } from '../connection/connection.ts';
import { createClient, type ClientOptions, type Fetch } from '../zendesk/client.ts';
import type { Clock } from '../zendesk/clock.ts';
import { Failure, failureOf } from '../zendesk/failure.ts';
import { createPacer, type Pacer } from '../zendesk/pacer.ts';
import { streams, type Stream, type StreamName } from '../zendesk/streams.ts';
import { breath } from './breath.ts';
import { parseJournal, type Header } from './checkpoint.ts';
import type { WriterOptions } from './formats/format.ts';
import { formats, type FormatName } from './formats/index.ts';
import { manifestFile, manifestOf } from './manifest.ts';
import type { Report, Saved } from './messages.ts';
import { makeProduct, type Product } from './product.ts';
import { progressOf } from './progress.ts';
import { privacyPass, type Privacy } from './privacy.ts';
import type { Range } from './range.ts';
import { run } from './run.ts';
import { journalFile, rowsFile, SpooledStream } from './spooled.ts';
import { writeAll, type Spool, type Spools } from './spool.ts';

export interface Job {
  connection: Connection;
  stream: StreamName;
  formats: readonly FormatName[];
  /** Default all time. An export that is gone on with keeps the one it began with, and another is refused. */
  range?: Range;
  /** What is left out of the files or given a pseudonym there; the spool keeps the rows as they were served. */
  privacy?: Privacy;
  /** See `run`. */
  settle?: boolean;
  /** Of an export that has ended, reads what changed since. What has no order of change is read again from the beginning. */
  sinceLast?: boolean;
  /** Words and language of the files that people read. */
  reader?: WriterOptions;
  /** Lower than the stream's own budget when others use the account too. */
  requestsPerMinute?: number | undefined;
}

export interface Surroundings {
  spools: Spools;
  fetch: Fetch;
  clock: Clock;
  report: (report: Report) => void;
  /** What has been asked of each account's budgets so far, kept by whoever runs several sessions. */
  pacers?: Map<string, Pacer>;
  /** Aborted to pause. */
  signal: AbortSignal;
}

/** The export's name on this device: one for each account and stream. */
export const exportId = (connection: Connection, stream: StreamName) =>
  `${new URL(originOf(connection)).host.replaceAll(':', '_')}.${stream}`;

/** Runs the job to its end. Never throws: how it ended is its last report (`done`, `paused` or `failed`). */
export async function session(job: Job, { spools, fetch, clock, report, signal, pacers = new Map() }: Surroundings): Promise<void> {
  const stream: Stream = streams[job.stream];
  const id = exportId(job.connection, job.stream);
  let opened: Spool | undefined;
  let spooled: SpooledStream | undefined;
  const from = { at: clock.now(), checkpoint: undefined as SpooledStream['checkpoint'] };
  const progress = () => progressOf(clock.now(), spooled?.checkpoint, from);
  try {
    if (job.sinceLast && (await mustBeginAnew(spools, id, stream))) await spools.remove(id);
    const spool = (opened = await spools.open(id));
    const header = {
      wegweiser: 1,
      stream: job.stream,
      account: originOf(job.connection),
      demo: job.connection.route === 'demo',
      startedAt: new Date(clock.now()).toISOString(),
      ...(job.range?.from && { from: job.range.from }),
      ...(job.range?.to && { to: job.range.to }),
    } as const satisfies Header;
    spooled = await SpooledStream.open(spool, stream, header);
    if (!sameJob(spooled.header, header)) throw new Failure('checkpoint-unreadable', 'The export is of another account or time.');
    from.at = clock.now();
    from.checkpoint = spooled.checkpoint;
    report({ type: 'reading', progress: progress() });
    const budget = { ...stream.budget, ...(job.requestsPerMinute && { requests: job.requestsPerMinute }) };
    const origin = originOf(job.connection);
    const shared = `${origin} ${stream.budget.name}`;
    const pacer = pacers.get(shared) ?? createPacer(budget, clock);
    pacers.set(shared, pacer);
    const onWait: ClientOptions['onWait'] = (why, until) => report({ type: 'waiting', why, until });
    const client = createClient({ fetch, origin, token: tokenOf(job.connection), clock, budget, pacer, onWait });
    await run({
      stream,
      client,
      spooled,
      clock,
      settle: job.settle,
      sinceLast: job.sinceLast,
      signal,
      onCheckpoint: () => report({ type: 'reading', progress: progress() }),
      onTooRecent: (until) => report({ type: 'waiting', why: 'too-recent', until }),
    });
    const products = await makeProducts(job, spooled, stream, spool, report, signal);
    const manifest = manifestOf(spooled.header, spooled.checkpoint!, products, job.privacy);
    await writeManifest(spool, manifest);
    const names = [...products.map((p) => p.name), manifestFile];
    const files = await Promise.all(names.map(async (name) => ({ name, blob: (await spool.blob(name))! })));
    report({ type: 'done', id, manifest, files });
  } catch (error) {
    if (signal.aborted) return report({ type: 'paused', progress: progress() });
    const { code, message } = failureOf(error);
    const rescued = spools.limit === undefined ? undefined : await rowsSoFar(opened, spooled, stream);
    report({ type: 'failed', code, detail: message, progress: progress(), ...(rescued && { rescued }) });
  } finally {
    spooled?.close();
  }
}

/** An export that has ended and left no place to go on from. */
async function mustBeginAnew(spools: Spools, id: string, { name }: Stream): Promise<boolean> {
  const journal = parseJournal((await (await (await spools.open(id)).blob(journalFile(name)))?.text()) ?? '');
  const last = journal?.checkpoints.at(-1);
  return last?.cursor === null && last.resume === undefined;
}

const sameJob = (a: Header, b: Header) => (['account', 'stream', 'from', 'to'] as const).every((key) => a[key] === b[key]);

/** What memory alone holds, to be saved before it is gone: the rows of every checkpoint, as they were served. */
async function rowsSoFar(spool: Spool | undefined, spooled: SpooledStream | undefined, stream: Stream): Promise<Blob | undefined> {
  const bytes = spooled?.checkpoint?.bytes;
  return bytes ? (await spool?.blob(rowsFile(stream.name)))?.slice(0, bytes) : undefined;
}

async function makeProducts(
  { formats: names, privacy = {}, reader }: Job,
  spooled: SpooledStream,
  stream: Stream,
  spool: Spool,
  report: (r: Report) => void,
  signal: AbortSignal,
): Promise<Product[]> {
  const pass = await privacyPass(stream.name, privacy);
  const products: Product[] = [];
  for (const name of names) {
    let shown = -1;
    products.push(
      await makeProduct(
        spooled,
        stream,
        formats[name],
        spool,
        async (fraction) => {
          if (fraction - shown < 0.02 && fraction < 1) return;
          shown = fraction;
          report({ type: 'writing', file: `${stream.name}.${formats[name].extension}`, fraction });
          await breath();
          signal.throwIfAborted();
        },
        pass,
        reader,
      ),
    );
  }
  return products;
}

async function writeManifest(spool: Spool, manifest: object): Promise<void> {
  const file = await spool.open(manifestFile);
  try {
    file.truncate(0);
    writeAll(file, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`), 0);
    file.flush();
  } finally {
    file.close();
  }
}

/** The exports on this device, as their journals say; one that cannot be read is shown with no rows, so that it can be deleted. */
export async function savedExports(spools: Spools): Promise<Saved[]> {
  const ids = await spools.list();
  return Promise.all(ids.sort().map((id) => savedExport(spools, id)));
}

async function savedExport(spools: Spools, id: string): Promise<Saved> {
  const spool = await spools.open(id);
  const stream = id.slice(id.lastIndexOf('.') + 1);
  const nothing = { id, stream, account: id, demo: false, rows: 0, bytes: 0, finished: false };
  try {
    const journal = parseJournal((await (await spool.blob(journalFile(stream)))?.text()) ?? '');
    if (!journal) return nothing;
    const { account, demo } = journal.header;
    const last = journal.checkpoints.at(-1);
    return { id, stream, account, demo, rows: last?.kept ?? 0, bytes: last?.bytes ?? 0, finished: last?.cursor === null };
  } catch {
    return nothing;
  }
}
