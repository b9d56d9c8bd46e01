/** The export worker: takes commands from the page, keeps files in the origin private file system, reports. */
import './trusted.ts';
import * as z from 'zod/mini';
import { demoRoute } from '../connection/demo-route.ts';
import { originOf, ownRoute, type Connection } from '../connection/connection.ts';
import { estimate } from '../export/estimate.ts';
import { exportId, type Job } from '../export/job.ts';
import type { Command, Report } from '../export/messages.ts';
import { nothingYet } from '../export/progress.ts';
import { savedExports, savedFiles } from '../export/saved.ts';
import { session } from '../export/session.ts';
import { memoryLimit, memorySpools } from '../export/spool-memory.ts';
import { opfsSpools } from '../export/spool-opfs.ts';
import type { Spools } from '../export/spool.ts';
import { zipOf } from '../export/zip.ts';
import type { Fetch } from '../zendesk/client.ts';
import { systemClock } from '../zendesk/clock.ts';
import { Failure, failureOf } from '../zendesk/failure.ts';
import { Pacers } from '../zendesk/pacer.ts';

declare const self: DedicatedWorkerGlobalScope;

// Zod would try whether it may compile code from text; our policy forbids that and would report the try.
z.config({ jitless: true });

/** How long the browser may take to end what ran in a page that is gone. */
const patienceMs = 3000;

const report = (message: Report) => self.postMessage(message);
const memory = memorySpools(memoryLimit);
/** What was asked of each account. */
const asked = new Map<string, Pacers>();
let stop = new AbortController();
let running: Promise<void> = Promise.resolve();
let demo: Fetch | undefined;

self.addEventListener('message', ({ data }: MessageEvent<Command>) => void obey(data).catch(fail));

async function obey(command: Command): Promise<void> {
  switch (command.do) {
    case 'pause':
      return stop.abort();
    case 'list':
      return report({ type: 'saved', exports: await savedExports(await opfsSpools()) });
    case 'remove':
      await (await opfsSpools()).remove(command.id);
      return report({ type: 'saved', exports: await savedExports(await opfsSpools()) });
    case 'files':
      return files(command.id);
    case 'zip':
      return zip(command.id, command.inMemory ? memory : await opfsSpools());
    case 'estimate':
      return reckon(command.job);
    case 'start': {
      stop = new AbortController();
      const spools = command.inMemory ? memory : await opfsSpools({ clock: systemClock, ms: patienceMs });
      // A pause is told before its files are closed: going on at once must not find this very worker in its way.
      await running.catch(() => undefined);
      return (running = alone(exportId(command.job), () => start(command.job, spools)));
    }
  }
}

const start = (job: Job, spools: Spools) => session(job, { spools, report, ...surroundings(job) });

async function reckon(job: Job): Promise<void> {
  stop = new AbortController();
  const found = await estimate({ job, ...surroundings(job) });
  const { quota, usage } = await navigator.storage.estimate();
  report({ type: 'estimated', estimate: { ...found, free: quota === undefined ? undefined : quota - (usage ?? 0) } });
}

async function files(id: string): Promise<void> {
  const found = await savedFiles(await (await opfsSpools()).open(id));
  if (!found) throw new Failure('checkpoint-unreadable', 'The files of this export are not there any more.');
  report({ type: 'done', id, ...found });
}

async function zip(id: string, spools: Spools): Promise<void> {
  const file = await zipOf(await spools.open(id));
  if (!file) throw new Failure('checkpoint-unreadable', 'The files of this export are not there any more.');
  report({ type: 'zipped', file });
}

function surroundings({ connection }: Job) {
  const account = originOf(connection);
  const pacers = asked.get(account) ?? new Pacers(systemClock);
  asked.set(account, pacers);
  return { fetch: routeOf(connection), clock: systemClock, pacers, signal: stop.signal };
}

function routeOf(connection: Connection): Fetch {
  if (connection.route === 'direct') return ownRoute(connection, (request) => fetch(request), location.origin);
  return (demo ??= demoRoute(new Worker(new URL('./demo.ts', import.meta.url), { type: 'module' })));
}

/**
 * One export runs once on this device: a second tab is told so instead of waiting behind the first. Only the moments are
 * waited for in which a page that was just left, or reloaded, still holds on.
 */
async function alone(id: string, work: () => Promise<void>): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs);
  let granted = false;
  const begin = () => {
    granted = true;
    return work();
  };
  try {
    await navigator.locks.request(`wegweiser/${id}`, { signal: patience }, begin);
  } catch (error) {
    throw granted ? error : new Failure('already-running', `Another tab runs ${id}.`, { cause: error });
  }
}

function fail(error: unknown): void {
  if (stop.signal.aborted && error === stop.signal.reason) return;
  const { code, message } = failureOf(error);
  report({ type: 'failed', code, detail: message, rescued: [], whole: nothingYet, streams: [] });
}
