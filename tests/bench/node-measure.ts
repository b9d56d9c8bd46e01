/** One measure, in a process of its own: `node node-measure.ts <kind> <origin>`; prints it as JSON. */
import { readBare } from './bare.ts';
import { doneOf } from './done.ts';
import { folder } from './ending.ts';
import { exportHere, jobOf } from './export-here.ts';
import type { Kind, Measure } from './four.ts';
import { watchMemory } from './memory.ts';

type Work = (origin: string) => Promise<Pick<Measure, 'rows' | 'bytes'>>;

const exported =
  (formats: ['csv'] | []): Work =>
  async (origin) =>
    doneOf(await exportHere(jobOf(origin, ['chats'], formats), folder()));

const works: Record<Kind, Work> = {
  drain: (origin) => readBare(origin, false),
  baseline: (origin) => readBare(origin, true),
  spool: exported([]),
  csv: exported(['csv']),
};

const [kind, origin = ''] = process.argv.slice(2);
const memory = watchMemory();
const [begun, started] = [performance.now(), process.cpuUsage()];
const done = await works[kind as Kind](origin);
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(started);
const processor = (user + system) / 1e6;
console.log(JSON.stringify({ ...done, seconds, processor, peaks: memory.stop() } satisfies Measure));
