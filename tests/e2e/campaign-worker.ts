/** Runs sessions of a campaign from source, on the browser's private files, under a clock that the account's server turns. */
import * as z from 'zod/mini';
import type { Job } from '../../src/export/job.ts';
import type { Report } from '../../src/export/messages.ts';
import { session } from '../../src/export/session.ts';
import { opfsSpools } from '../../src/export/spool-opfs.ts';
import { systemClock, type Clock } from '../../src/zendesk/clock.ts';
import { Pacers } from '../../src/zendesk/pacer.ts';
import { turnableClock } from '../fixtures/clock.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Begins a session at `now`, milliseconds since 1970; or pauses the one that runs. Answered by the session's reports. */
export type Errand = { job: Job; now: number } | 'pause';

z.config({ jitless: true });

/** Real time that a file may still be held by a worker that was killed, in milliseconds. */
const patience = { clock: systemClock, ms: 20_000 };

const here = turnableClock(0);
/** A wait takes no time: it turns the server's clock, and then this one, which so is never ahead of it. */
const clock: Clock = {
  now: here.now,
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    await fetch(`/turn?ms=${ms}`, { method: 'POST', ...(signal && { signal }) });
    here.turn(ms);
  },
};
const pacers = new Pacers(clock);
let stop = new AbortController();

const report = (message: Report) => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Errand>) => {
  if (data === 'pause') stop.abort();
  else void begin(data);
});

async function begin({ job, now }: Exclude<Errand, 'pause'>): Promise<void> {
  stop = new AbortController();
  here.turn(now - here.now());
  await session(job, {
    spools: await opfsSpools(patience),
    fetch: (request) => fetch(request),
    clock,
    pacers,
    report,
    signal: stop.signal,
  });
}
