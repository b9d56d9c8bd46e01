/** The four measures in a worker of a page in Chromium, with the spool in its private files. */
import { cpSync, globSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium as playwright } from '@playwright/test';
import { build } from 'vite';
import { buildIfNeeded } from '../../src/bin/build.ts';
import { exportId } from '../../src/export/job.ts';
import { browser } from '../e2e/browser.ts';
import { measureIn } from './chromium-worker.ts';
import { doneOf } from './done.ts';
import { folder, server } from './ending.ts';
import { jobOf } from './export-here.ts';
import { measureFour, type Kind, type Measure } from './four.ts';
import type { Part } from './part.ts';

export const chromium: Part = async (size) => {
  if (!(await buildIfNeeded())) throw new Error('The site could not be built.');
  const { site, worker } = await siteWithBaseline();
  const { address } = await server('tests/bench/site.ts', [site]);
  // A profile on disk: in an off-the-record one the origin private file system would lie in memory.
  const context = await playwright.launchPersistentContext(folder(), await browser());
  try {
    const page = await context.newPage();
    await page.goto(`${address}/en/guide/apis/`);
    return await measureFour({ name: 'chromium', measure }, size);

    async function measure(kind: Kind, origin: string): Promise<Measure> {
      if (kind === 'drain' || kind === 'baseline') {
        const { end, ...measured } = await measureIn(page, baselineFile, { origin, parse: kind === 'baseline' });
        return { ...measured, rows: end.rows ?? 0, bytes: end.bytes ?? 0 };
      }
      const job = jobOf(origin, ['chats'], kind === 'csv' ? ['csv'] : []);
      const { end, ...measured } = await measureIn(page, worker, { do: 'start', job, inMemory: false });
      await measureIn(page, worker, { do: 'remove', id: exportId(job) });
      return { ...measured, ...doneOf(end.manifest ?? { streams: [] }) };
    }
  } finally {
    await context.close();
  }
};

/** Where the site's policy lets workers come from. */
const baselineFile = '/_astro/baseline.js';

/** A copy, which a build meanwhile does not change, with the worker of the bare reading beside that of the export. */
async function siteWithBaseline(): Promise<{ site: string; worker: string }> {
  const site = folder();
  cpSync('dist', site, { recursive: true });
  const entry = path.join(import.meta.dirname, 'baseline.js');
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, lib: { entry, formats: ['es'] } } });
  const [{ output }] = built as unknown as [{ output: [{ code: string }] }];
  writeFileSync(path.join(site, baselineFile), output[0].code);
  const worker = globSync('_astro/export-*.js', { cwd: site })[0];
  if (!worker) throw new Error('The site has no worker for exports.');
  return { site, worker: `/${worker.replaceAll('\\', '/')}` };
}
