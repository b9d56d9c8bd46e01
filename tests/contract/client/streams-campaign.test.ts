/**
 * Whole exports of an account, all streams of Chat and Support at once, under faults, pauses, crashes and changes, one for each
 * seed. CAMPAIGN_SEEDS raises how many. When all have ended and what changed since has been read too, the files hold exactly
 * what the account has: not one row lost, not one twice, each byte for byte.
 */
import { describe, expect, test } from 'vitest';
import type { Job } from '../../../src/export/job.ts';
import type { Report } from '../../../src/export/messages.ts';
import { session } from '../../../src/export/session.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import type { Spools } from '../../../src/export/spool.ts';
import { Dice } from '../../../src/simulator/dice.ts';
import { createSimulator, type FaultRates, type Simulator } from '../../../src/simulator/index.ts';
import { Pacers } from '../../../src/zendesk/pacer.ts';
import { streams, type StreamName } from '../../../src/zendesk/streams.ts';
import { turnableClock, type TurnableClock } from '../../fixtures/clock.ts';
import { crashingSpools } from '../../fixtures/crashing-spools.ts';
import { noon, origin } from '../../fixtures/exports.ts';

const names = Object.keys(streams) as StreamName[];
const changing = ['tickets', 'users', 'organizations'] as const;
const job = { connection: { route: 'direct', origin, token: 'demo' }, streams: names, formats: ['jsonl'] } as const satisfies Job;
const kinds = ['drop', 'truncate', 'delay', 'throttle', 'error', 'timeout', 'html'] as const;

const faultsOf = (dice: Dice): FaultRates =>
  Object.fromEntries(kinds.filter(() => dice.hits(0.6)).map((kind) => [kind, dice.next() * 0.25]));

interface World {
  simulator: Simulator;
  clock: TurnableClock;
  spools: Spools;
  pacers: Pacers;
  dice: Dice;
}

/** One session that may be paused or die: its last report, and how many pages the export has by then, earlier sessions' too. */
async function attempt({ simulator, clock, spools, pacers, dice }: World, sinceLast: boolean): Promise<{ last: Report; pages: number }> {
  const stop = new AbortController();
  const reports: Report[] = [];
  const fate = dice.pick(['none', 'none', 'pause', 'crash'] as const);
  const until = dice.whole(0, 400);
  await session(
    { ...job, sinceLast },
    {
      spools: fate === 'crash' ? crashingSpools(spools, until * 2, () => dice.next()) : spools,
      fetch: simulator.fetch,
      clock,
      pacers,
      signal: stop.signal,
      report: (report) => {
        reports.push(report);
        if (fate === 'pause' && reports.length > until) stop.abort();
      },
    },
  );
  const pages = reports.map((report) => (report.type === 'running' ? report.whole.pages : 0));
  return { last: reports.at(-1)!, pages: Math.max(0, ...pages) };
}

type Done = Extract<Report, { type: 'done' }>;

/** More sessions in a row that bring nothing new than bad luck explains. */
const idleAtMost = 100;

/** Tries until it is done, while the account changes and time goes by; bad lines take many tries, and each must lead on. */
async function untilDone(world: World, sinceLast: boolean, met: Set<string>): Promise<Done> {
  const { simulator, clock, dice } = world;
  const ends: string[] = [];
  for (let [most, idle] = [0, 0]; idle < idleAtMost; idle++) {
    const { last, pages } = await attempt(world, sinceLast);
    if (pages > most) [most, idle] = [pages, 0];
    if (last.type === 'done') return last;
    ends.push(last.type === 'failed' ? last.code : last.type);
    met.add(ends.at(-1)!);
    if (!sinceLast && dice.hits(0.3)) simulator.change(dice.pick(changing), dice.whole(1, 30));
    if (!sinceLast && dice.hits(0.3)) simulator.edit(dice.whole(1, 10));
    clock.turn(dice.whole(0, 300_000));
  }
  throw new Error(`stands still: ${ends.slice(-idleAtMost).join(' ')}`);
}

const linesOf = async ({ files }: Done, name: StreamName) =>
  (await files.find((file) => file.name === `${name}.jsonl`)!.blob.text()).split('\n').slice(0, -1);

describe('an export of many streams survives whatever comes', () => {
  const seeds = Array.from({ length: Number(process.env['CAMPAIGN_SEEDS'] ?? 8) }, (_, i) => i + 1);
  const met = new Set<string>();

  // A campaign takes as long as the machine needs.
  test.each(seeds)('seed %i', { timeout: 3_600_000 }, async (seed) => {
    const dice = new Dice(seed, 0, 78);
    const clock = turnableClock(noon);
    const sizes = {
      chats: dice.pick([0, 700, 2_100]),
      tickets: dice.pick([0, 400, 1_200, 2_500]),
      users: dice.pick([1, 300, 1_500]),
      organizations: dice.pick([20, 1_300]),
    };
    const simulator = createSimulator({ seed, clock, faults: faultsOf(dice), ...sizes });
    const world: World = { simulator, clock, spools: memorySpools(1e9), pacers: new Pacers(clock), dice };
    await untilDone(world, false, met);
    clock.turn(600_000);
    const done = await untilDone(world, true, met);
    expect(done.manifest.leftOut).toEqual([]);
    for (const stream of names) expect((await linesOf(done, stream)).toSorted(), stream).toEqual([...simulator.truth(stream)].toSorted());
  });

  test('the campaign met failures, pauses and crashes', () => {
    expect([...met]).toEqual(expect.arrayContaining(['paused', 'unexpected']));
  });
});
