/** What has to be undone, however the bench ends: processes ended, folders deleted. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { start, type Server } from '../e2e/processes.ts';

const undoing: (() => void)[] = [];
process.on('exit', undoAll);
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 })) process.on(signal, () => stop(signal, code));

/** Each signal, not only the first: one more, while folders are being deleted, must not cut that short. */
function stop(signal: string, code: number): never {
  console.error(`Stopped by ${signal}.`);
  process.exit(code);
}

/** The last first. Nothing of this module keeps the process running any more. */
export function undoAll(): void {
  for (let undo = undoing.pop(); undo; undo = undoing.pop()) undo();
}

/** A new folder, deleted at the end. */
export function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'wegweiser-bench-'));
  undoing.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** As `start`; stopped at the end. */
export async function server(script: string, args: readonly string[]): Promise<Server> {
  const started = await start(script, args);
  undoing.push(() => started.stop());
  return started;
}

/** What a script of its own process prints; it is ended with this one. Rejects where it fails, with what it said. */
export async function printed(script: string, args: readonly string[]): Promise<string> {
  const running = promisify(execFile)(process.execPath, [script, ...args]);
  undoing.push(() => running.child.kill());
  return (await running).stdout;
}

/** The simulator with these sizes and no budget, open to every page. */
export const account = (sizes: Readonly<Record<string, number>>): Promise<Server> =>
  server('src/bin/simulate.ts', [
    ...['--port', '0', '--budget', 'off', '--cors', 'all'],
    ...Object.entries(sizes).flatMap(([name, size]) => [`--${name.replaceAll('_', '-')}`, String(size)]),
  ]);
