/** A job: what one export is to read and make. Its file beside the rows says what was asked, so that it can be gone on with. */
import * as z from 'zod/mini';
import { originOf, type Connection } from '../connection/connection.ts';
import { streams, type StreamName } from '../zendesk/streams.ts';
import type { WriterOptions } from './formats/format.ts';
import { formats, type FormatName } from './formats/index.ts';
import type { Privacy } from './privacy.ts';
import type { Range } from './range.ts';
import { readJson, writeJson } from './small-file.ts';
import type { Spool } from './spool.ts';

/** For each stream the fields that go into its files; of a stream that is not named, all. */
export type ChosenFields = Partial<Record<StreamName, readonly string[]>>;

export interface Job {
  connection: Connection;
  streams: readonly StreamName[];
  formats: readonly FormatName[];
  /** Default all time. Exports of other stretches of time lie beside this one. */
  range?: Range;
  fields?: ChosenFields;
  /** What is left out of the files or given a pseudonym there; the spool keeps the rows as they were served. */
  privacy?: Privacy;
  /** See `run`. */
  settle?: boolean;
  /** Of streams that have ended, reads what changed since. What has no order of change is read again from the beginning. */
  sinceLast?: boolean;
  /** Words and language of the files that people read. */
  reader?: WriterOptions;
  /** For the whole account, when others use it too, or its plan allows more. */
  requestsPerMinute?: number | undefined;
  /** Compresses each file (gzip). */
  compress?: boolean;
  /** Pages of a stream in all, where an estimate was made. */
  expected?: Partial<Record<StreamName, number>>;
  /** The most bytes of one file; default 2 GB. */
  pieceBytes?: number;
}

const nameIn = <Name extends string>(table: Readonly<Record<Name, unknown>>) => z.enum(Object.keys(table) as [Name, ...Name[]]);
const streamName = nameIn<StreamName>(streams);

/** What is kept of a job: all but the connection's token and the key of the pseudonyms. */
export const savedJobSchema = z.strictObject({
  wegweiser: z.literal(1),
  /** Origin of the account's host. */
  account: z.string(),
  demo: z.boolean(),
  streams: z.array(streamName),
  formats: z.array(nameIn<FormatName>(formats)),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  fields: z.optional(z.partialRecord(streamName, z.array(z.string()))),
  withoutLocation: z.optional(z.literal(true)),
  pseudonyms: z.optional(z.literal(true)),
  compress: z.optional(z.literal(true)),
  /** Streams of which what changed since is still to be read. */
  changes: z.optional(z.array(streamName)),
});

export type SavedJob = z.infer<typeof savedJobSchema>;

export const jobFile = 'job.json';

/** The export's name on this device: one for each account and stretch of time. */
export function exportId({ connection, range = {} }: Pick<Job, 'connection' | 'range'>): string {
  const host = new URL(originOf(connection)).host;
  const stretch = range.from || range.to ? `.${range.from ?? ''}-${range.to ?? ''}` : '';
  return `${host}${stretch}`.replaceAll(':', '_');
}

export function savedJobOf({ connection, streams: names, formats: made, range = {}, fields, privacy = {}, compress }: Job): SavedJob {
  return {
    wegweiser: 1,
    account: originOf(connection),
    demo: connection.route === 'demo',
    streams: [...names],
    formats: [...made],
    ...(range.from && { from: range.from }),
    ...(range.to && { to: range.to }),
    ...(fields && { fields: Object.fromEntries(Object.entries(fields).map(([name, chosen]) => [name, [...chosen]])) }),
    ...(privacy.withoutLocation && { withoutLocation: true as const }),
    ...(privacy.pseudonymKey && { pseudonyms: true as const }),
    ...(compress && { compress: true as const }),
  };
}

/** Undefined where there is none that this version can read. */
export const readJob = async (spool: Spool): Promise<SavedJob | undefined> =>
  z.safeParse(savedJobSchema, await readJson(spool, jobFile)).data;

/** Keeps a job's file up to date while its streams are read. */
export class JobKeeper {
  readonly #spool: Spool;
  readonly #job: SavedJob;
  /** Streams of which what changed since the last time is still to be read. */
  readonly changes: Set<StreamName>;
  #writing: Promise<void> = Promise.resolve();

  private constructor(spool: Spool, job: SavedJob, changes: Iterable<StreamName>) {
    this.#spool = spool;
    this.#job = job;
    this.changes = new Set(changes);
  }

  /**
   * Writes the file. Streams that an earlier job read stay named, so that nothing lies there unseen; and reading changes that
   * was begun is ended first, whether it is asked for again or not.
   */
  static async begin(spool: Spool, job: Job): Promise<JobKeeper> {
    const before = await readJob(spool);
    const named = [...new Set([...job.streams, ...(before?.streams ?? [])])];
    const keeper = new JobKeeper(spool, { ...savedJobOf(job), streams: named }, before?.changes ?? (job.sinceLast ? job.streams : []));
    await keeper.#write();
    return keeper;
  }

  /** Resolves when it is kept that this stream has been read to its end. */
  async ended(stream: StreamName): Promise<void> {
    if (this.changes.delete(stream)) await this.#write();
  }

  #write(): Promise<void> {
    const changes = [...this.changes];
    const job = { ...this.#job, ...(changes.length && { changes }) };
    const written = this.#writing.then(() => writeJson(this.#spool, jobFile, job));
    this.#writing = written.catch(() => undefined);
    return written;
  }
}
