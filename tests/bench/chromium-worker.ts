/** A worker of a page at work: how long it takes, what it says at its end, and its memory meanwhile. */
import type { Page } from '@playwright/test';
import type { Command } from '../../src/export/messages.ts';
import type { JobManifest } from '../../src/export/manifest.ts';
import type { Measure } from './four.ts';
import { watchHeap } from './heap.ts';

/** What the last message says, as far as it is looked at here: that of a bare reading or that of an export. */
export interface End {
  type: string;
  code?: string;
  rows?: number;
  bytes?: number;
  manifest?: JobManifest;
}

type Message = Command | { origin: string; parse: boolean };

/** Starts the worker, sends the message, and waits for its last report; the clock runs in the page. Rejects where it failed. */
export async function measureIn(page: Page, script: string, message: Message): Promise<Pick<Measure, 'seconds' | 'peaks'> & { end: End }> {
  await page.evaluate((address) => void Object.assign(globalThis, { bench: new Worker(address, { type: 'module' }) }), script);
  const heap = await watchHeap(page.context().browser()!, new RegExp(script.replaceAll('.', '\\.')));
  const { seconds, end } = await page.evaluate(atWork, message);
  const peaks = await heap.stop();
  if (end.type === 'failed') throw new Error(`The export failed: ${end.code}.`);
  return { seconds, end, peaks };
}

/** Runs in the page, and so knows nothing that stands around it here. */
async function atWork(message: Message): Promise<{ seconds: number; end: End }> {
  const { bench } = globalThis as unknown as { bench: Worker };
  const begun = performance.now();
  const end = await new Promise<End>((resolve) => {
    bench.addEventListener('message', ({ data }: MessageEvent<End>) => {
      if (['done', 'failed', 'saved'].includes(data.type)) resolve(data);
    });
    bench.addEventListener('error', ({ message: code }) => resolve({ type: 'failed', code }));
    bench.postMessage(message);
  });
  const seconds = (performance.now() - begun) / 1000;
  bench.terminate();
  const { type, code, rows, bytes, manifest } = end;
  return { seconds, end: { type, ...(code && { code }), ...(rows && { rows }), ...(bytes && { bytes }), ...(manifest && { manifest }) } };
}
