/**
 * `npm run bench`: what an export costs beside the bare reading of the same answers, in Chromium and in Node; what requests
 * in flight gain; how fast each format is; and what building the site costs beside plain Starlight. No limits: it prints figures. `--help` lists its options.
 */
import os from 'node:os';
import { build } from './build.ts';
import { chromium } from './chromium.ts';
import { undoAll } from './ending.ts';
import { formats } from './formats.ts';
import { node } from './node.ts';
import { readOptions, help, type Wanted } from './options.ts';
import type { Outcome, Part } from './part.ts';
import { requests } from './requests.ts';

const parts = { chromium, node, requests, formats, build } as const satisfies Record<string, Part>;
type PartName = keyof typeof parts;
const names = Object.keys(parts) as PartName[];

async function main({ size, only, json }: Wanted<PartName>): Promise<void> {
  const print = json ? () => undefined : (lines: readonly string[]) => console.log(lines.join('\n'));
  const before = machine();
  const figures: Partial<Record<PartName, Outcome['figures']>> = {};
  print([machineLine(before)]);
  for (const name of only) {
    const outcome = await parts[name](size);
    figures[name] = outcome.figures;
    print(['', `── ${name}`, ...outcome.lines]);
  }
  const { load } = machine();
  print(['', `Load at the end: ${load.map((one) => one.toFixed(1)).join(' ')}`]);
  if (json) console.log(JSON.stringify({ machine: { ...before, loadAtEnd: load }, size, parts: figures }, null, 2));
}

/** What else is at work on the machine is a part of every figure. */
function machine() {
  const cores = os.cpus();
  return { platform: os.platform(), processor: cores[0]?.model ?? '', cores: cores.length, node: process.version, load: os.loadavg() };
}

const machineLine = ({ processor, cores, node, load }: ReturnType<typeof machine>) =>
  `${cores} cores (${processor}), Node ${node}, load ${load.map((one) => one.toFixed(1)).join(' ')}`;

try {
  const wanted = readOptions(names);
  if (wanted) await main(wanted);
  else console.log(help(names));
} catch (error) {
  console.error(error instanceof RangeError ? error.message : error);
  process.exitCode = 1;
} finally {
  undoAll();
}
