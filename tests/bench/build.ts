/** What building the site costs beside plain Starlight with the same guides: time, and peak memory, at several sizes. */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { localeCodes } from '../../src/locales.ts';
import { makeSites } from './build-sites.ts';
import { table } from './figures.ts';
import { tell, type Part } from './part.ts';

interface Built {
  /** HTML pages that came out. */
  pages: number;
  seconds: number;
  peakMb: number;
}

interface Round {
  guides: number;
  ours: Built;
  plain: Built;
}

const astro = path.resolve('node_modules/astro/bin/astro.mjs');
const perLocale = globSync('content/docs/en/**/*.mdx').length;

/** `guides`: of all locales together; the first size is that of the real guides, whatever it says. */
export const build: Part = async ({ guides }) => {
  const rounds: Round[] = [];
  for (const wanted of guides) {
    const further = Math.max(0, Math.round(wanted / localeCodes.length) - perLocale);
    const sites = makeSites(further);
    const count = (perLocale + further) * localeCodes.length;
    tell(`${count} guides, plain Starlight`);
    const plain = await built(sites.plain);
    tell(`${count} guides, ours`);
    rounds.push({ guides: count, plain, ours: await built(sites.ours) });
  }
  return { figures: { rounds, perFurtherGuide: perFurther(rounds) }, lines: linesOf(rounds) };
};

async function built(site: string): Promise<Built> {
  const started = performance.now();
  const peakMb = await runAstro(site);
  const seconds = (performance.now() - started) / 1000;
  return { pages: globSync('dist/**/*.html', { cwd: site }).length, seconds, peakMb };
}

function runAstro(cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let [peak, output] = [0, ''];
    const child = spawn(process.execPath, ['--max-old-space-size=8192', astro, 'build'], {
      cwd,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-4000)));
    const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 200);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve(peak);
      else reject(new Error(`The build in ${cwd} failed:\n${output}`));
    });
  });
}

/** The most that a process has held so far, in MB; 0 where the system does not say. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has ended
  }
}

/** Time for each guide beyond the smallest size, where what a site costs in any case no longer counts. */
function perFurther([first, ...rest]: readonly Round[]) {
  return rest.map(({ guides, ours, plain }) => {
    const each = (of: 'ours' | 'plain') =>
      (1000 * ((of === 'ours' ? ours : plain).seconds - first![of].seconds)) / (guides - first!.guides);
    return { guides, oursMs: each('ours'), plainMs: each('plain'), times: each('ours') / each('plain') };
  });
}

const linesOf = (rounds: readonly Round[]) => [
  ...table(
    ['guides', 'site', 'pages', 's', 'ms a page', 'peak MB'],
    rounds.flatMap(({ guides, ours, plain }) =>
      (
        [
          ['plain', plain],
          ['ours', ours],
        ] as const
      ).map(([name, { pages, seconds, peakMb }]) => [guides, name, pages, seconds, (1000 * seconds) / pages, peakMb]),
    ),
  ),
  '',
  ...rounds.map(
    ({ guides, ours, plain }) =>
      `${guides} guides: ${(ours.seconds / ours.pages / (plain.seconds / plain.pages)).toFixed(2)} times plain Starlight’s time a page`,
  ),
  ...perFurther(rounds).map(
    ({ guides, oursMs, plainMs, times }) =>
      `each guide beyond the first size, at ${guides}: ${oursMs.toFixed(1)} ms, plain ${plainMs.toFixed(1)} ms: ${times.toFixed(2)} times`,
  ),
];
