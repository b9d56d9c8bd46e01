/** An export in this process, as `npm run export` runs it. */
import type { Job } from '../../src/export/job.ts';
import type { JobManifest } from '../../src/export/manifest.ts';
import type { Report } from '../../src/export/messages.ts';
import { session } from '../../src/export/session.ts';
import { fileSpools } from '../../src/export/spool-files.ts';
import type { Fetch } from '../../src/zendesk/client.ts';
import { systemClock } from '../../src/zendesk/clock.ts';

/** The whole job, into a spool in this folder. Rejects with one sentence where it fails. */
export const exportHere = (job: Job, folder: string, fetched: Fetch = (request) => fetch(request)): Promise<JobManifest> =>
  new Promise((resolve, reject) => {
    const report = (told: Report) => {
      if (told.type === 'done') resolve(told.manifest);
      else if (told.type === 'failed') reject(new Error(`The export failed, ${told.code}: ${told.detail}`));
    };
    void session(job, { spools: fileSpools(folder), fetch: fetched, clock: systemClock, report, signal: new AbortController().signal });
  });

/** Of our own simulator, which counts no requests, nor are those counted here. */
export const jobOf = (origin: string, streams: Job['streams'], formats: Job['formats']): Job => ({
  connection: { route: 'direct', origin, token: 'demo' },
  streams,
  formats,
  requestsPerMinute: 1e6,
  // Otherwise Support's last minute would be waited for.
  settle: false,
});
