/** The two ways to read several streams that are compared: as the engine does, and one request after the other. */
import type { Job } from '../../src/export/job.ts';
import { fileSpools } from '../../src/export/spool-files.ts';
import type { Fetch } from '../../src/zendesk/client.ts';
import type { StreamName } from '../../src/zendesk/streams.ts';
import { folder } from './ending.ts';
import { exportHere } from './export-here.ts';
import { exportOneByOne } from './one-by-one.ts';

/** Rows that count, of each stream. */
type Rows = Partial<Record<StreamName, number>>;

/** In a folder of its own. */
type Way = (job: Job, fetched: Fetch) => Promise<Rows>;

export const ways = {
  async inFlight(job, fetched) {
    const { streams } = await exportHere(job, folder(), fetched);
    return Object.fromEntries(streams.map(({ stream, received, repeated }) => [stream, received - repeated]));
  },
  oneByOne: async (job, fetched) => exportOneByOne(job, await fileSpools(folder()).open('one'), fetched),
} as const satisfies Record<string, Way>;

export interface Taken {
  seconds: number;
  requests: number;
  rows: Rows;
}

export async function take(way: Way, job: Job): Promise<Taken> {
  let requests = 0;
  const begun = performance.now();
  const rows = await way(job, (request) => {
    requests++;
    return fetch(request);
  });
  return { seconds: (performance.now() - begun) / 1000, requests, rows };
}
