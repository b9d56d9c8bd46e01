/** The four measures that are taken in a page and in Node alike, and the memory of the last of them at several sizes. */
import { statfsSync } from 'node:fs';
import os from 'node:os';
import { fourOutcome, type Four } from './four-figures.ts';
import { account } from './ending.ts';
import { proveRows, tell, type Outcome } from './part.ts';
import type { Size } from './size.ts';

/** Taken off the wire; read and parsed, what the others are compared with; read into the spool; made into a verified CSV. */
export const kinds = ['drain', 'baseline', 'spool', 'csv'] as const;
export type Kind = (typeof kinds)[number];

/** Of the ratios to `baseline`: for readers to compare, not limits. */
export const goals: Partial<Record<Kind, number>> = { spool: 0.9, csv: 0.6 };

export interface Measure {
  seconds: number;
  /** Processor time of the reader alone, seconds, where it is known: what else is at work on the machine counts little in it. */
  processor?: number;
  rows: number;
  /** Of the answers where they are read bare, of the files where some are made. */
  bytes: number;
  /** The largest that was seen, in bytes. */
  peaks: Peaks;
}

/** `arrayBuffers` are outside the heap, the row index among them; `rss` is all that the process held. */
export interface Peaks {
  heap: number;
  arrayBuffers: number;
  rss?: number;
}

/** Where they are taken. */
export interface Place {
  name: string;
  /** Of all chats of the account at `origin`; leaves nothing behind. */
  measure(kind: Kind, origin: string): Promise<Measure>;
}

/** So many more looks at the small size, where each is short: a peak is the largest that was seen, so more looks see more. */
const fewLooks = 3;

export async function measureFour(place: Place, { rows, rounds, fewRows, many }: Size): Promise<Outcome> {
  const few = await account({ chats: fewRows });
  const all = await account({ chats: rows });
  await place.measure('baseline', few.address); // warms the place and both servers
  await place.measure('drain', all.address);
  const found: Four['found'] = { drain: [], baseline: [], spool: [], csv: [] };
  for (let round = 1; round <= rounds; round++) {
    tell(`${place.name}: ${rows} chats, round ${round} of ${rounds}`);
    for (const kind of kinds) found[kind].push(await proved(place, kind, all.address, rows));
  }
  if (fewRows < rows) tell(`${place.name}: memory at ${fewRows} chats`);
  const small: Measure[] = [];
  for (let look = 0; fewRows < rows && look < rounds * fewLooks; look++) small.push(await proved(place, 'csv', few.address, fewRows));
  const disk = room(found, many.rows);
  const large = many.leftOut || disk.needed > disk.free ? undefined : await once(place, many.rows);
  return fourOutcome({ rows, found, few: { rows: fewRows, found: small }, many: { ...many, found: large, disk } });
}

async function once(place: Place, rows: number): Promise<Measure> {
  tell(`${place.name}: memory at ${rows} chats, once`);
  return proved(place, 'csv', (await account({ chats: rows })).address, rows);
}

async function proved(place: Place, kind: Kind, origin: string, rows: number): Promise<Measure> {
  const measured = await place.measure(kind, origin);
  proveRows(`${place.name}, ${kind}`, measured.rows, rows);
  return measured;
}

/** What spool and CSV of so many rows take on the disk, by what fewer took; and what is free there. Bytes. */
function room({ baseline, csv }: Four['found'], rows: number) {
  const [answers, files] = [baseline[0]!, csv[0]!];
  const { bavail, bsize } = statfsSync(os.tmpdir());
  return { needed: (rows * (answers.bytes + files.bytes)) / answers.rows, free: bavail * bsize };
}
