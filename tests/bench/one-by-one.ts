/** The export without requests in flight: one stream after the other, each page asked for when the last one is written. */
import { originOf, tokenOf } from '../../src/connection/connection.ts';
import { askerOf } from '../../src/export/asking.ts';
import type { Header } from '../../src/export/checkpoint.ts';
import type { Job } from '../../src/export/job.ts';
import { readPage } from '../../src/export/page.ts';
import { makeProducts } from '../../src/export/products.ts';
import { firstQuery } from '../../src/export/range.ts';
import { shapeJudge } from '../../src/export/shape.ts';
import type { Spool } from '../../src/export/spool.ts';
import { SpooledStream } from '../../src/export/spooled.ts';
import { createClient, type Client, type Fetch } from '../../src/zendesk/client.ts';
import { systemClock as clock } from '../../src/zendesk/clock.ts';
import { countOf } from '../../src/zendesk/counts.ts';
import { Pacers } from '../../src/zendesk/pacer.ts';
import { streams, type Stream, type StreamName } from '../../src/zendesk/streams.ts';

/** Rows of each stream, by its name; asks for just what `session` asks for. Rejects with a Failure. */
export async function exportOneByOne(job: Job, spool: Spool, fetch: Fetch): Promise<Partial<Record<StreamName, number>>> {
  const pacers = new Pacers(clock);
  const rows: Partial<Record<StreamName, number>> = {};
  for (const name of job.streams) {
    const stream: Stream = streams[name];
    const pacer = pacers.of(stream.budget, job.requestsPerMinute);
    const token = tokenOf(job.connection, stream.product);
    const client = createClient({ fetch, origin: originOf(job.connection), token, clock, budget: stream.budget, pacer });
    rows[name] = await exportStream(job, stream, spool, client);
  }
  return rows;
}

async function exportStream({ connection, formats }: Job, stream: Stream, spool: Spool, client: Client): Promise<number> {
  const startedAt = new Date(clock.now()).toISOString();
  const header: Header = { wegweiser: 1, stream: stream.name, account: originOf(connection), demo: false, startedAt };
  const spooled = await SpooledStream.open(spool, stream, header);
  try {
    await read(stream, client, spooled);
    await countOf(client, stream);
    await makeProducts({ spooled, stream, spool, formats }, () => undefined, new AbortController().signal);
    return spooled.index.kept;
  } finally {
    spooled.close();
  }
}

async function read(stream: Stream, client: Client, spooled: SpooledStream): Promise<void> {
  const asker = askerOf(stream, client);
  const shapeOf = shapeJudge(stream.schema);
  for (let query: string | null = firstQuery(stream, {}); query !== null;) {
    const { bytes, envelope } = await asker.page(query);
    spooled.append(readPage(stream, envelope, bytes, shapeOf), clock.now());
    query = envelope.next;
  }
}
