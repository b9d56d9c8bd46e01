/** What building the site costs beside plain Starlight with the same guides: time, and peak memory, at several sizes. */
import { spawn } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { localeCodes } from '../../src/locales.ts';
import { makeSites } from './build-sites.ts';
import { median, table } from './figures.ts';
import { tell, type Part } from './part.ts';

interface Built {
  /** HTML pages that came out. */
  pages: number;
  seconds: number;
  peakMb: number;
}

/** One size, built some times, plain and ours by turns: a machine that others use has slow minutes, which then meet both. */
interface Measured {
  guides: number;
  plain: Built[];
  ours: Built[];
  /** Times plain Starlight's time a page, of each turn. */
  times: number[];
}

const astro = path.resolve('node_modules/astro/bin/astro.mjs');
const perLocale = globSync('content/docs/en/**/*.mdx').length;

/** `guides`: of all locales together; the first size is that of the real guides, whatever it says. */
export const build: Part = async ({ guides, rounds }) => {
  const all: Measured[] = [];
  for (const wanted of guides) all.push(await measured(Math.max(0, Math.round(wanted / localeCodes.length) - perLocale), rounds));
  return { figures: { sizes: all, perFurtherGuide: perFurther(all) }, lines: linesOf(all) };
};

async function measured(further: number, rounds: number): Promise<Measured> {
  const sites = makeSites(further);
  const one: Measured = { guides: (perLocale + further) * localeCodes.length, plain: [], ours: [], times: [] };
  for (let round = 1; round <= rounds; round++) {
    tell(`${one.guides} guides, plain Starlight and ours, ${round} of ${rounds}`);
    const [plain, ours] = [await built(sites.plain), await built(sites.ours)];
    one.plain.push(plain);
    one.ours.push(ours);
    one.times.push(ours.seconds / ours.pages / (plain.seconds / plain.pages));
  }
  return one;
}

async function built(site: string): Promise<Built> {
  for (const left of ['dist', '.astro', 'node_modules/.astro']) rmSync(path.join(site, left), { recursive: true, force: true });
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

/** Of several builds the one in the middle, for each figure. */
const middle = (builds: readonly Built[]): Built => ({
  pages: builds[0]!.pages,
  seconds: median(builds.map(({ seconds }) => seconds)),
  peakMb: median(builds.map(({ peakMb }) => peakMb)),
});

/** Time for each guide beyond the smallest size, where what a site costs in any case no longer counts. */
function perFurther([first, ...rest]: readonly Measured[]) {
  return rest.map((one) => {
    const each = (of: 'ours' | 'plain') => (1000 * (middle(one[of]).seconds - middle(first![of]).seconds)) / (one.guides - first!.guides);
    return { guides: one.guides, oursMs: each('ours'), plainMs: each('plain'), times: each('ours') / each('plain') };
  });
}

const linesOf = (all: readonly Measured[]) => [
  ...table(
    ['guides', 'site', 'pages', 's', 'ms a page', 'peak MB'],
    all.flatMap((one) =>
      (['plain', 'ours'] as const).map((name) => {
        const { pages, seconds, peakMb } = middle(one[name]);
        return [one.guides, name, pages, seconds, (1000 * seconds) / pages, peakMb];
      }),
    ),
  ),
  '',
  ...all.map(
    ({ guides, times }) =>
      `${guides} guides: ${median(times).toFixed(2)} times plain Starlight’s time a page (${times.map((one) => one.toFixed(2)).join(', ')})`,
  ),
  ...perFurther(all).map(
    ({ guides, oursMs, plainMs, times }) =>
      `each guide beyond the first size, at ${guides}: ${oursMs.toFixed(1)} ms, plain ${plainMs.toFixed(1)} ms: ${times.toFixed(2)} times`,
  ),
];
