/**
 * Exports of many streams of one account under faults, pauses, crashes and changes, one for each seed. CAMPAIGN_SEEDS raises
 * how many. When all have ended and what changed since has been read too, the files hold exactly what the account has.
 */
import { describe, expect, test } from 'vitest';
import { session, type Job } from '../../../src/export/session.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import type { Spools } from '../../../src/export/spool.ts';
import { Dice } from '../../../src/simulator/dice.ts';
import { createSimulator, type FaultRates, type Simulator } from '../../../src/simulator/index.ts';
import type { Pacer } from '../../../src/zendesk/pacer.ts';
import { supportStreams } from '../../../src/zendesk/support-streams.ts';
import { turnableClock, type TurnableClock } from '../../fixtures/clock.ts';
import { crashingSpools } from '../../fixtures/crashing-spools.ts';
import { noon, origin } from '../../fixtures/exports.ts';
import type { Report } from '../../../src/export/messages.ts';

type Name = keyof typeof supportStreams;
const names = Object.keys(supportStreams) as Name[];
const changing = ['tickets', 'users', 'organizations'] as const;
const connection = { route: 'direct', origin, token: 'demo' } as const;
const kinds = ['drop', 'truncate', 'delay', 'throttle', 'error', 'timeout', 'html'] as const;

const faultsOf = (dice: Dice): FaultRates =>
  Object.fromEntries(kinds.filter(() => dice.hits(0.6)).map((kind) => [kind, dice.next() * 0.25]));

interface World {
  simulator: Simulator;
  clock: TurnableClock;
  spools: Spools;
  pacers: Map<string, Pacer>;
  dice: Dice;
}

/** One session that may be paused or die; its last report. */
async function attempt({ simulator, clock, spools, pacers, dice }: World, job: Omit<Job, 'connection' | 'formats'>): Promise<Report> {
  const stop = new AbortController();
  const reports: Report[] = [];
  const fate = dice.pick(['none', 'pause', 'crash'] as const);
  const until = dice.whole(0, 20);
  await session(
    { ...job, connection, formats: ['jsonl'] },
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
  return reports.at(-1)!;
}

type Done = Extract<Report, { type: 'done' }>;

/** Tries until it is done, while the account changes and time goes by. */
async function untilDone(world: World, job: Omit<Job, 'connection' | 'formats'>, change: boolean): Promise<Done> {
  const { simulator, clock, dice } = world;
  const ends: string[] = [];
  for (let n = 0; n < 300; n++) {
    const last = await attempt(world, job);
    if (last.type === 'done') return last;
    ends.push(last.type === 'failed' ? last.code : last.type);
    if (change && dice.hits(0.3)) simulator.change(dice.pick(changing), dice.whole(1, 30));
    clock.turn(dice.whole(0, 300_000));
  }
  throw new Error(`${job.stream} was never done: ${ends.join(' ')}`);
}

const linesOf = async ({ files }: Done, name: Name) =>
  (await files.find((file) => file.name === `${name}.jsonl`)!.blob.text()).split('\n').slice(0, -1);

describe('an export of many streams survives whatever comes', () => {
  const seeds = Array.from({ length: Number(process.env['CAMPAIGN_SEEDS'] ?? 12) }, (_, i) => i + 1);

  test.each(seeds)('seed %i', async (seed) => {
    const dice = new Dice(seed, 0, 78);
    const clock = turnableClock(noon);
    const sizes = { tickets: dice.pick([0, 400, 1_200, 2_500]), users: dice.pick([1, 300, 1_500]), organizations: dice.pick([20, 1_300]) };
    const simulator = createSimulator({ seed, chats: 1, clock, faults: faultsOf(dice), ...sizes });
    const world: World = { simulator, clock, spools: memorySpools(1e9), pacers: new Map(), dice };
    for (const stream of names) await untilDone(world, { stream }, true);
    clock.turn(120_000);
    for (const stream of names) {
      const done = await untilDone(world, { stream, sinceLast: true }, false);
      expect((await linesOf(done, stream)).toSorted(), stream).toEqual([...simulator.truth(stream)].toSorted());
    }
  });
});
