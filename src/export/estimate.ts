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
import { timeFor, type Draw } from './whole.ts';

export interface StreamEstimate {
  name: StreamName;
  /** Undefined for a stream that the account does not have, or the token may not read. */
  rows: number | undefined;
  pages: number;
  /** Pages of tickets that are looked through besides, where rows are put together from several answers. */
  looked?: number;
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
  const draws = all.flatMap(drawsOf);
  return {
    streams: all,
    rows: sum(({ rows }) => rows ?? 0),
    requests: sum(({ pages, looked = 0 }) => pages + looked),
    ms: timeFor(draws, 0),
    bytes: sum(({ bytes }) => bytes) * (1 + job.formats.reduce((total, format) => total + sizes[format], 0)),
  };
}

function drawsOf({ name, pages, looked = 0 }: StreamEstimate): Draw[] {
  const { budget }: Stream = streams[name];
  return [{ budget, pages, read: 0 }, ...(looked ? [{ budget: budget.except?.budget ?? budget, pages: looked, read: 0 }] : [])];
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
    const { rows, looked } = first.end ? first : await allOf(stream, first, asking);
    const pages = pagesFor(stream, rows);
    const besides = stream.composed && { looked: pagesFor(streams.tickets, looked) };
    return { name: stream.name, rows, pages, ...besides, bytes: rows * perRow, exact: first.end };
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

type Seen = Pick<Sample, 'rows' | 'looked'>;

/** By the API's own counts where it has them and all time is wanted, else by how close rows lie here and there. */
async function allOf(stream: Stream, first: Sample, asking: Asking): Promise<Seen> {
  const { range = {} } = asking.job;
  const count = async (of: Stream) => (range.from || range.to ? undefined : (await countOf(asking.client, of, asking.signal))?.value);
  const rows = await count(stream);
  const looked = stream.composed ? await count(streams.tickets) : rows;
  if (rows !== undefined && looked !== undefined) return { rows: Math.max(rows, first.rows), looked: Math.max(looked, first.looked) };
  return first.reached === undefined ? first : byDensity(stream, first, first.reached, asking);
}

const places = [1, 3, 5, 7, 9, 11].map((twelfth) => twelfth / 12);

async function byDensity(stream: Stream, first: Sample, began: number, asking: Asking): Promise<Seen> {
  // Pages are read up to now, whatever is wanted of them: see `firstQuery`.
  const span = asking.clock.now() / 1000 - began;
  let { rows, looked }: Seen = first;
  for (const place of places) {
    const from = began + span * place;
    const seen = await sample(stream, firstQuery(stream, { from: new Date(from * 1000).toISOString() }), asking);
    const covered = seen.end ? span - span * place : (seen.reached ?? from) - from;
    const times = covered > 0 ? span / places.length / covered : 1;
    rows += seen.rows * times;
    looked += seen.looked * times;
  }
  return { rows: Math.round(rows), looked: Math.round(looked) };
}
