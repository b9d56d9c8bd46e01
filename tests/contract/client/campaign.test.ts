/**
 * Whole exports under faults, pauses and crashes, one for each seed, until they are done. CAMPAIGN_SEEDS raises how many.
 * What must come out: each chat once, byte for byte as it was served, and as it is now unless it was edited since.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { afterEach, describe, expect, test } from 'vitest';
import { exportId } from '../../../src/export/job.ts';
import { session } from '../../../src/export/session.ts';
import { fileSpools } from '../../../src/export/spool-files.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { journalFile, rowsFile } from '../../../src/export/spooled.ts';
import { createSimulator, type FaultRates, type Simulator } from '../../../src/simulator/index.ts';
import { Dice } from '../../../src/simulator/dice.ts';
import { turnableClock } from '../../fixtures/clock.ts';
import { crashingSpools } from '../../fixtures/crashing-spools.ts';
import { idOf, noon, origin } from '../../fixtures/exports.ts';
import type { Report } from '../../../src/export/messages.ts';
import type { Spools } from '../../../src/export/spool.ts';

const connection = { route: 'direct', origin, token: 'demo' } as const;
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function onDisk(): Spools {
  folders.push(mkdtempSync(path.join(tmpdir(), 'campaign-')));
  return fileSpools(folders.at(-1)!);
}

const kinds = ['drop', 'truncate', 'delay', 'throttle', 'error', 'timeout', 'html', 'odd', 'edit'] as const;
/** Some of the faults, each at a rate of its own. */
const faultsOf = (dice: Dice): FaultRates =>
  Object.fromEntries(kinds.filter(() => dice.hits(0.6)).map((kind) => [kind, dice.next() * 0.25]));

/** The simulator's `fetch`, remembering each version of each row that went out whole, and the edits made before the last page. */
function witness(simulator: Simulator) {
  const served = new Map<string, Set<string>>();
  const seen = { edits: 0 };
  const fetch = async (request: Request) => {
    const { edits, pages } = simulator.stats();
    const answer = await simulator.fetch(request);
    const text =
      simulator.stats().pages > pages
        ? await answer
            .clone()
            .text()
            .catch(() => '')
        : '';
    if (text.endsWith('}') && text.startsWith('{"chats":[')) {
      seen.edits = edits;
      const rows = text.slice('{"chats":['.length, text.lastIndexOf('],"count":'));
      // Only a row of the page begins with the id of a chat and its type.
      for (const row of rows ? rows.split(/(?<=\}),(?=\{"id":"\d+\.\d+\.\w{13}","type":)/) : []) {
        const id = idOf(row);
        served.set(id, (served.get(id) ?? new Set()).add(row));
      }
    }
    return answer;
  };
  return { fetch, served, seen };
}

/** Cuts a file anywhere, as a disk can that lied about what it had flushed; the journal's first line stays. */
async function cutAnywhere(spools: Spools, dice: Dice) {
  const spool = await spools.open(exportId({ connection }));
  const journal = (await (await spool.blob(journalFile('chats')))?.text()) ?? '';
  const [name, least] = dice.hits(0.5) ? [rowsFile('chats'), 0] : [journalFile('chats'), journal.indexOf('\n') + 1];
  const file = await spool.open(name);
  file.truncate(dice.whole(Math.min(least, file.getSize()), file.getSize()));
  file.close();
}

type Done = Report & { type: 'done' };

/** One session that may be paused, may die, and may meet anything; undefined when it did not come to its end. */
async function attempt(
  spools: Spools,
  fetch: (request: Request) => Promise<Response>,
  clock: ReturnType<typeof turnableClock>,
  dice: Dice,
) {
  const stop = new AbortController();
  const reports: Report[] = [];
  const fate = dice.pick(['none', 'pause', 'crash', 'crash'] as const);
  const until = dice.whole(0, 30);
  await session(
    { connection, streams: ['chats'], formats: ['jsonl', 'csv'] },
    {
      spools: fate === 'crash' ? crashingSpools(spools, until * 2, () => dice.next()) : spools,
      fetch,
      clock,
      signal: stop.signal,
      report: (report) => {
        reports.push(report);
        if (fate === 'pause' && reports.length > until) stop.abort();
      },
    },
  );
  const last = reports.at(-1)!;
  return { last, fate };
}

async function campaign(seed: number) {
  const dice = new Dice(seed, 0, 77);
  const clock = turnableClock(noon);
  const chats = dice.pick([0, 999, 2_000, 3_000, 4_321]);
  const simulator = createSimulator({ seed, chats, clock, faults: faultsOf(dice) });
  const { fetch, served, seen } = witness(simulator);
  const spools = seed % 2 ? onDisk() : memorySpools(1e9);
  const ends: string[] = [];
  for (let n = 0; n < 300; n++) {
    const { last, fate } = await attempt(spools, fetch, clock, dice);
    ends.push(last.type === 'failed' ? last.code : last.type);
    if (last.type === 'done') return { done: last, simulator, served, seen, ends };
    // Nothing but what the simulator and the test did may have gone wrong.
    const known = last.type === 'paused' || (last.type === 'failed' && (fate === 'crash' || !unexplained.has(last.code)));
    if (!known) throw new Error(`${JSON.stringify(last)} after ${ends.join(' ')}`);
    if (dice.hits(0.2)) await cutAnywhere(spools, dice);
    if (dice.hits(0.2)) simulator.edit(dice.whole(1, 5));
    clock.turn(dice.whole(0, 600_000));
  }
  throw new Error(`never done: ${ends.join(' ')}`);
}

const unexplained: ReadonlySet<string> = new Set([
  'unexpected',
  'verification-failed',
  'checkpoint-unreadable',
  'already-running',
  'stuck',
  'disk-full',
]);
const textOf = (done: Done, name: string) => done.files.find((file) => file.name === name)!.blob.text();

describe('an export survives whatever comes', () => {
  const seeds = Array.from({ length: Number(process.env['CAMPAIGN_SEEDS'] ?? 20) }, (_, i) => i + 1);
  const met = new Set<string>();

  test.each(seeds)('seed %i', async (seed) => {
    const { done, simulator, served, seen, ends } = await campaign(seed);
    for (const end of ends) met.add(end);
    const lines = (await textOf(done, 'chats.jsonl')).split('\n').slice(0, -1);
    const ids = lines.map(idOf);
    expect(ids.toSorted()).toEqual([...simulator.ids()].sort());
    expect(lines.filter((line) => !served.get(idOf(line))?.has(line))).toEqual([]);
    const stale = lines.filter((line) => line !== simulator.json(idOf(line)));
    expect(stale.length).toBeLessThanOrEqual(simulator.stats().edits - seen.edits);
    const csv = Papa.parse<{ id: string }>(await textOf(done, 'chats.csv'), { header: true, skipEmptyLines: true });
    expect([csv.errors, csv.data.map(({ id }) => id)]).toEqual([[], ids]);
    expect(done.manifest.streams[0]!.files.map(({ rows }) => rows)).toEqual([ids.length, ids.length]);
  });

  test('the campaign met failures, pauses and crashes', () => {
    expect([...met]).toEqual(expect.arrayContaining(['done', 'paused', 'unexpected']));
    expect(['unreachable', 'server-error', 'broken-answer', 'throttled'].some((code) => met.has(code))).toBe(true);
  });
});
