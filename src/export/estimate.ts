/** What a job will take before it is begun: rows, requests, time by the budgets, and room. All of it is approximate. */
import { originOf, tokenOf } from '../connection/connection.ts';
import { createClient, type Client, type Fetch } from '../zendesk/client.ts';
import type { Clock } from '../zendesk/clock.ts';
import { countOf } from '../zendesk/counts.ts';
import { failureOf } from '../zendesk/failure.ts';
import { atMost } from '../zendesk/page-size.ts';
import type { Pacers } from '../zendesk/pacer.ts';
import { streams, type Stream, type StreamName } from '../zendesk/streams.ts';
import { askerOf, type Sample } from './asking.ts';
import type { FormatName } from './formats/index.ts';
import type { Job } from './job.ts';
import { firstQuery } from './range.ts';
import { several } from './several.ts';
import { timeFor } from './whole.ts';

export interface StreamEstimate {
  name: StreamName;
  /** Undefined for a stream that the account does not have, or the token may not read. */
  rows: number | undefined;
  pages: number;
  /** As served. */
  bytes: number;
  /** All rows were seen; otherwise the figures are reckoned from a count of the API's or from samples. */
  exact: boolean;
}

export interface Estimate {
  streams: StreamEstimate[];
  rows: number;
  requests: number;
  /** Milliseconds of reading by the account's budgets. */
  ms: number;
  /** Bytes on this device: what is read, and the files made of it. */
  bytes: number;
  /** Bytes that the browser would still keep for this site, as it says; undefined where it says nothing. */
  free?: number | undefined;
}

export interface Estimating {
  job: Job;
  fetch: Fetch;
  clock: Clock;
  pacers: Pacers;
  signal: AbortSignal;
}

/** Bytes of a file for each byte served: measured with made-up accounts (`npm run bench`), compressed formats among them. */
const sizes: Record<FormatName, number> = {
  csv: 0.8,
  'csv-exact': 0.8,
  'csv-tables': 0.7,
  'csv-vendor': 0.2,
  jsonl: 1,
  json: 1,
  xml: 1.7,
  parquet: 0.2,
  html: 1.4,
};

/** Asks a handful of small pages; nothing is kept. Throws a Failure that would end the export too, or the signal's reason. */
export async function estimate({ job, fetch, clock, pacers, signal }: Estimating): Promise<Estimate> {
  const found = new Map<StreamName, StreamEstimate>();
  await several(job.streams, 4, signal, async (name, within) => {
    const { budget } = streams[name];
    const pacer = pacers.of(budget, job.requestsPerMinute);
    const { connection } = job;
    const client = createClient({
      fetch,
      origin: originOf(connection),
      token: tokenOf(connection, streams[name].product),
      clock,
      budget,
      pacer,
    });
    found.set(name, await estimateOf(streams[name], { client, job, clock, signal: within }));
  });
  const all = job.streams.map((name) => found.get(name)!);
  const sum = (of: (one: StreamEstimate) => number) => all.reduce((total, one) => total + of(one), 0);
  const draws = all.map(({ name, pages }) => ({ budget: streams[name].budget, pages, read: 0 }));
  return {
    streams: all,
    rows: sum(({ rows }) => rows ?? 0),
    requests: sum(({ pages }) => pages),
    ms: timeFor(draws, 0),
    bytes: sum(({ bytes }) => bytes) * (1 + job.formats.reduce((total, format) => total + sizes[format], 0)),
  };
}

interface Asking {
  client: Client;
  job: Job;
  clock: Clock;
  signal: AbortSignal;
}

async function estimateOf(stream: Stream & { name: StreamName }, asking: Asking): Promise<StreamEstimate> {
  try {
    const first = await sample(stream, firstQuery(stream, asking.job.range ?? {}), asking);
    const perRow = first.rows ? first.bytes / first.rows : 0;
    const rows = first.end ? first.rows : await rowsOf(stream, first, asking);
    return { name: stream.name, rows, pages: pagesFor(stream, rows), bytes: rows * perRow, exact: first.end };
  } catch (error) {
    if (asking.signal.aborted || !stream.optional || !['forbidden', 'not-found'].includes(failureOf(error).code)) throw error;
    return { name: stream.name, rows: undefined, pages: 1, bytes: 0, exact: true };
  }
}

const pagesFor = ({ pageSize }: Stream, rows: number) => (pageSize ? Math.floor(rows / pageSize) + 1 : 1);

/** So many rows a sample: enough to see their size and how close they lie, and few enough to come quickly. */
const sampleRows = 200;

const sample = (stream: Stream, query: string, { client, signal }: Asking): Promise<Sample> =>
  askerOf(stream, client).sample(atMost(query, sampleRows), signal);

/** By the API's own count where it has one and all time is wanted, else by how close rows lie here and there. */
async function rowsOf(stream: Stream, first: Sample, asking: Asking): Promise<number> {
  const { range = {} } = asking.job;
  const counted = range.from || range.to ? undefined : await countOf(asking.client, stream, asking.signal);
  if (counted) return Math.max(counted.value, first.rows);
  return first.reached === undefined ? first.rows : byDensity(stream, first, first.reached, asking);
}

const places = [1, 3, 5, 7, 9, 11].map((twelfth) => twelfth / 12);

async function byDensity(stream: Stream, first: Sample, began: number, asking: Asking): Promise<number> {
  // Pages are read up to now, whatever is wanted of them: see `firstQuery`.
  const span = asking.clock.now() / 1000 - began;
  let rows = first.rows;
  for (const place of places) {
    const from = began + span * place;
    const { rows: seen, reached, end } = await sample(stream, firstQuery(stream, { from: new Date(from * 1000).toISOString() }), asking);
    const covered = end ? span - span * place : (reached ?? from) - from;
    rows += covered > 0 ? (seen / covered) * (span / places.length) : seen;
  }
  return Math.round(rows);
}
