/**
 * `npm run bench`: what an export costs beside the bare reading of the same answers, in the same browser and run. No
 * limits: it prints ratios. Options: `--rows 200000`, `--rounds 3`, `--json`.
 */
import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { buildIfNeeded } from '../../src/bin/build.ts';
import type { Command } from '../../src/export/messages.ts';
import { browser } from '../e2e/browser.ts';
import { start } from '../e2e/processes.ts';
import { watchHeap } from './heap.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const [rows, rounds] = [Number(values.rows), Number(values.rounds)];

interface Measure {
  seconds: number;
  rows: number;
  bytes: number;
  peakHeap: number;
}

if (!(await buildIfNeeded())) process.exit(1);
const folder = mkdtempSync(path.join(os.tmpdir(), 'wegweiser-bench-'));
cpSync('dist', path.join(folder, 'site'), { recursive: true });
cpSync('tests/bench/baseline.js', path.join(folder, 'site/baseline.js'));
const worker = `/${path.relative('dist', globSync('dist/_astro/export-*.js')[0]!).replaceAll('\\', '/')}`;
const site = await start('tests/bench/site.ts', [path.join(folder, 'site')]);
const account = await start('src/bin/simulate.ts', ['--port', '0', '--chats', String(rows), '--budget', 'off', '--cors', 'all']);
const small = await start('src/bin/simulate.ts', ['--port', '0', '--chats', '20000', '--budget', 'off', '--cors', 'all']);
// A profile on disk: in an off-the-record one the origin private file system would lie in memory.
const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), await browser());

try {
  const page = await context.newPage();
  await page.goto(`${site.address}/en/guide/apis/`);
  const found = { drain: [] as Measure[], baseline: [] as Measure[], spool: [] as Measure[], csv: [] as Measure[] };
  await baseline(page, small.address); // warms the browser and both servers
  for (let round = 0; round < rounds; round++) {
    found.drain.push(await baseline(page, account.address, false));
    found.baseline.push(await baseline(page, account.address));
    found.spool.push(await exported(page, account.address, []));
    found.csv.push(await exported(page, account.address, ['csv']));
  }
  // As often as the large one: a peak is the largest of what was seen, so more looks see more.
  const few: Measure[] = [];
  for (let round = 0; round < rounds * 3; round++) few.push(await exported(page, small.address, ['csv']));
  report(found, Math.max(...few.map((m) => m.peakHeap)));
} finally {
  await context.close();
  for (const server of [site, account, small]) server.stop();
  rmSync(folder, { recursive: true, force: true });
}

function baseline(page: Page, origin: string, parse = true): Promise<Measure> {
  return measure(page, '/baseline.js', [{ origin, parse }]);
}

async function exported(page: Page, origin: string, formats: ['csv'] | []): Promise<Measure> {
  const id = `${new URL(origin).host.replace(':', '_')}.chats`;
  const job: Command = {
    do: 'start',
    connection: { route: 'direct', origin, token: 'demo' },
    stream: 'chats',
    formats: [...formats],
    inMemory: false,
    requestsPerMinute: 1e6,
  };
  const measured = await measure(page, worker, [job]);
  await measure(page, worker, [{ do: 'remove', id } satisfies Command]);
  return measured;
}

/** Starts the worker, sends the messages, and waits for its last report. The clock runs in the page. */
async function measure(page: Page, script: string, messages: readonly unknown[]): Promise<Measure> {
  await page.evaluate((address) => void Object.assign(globalThis, { bench: new Worker(address, { type: 'module' }) }), script);
  const heap = await watchHeap(context.browser()!, new RegExp(script.replaceAll('.', '\\.')));
  const result = await page.evaluate(async (all) => {
    const { bench } = globalThis as unknown as { bench: Worker };
    const begun = performance.now();
    const last = await new Promise<Record<string, unknown>>((resolve) => {
      bench.addEventListener('message', ({ data }: MessageEvent<Record<string, unknown>>) => {
        if (['done', 'failed', 'saved'].includes(String(data['type']))) resolve(data);
      });
      for (const message of all) bench.postMessage(message);
    });
    const seconds = (performance.now() - begun) / 1000;
    bench.terminate();
    const manifest = last['manifest'] as { received: number } | undefined;
    return {
      type: last['type'],
      code: last['code'],
      seconds,
      rows: Number(last['rows'] ?? manifest?.received ?? 0),
      bytes: Number(last['bytes'] ?? 0),
    };
  }, messages);
  const peakHeap = await heap.stop();
  if (result.type === 'failed') throw new Error(`The export failed: ${String(result.code)}.`);
  return { seconds: result.seconds, rows: result.rows, bytes: result.bytes, peakHeap };
}

/** A run that ended early would make any ratio look good. */
function checkWhole(name: string, measures: readonly Measure[]): void {
  for (const { rows: read } of measures) if (read !== rows) throw new Error(`${name} read ${read} rows of ${rows}.`);
}

function report(found: Record<'drain' | 'baseline' | 'spool' | 'csv', Measure[]>, smallHeap: number): void {
  const seconds = (name: keyof typeof found) => median(found[name].map((m) => m.seconds));
  const ratio = (name: keyof typeof found) => median(found[name].map((m, i) => found.baseline[i]!.seconds / m.seconds));
  for (const [name, measures] of Object.entries(found)) checkWhole(name, measures);
  const megabytes = found.baseline[0]!.bytes / 1e6;
  const lines = (['drain', 'baseline', 'spool', 'csv'] as const).map((name) => ({
    name,
    seconds: seconds(name),
    rowsPerSecond: rows / seconds(name),
    megabytesPerSecond: megabytes / seconds(name),
    ratio: ratio(name),
    peakHeapMegabytes: Math.max(...found[name].map((m) => m.peakHeap)) / 1e6,
  }));
  const peakHeapMegabytes = { 'at 20000': smallHeap / 1e6, [`at ${rows} (measured)`]: Math.max(...found.csv.map((m) => m.peakHeap)) / 1e6 };
  const bound = boundOf(ratio('drain'), ratio('csv'));
  if (values.json) return console.log(JSON.stringify({ rows, rounds, megabytes, lines, peakHeapMegabytes, bound }, null, 2));
  console.log(`${rows} chats, ${megabytes.toFixed(0)} MB, median of ${rounds} rounds, ratio to reading and parsing only`);
  for (const l of lines) {
    console.log(
      `${l.name.padEnd(9)} ${l.seconds.toFixed(1).padStart(6)} s ${l.rowsPerSecond.toFixed(0).padStart(8)} rows/s ${l.megabytesPerSecond.toFixed(1).padStart(6)} MB/s   ratio ${l.ratio.toFixed(2)}   peak heap ${l.peakHeapMegabytes.toFixed(0)} MB`,
    );
  }
  console.log(
    `peak heap of the verified CSV: ${Object.entries(peakHeapMegabytes)
      .map(([at, mb]) => `${mb.toFixed(0)} MB ${at}`)
      .join(', ')}`,
  );
  console.log(bound);
}

/** What bounds the export, from what the same answers cost when they are only taken off the wire. */
function boundOf(drain: number, csv: number): string {
  const wire = `Taking the answers off the wire is ${Math.round(100 / drain)} % of reading and parsing them`;
  return `${wire}: server and browser share these cores. The verified CSV adds ${Math.round(100 / csv - 100)} % for writing it and reading it back.`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
