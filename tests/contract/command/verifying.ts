/** Exports in folders that a test may tamper with, and the command that verifies them. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import words from '../../../content/i18n/en.json' with { type: 'json' };
import { exportId, type Job } from '../../../src/export/job.ts';
import type { JobManifest, Manifest } from '../../../src/export/manifest.ts';
import type { Report } from '../../../src/export/messages.ts';
import type { Product } from '../../../src/export/product.ts';
import { session } from '../../../src/export/session.ts';
import { fileSpools } from '../../../src/export/spool-files.ts';
import { createSimulator } from '../../../src/simulator/index.ts';
import { turnableClock } from '../../fixtures/clock.ts';
import { noon, origin } from '../../fixtures/exports.ts';

/** Runs one of the project's commands to its end. */
export async function command(file: string, args: readonly string[], token?: string) {
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, WEGWEISER_TOKEN: token } });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += String(text)));
  child.stderr.on('data', (text) => (said.err += String(text)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

export const verify = (...args: string[]) => command('src/bin/verify.ts', args);

/** The exit code, and what is said of each file that is not as it was. */
export async function verified({ folder }: Export): Promise<[code: number | null, faults: Record<string, string>]> {
  const { code, out } = await verify('--folder', folder);
  return [code, Object.fromEntries([...out.matchAll(/^NOT OK {2}(\S+) (.*)$/gm)].map(([, name, fault]) => [name!, fault!]))];
}

export const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'verify-'));

export const account = { chats: 600, tickets: 300, users: 100 };

/** A finished export of a small account: its chats as CSV and JSON Lines, unless something else is wished. */
export async function exported(wish: Partial<Job> = {}): Promise<Export> {
  const root = newFolder();
  const clock = turnableClock(noon);
  const job: Job = {
    connection: { route: 'direct', origin, token: 'demo' },
    streams: ['chats'],
    formats: ['csv', 'jsonl'],
    reader: { words, lang: 'en', dir: 'ltr' },
    ...wish,
  };
  const reports: Report[] = [];
  await session(job, {
    spools: fileSpools(root),
    fetch: createSimulator({ clock, ...account }).fetch,
    clock,
    signal: new AbortController().signal,
    report: (report) => reports.push(report),
  });
  const end = reports.at(-1)!;
  if (end.type !== 'done') throw new Error(`The export ended otherwise: ${JSON.stringify(end)}`);
  return new Export(root, path.join(root, exportId(job)));
}

/** Lines with their ends. */
export const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

export class Export {
  readonly folder: string;
  readonly #root: string;

  constructor(root: string, folder = root) {
    this.#root = root;
    this.folder = folder;
  }

  copy(): Export {
    const root = newFolder();
    cpSync(this.folder, root, { recursive: true });
    return new Export(root);
  }

  remove = () => rmSync(this.#root, { recursive: true });

  at = (name: string) => path.join(this.folder, name);
  bytes = (name: string) => readFileSync(this.at(name));
  text = (name: string) => this.bytes(name).toString();
  lines = (name: string) => linesOf(this.text(name));
  sum = (name: string) => createHash('sha256').update(this.bytes(name)).digest('hex');
  manifest = () => JSON.parse(this.text('manifest.json')) as JobManifest;

  write = (name: string, content: string | Uint8Array) => writeFileSync(this.at(name), content);
  change = (name: string, how: (text: string) => string) => this.write(name, how(this.text(name)));
  changeLines = (name: string, how: (lines: string[]) => string[]) => this.write(name, how(this.lines(name)).join(''));

  /**
   * Adjusts manifest and sums to what lies there, as somebody would who wants it to look right: lengths and hashes, rows and
   * times of JSON Lines, and whatever else `adjust` does.
   */
  seal(adjust: (product: Product, stream: Manifest) => void = () => undefined): void {
    const manifest = this.manifest();
    const names: string[] = [];
    for (const stream of manifest.streams)
      for (const product of stream.files) {
        const lying = product.compressed ?? product;
        Object.assign(lying, { bytes: statSync(this.at(lying.name)).size, sha256: this.sum(lying.name) });
        if (lying.name.endsWith('.jsonl')) Object.assign(product, this.#rowsIn(lying.name));
        adjust(product, stream);
        names.push(lying.name);
      }
    this.write('manifest.json', JSON.stringify(manifest));
    this.write('SHA256SUMS', [...names, 'manifest.json', 'report.html'].map((name) => `${this.sum(name)}  ${name}\n`).join(''));
  }

  #rowsIn(name: string) {
    const times = this.lines(name)
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { timestamp: string }).timestamp)
      .sort();
    return { rows: times.length, first: times[0]!, last: times.at(-1)! };
  }
}
