/** A job from connection to verified files: opens the spool, reads, writes, reports; stops and goes on when told. */
import type { Fetch } from '../zendesk/client.ts';
import type { Clock } from '../zendesk/clock.ts';
import { failureOf } from '../zendesk/failure.ts';
import { Pacers } from '../zendesk/pacer.ts';
import type { StreamName } from '../zendesk/streams.ts';
import { exportId, JobKeeper, savedJobOf, type Job } from './job.ts';
import { logFile, openLog, type Log } from './log.ts';
import { filesOf, manifestFile, type JobManifest } from './manifest.ts';
import type { Report, SavedFile } from './messages.ts';
import { readAll } from './reading.ts';
import { writeReport } from './report.ts';
import { filesIn, lastCheckpoint } from './saved.ts';
import { writeJson } from './small-file.ts';
import { rowsFile } from './spooled.ts';
import type { Spool, Spools } from './spool.ts';
import { Standings } from './standing.ts';

export interface Surroundings {
  spools: Spools;
  fetch: Fetch;
  clock: Clock;
  report: (report: Report) => void;
  /** What has been asked of this account's budgets so far, kept by whoever runs several sessions. */
  pacers?: Pacers;
  /** Aborted to pause. */
  signal: AbortSignal;
}

/** Runs the job to its end. Never throws: how it ended is its last report (`done`, `paused` or `failed`). */
export async function session(job: Job, { spools, fetch, clock, report, signal, pacers = new Pacers(clock) }: Surroundings): Promise<void> {
  const standings = new Standings(job, clock.now());
  const standing = () => standings.at(clock.now());
  let spool: Spool | undefined;
  let log: Log | undefined;
  try {
    spool = await spools.open(exportId(job));
    // Open elsewhere means running elsewhere: nothing is written before that is known.
    log = openLog(await spool.open(logFile), clock, (entry) => report({ type: 'log', entry }));
    const keeper = await JobKeeper.begin(spool, job);
    log.add({ event: 'started', streams: job.streams });
    const changed = () => report({ type: 'running', ...standing() });
    const { done, leftOut } = await readAll({ job, spool, fetch, clock, pacers, standings, log, keeper, changed, signal });
    const { account, demo } = savedJobOf(job);
    const manifest: JobManifest = { wegweiser: 1, account, demo, streams: done, leftOut };
    await writeJson(spool, manifestFile, manifest);
    await writeReport(spool, manifest, job.reader);
    log.add({ event: 'done' });
    report({ type: 'done', id: exportId(job), manifest, files: await closed(log, spool, manifest) });
  } catch (error) {
    if (signal.aborted) {
      log?.add({ event: 'paused' });
      log?.close();
      return report({ type: 'paused', ...standing() });
    }
    const { code, message: detail } = failureOf(error);
    log?.close();
    const rescued = spool && spools.limit !== undefined ? await rowsSoFar(spool, job.streams) : [];
    report({ type: 'failed', code, detail, rescued, ...standing() });
  }
}

/** The files when nothing is written to them any more. */
async function closed(log: Log, spool: Spool, manifest: JobManifest): Promise<SavedFile[]> {
  log.close();
  return (await filesIn(spool, filesOf(manifest))) ?? [];
}

/** What memory alone holds, to be saved before it is gone: the rows of every checkpoint, as they were served. */
async function rowsSoFar(spool: Spool, names: readonly StreamName[]): Promise<SavedFile[]> {
  const rows = await Promise.all(
    names.map(async (name) => {
      const bytes = (await lastCheckpoint(spool, name))?.bytes;
      const blob = bytes ? (await spool.blob(rowsFile(name)))?.slice(0, bytes) : undefined;
      return blob ? [{ name: `${name}-so-far.jsonl`, blob }] : [];
    }),
  );
  return rows.flat();
}
