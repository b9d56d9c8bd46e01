/** What requests in flight gain where streams are independent and the server is far away. */
import type { Job } from '../../src/export/job.ts';
import type { StreamName } from '../../src/zendesk/streams.ts';
import { account, server } from './ending.ts';
import { jobOf } from './export-here.ts';
import { median, shown, table } from './figures.ts';
import { proveRows, tell, type Part } from './part.ts';
import { take, ways, type Taken } from './request-ways.ts';
import type { Size } from './size.ts';

/** One way. */
const awayMs = 30;

/** Lists of Support, each with the name of its size in the simulator. */
const lists = {
  satisfaction_ratings: 'ratings',
  groups: 'groups',
  ticket_fields: 'ticket_fields',
  ticket_forms: 'ticket_forms',
  brands: 'brands',
  custom_statuses: 'custom_statuses',
  macros: 'macros',
  views: 'views',
  support_triggers: 'support_triggers',
  automations: 'automations',
} as const satisfies Partial<Record<StreamName, string>>;
const names: readonly StreamName[] = [...(Object.keys(lists) as (keyof typeof lists)[]), 'chats', 'tickets'];

const sizesOf = ({ listRows, farRows }: Size) => ({
  ...Object.fromEntries(Object.values(lists).map((size) => [size, listRows])),
  ...{ chats: farRows, tickets: farRows },
});

export const requests: Part = async (size) => {
  const near = await account(sizesOf(size));
  const { address } = await server('tests/bench/delay-proxy.ts', [near.address, String(awayMs)]);
  await take(ways.inFlight, jobOf(near.address, names, [])); // warms engine and server
  const spool = await compared(jobOf(address, names, []), size);
  const csv = await compared(jobOf(address, names, ['csv']), size);
  return {
    figures: { awayMs, streams: names.length, spool, csv },
    lines: [
      `${names.length} streams, the server ${awayMs} ms away each way; four streams at once and the next page on its way, against one request after the other`,
      ...table(
        ['', 'rows', 'requests', 'in flight s', 'rows/s', 'one by one s', 'rows/s', 'ratio'],
        Object.entries({ spool, csv }).map(([name, one]) => [
          ...[name, one.rows, one.requests],
          ...[one.inFlight.seconds, one.inFlight.rowsPerSecond, one.oneByOne.seconds, one.oneByOne.rowsPerSecond, one.ratio],
        ]),
      ),
      `Requests in flight are ${shown(spool.ratio)} times as fast while reading, ${shown(csv.ratio)} times with verified CSV.`,
    ],
  };
};

/** In rounds, since the machine is not equally busy in all of them. */
async function compared(job: Job, { rounds, listRows, farRows }: Size) {
  const rows = Object.keys(lists).length * listRows + 2 * farRows;
  const found: Record<keyof typeof ways, Taken>[] = [];
  for (let round = 1; round <= rounds; round++) {
    tell(`requests: ${job.formats.join() || 'spool'}, round ${round} of ${rounds}`);
    const inFlight = await take(ways.inFlight, job);
    found.push({ inFlight, oneByOne: await take(ways.oneByOne, job) });
  }
  for (const { inFlight, oneByOne } of found) proveSame(inFlight, oneByOne, rows);
  const speed = (of: keyof typeof ways) => {
    const seconds = median(found.map((one) => one[of].seconds));
    return { seconds, rowsPerSecond: rows / seconds };
  };
  return {
    ...{ rows, requests: found[0]!.inFlight.requests, inFlight: speed('inFlight'), oneByOne: speed('oneByOne') },
    ratio: median(found.map(({ inFlight, oneByOne }) => oneByOne.seconds / inFlight.seconds)),
  };
}

/** Both read all there is of each stream, and asked as often. */
function proveSame(inFlight: Taken, oneByOne: Taken, expected: number): void {
  for (const name of names) proveRows(`requests, ${name}`, oneByOne.rows[name] ?? 0, inFlight.rows[name] ?? -1);
  const sum = Object.values(inFlight.rows).reduce((total, rows) => total + rows, 0);
  proveRows('requests, all streams', sum, expected);
  if (inFlight.requests !== oneByOne.requests) throw new Error(`${inFlight.requests} requests against ${oneByOne.requests}.`);
}
