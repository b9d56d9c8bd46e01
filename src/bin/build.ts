/** Builds the site once for each state of its sources. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const mark = 'dist/.built';
const sources = ['content/**/*', 'public/**/*', 'src/**/*.{ts,mjs,astro,css}', '*.{mjs,ts}', '{tsconfig,package,package-lock}.json'];
const astro = path.resolve(import.meta.dirname, '../../node_modules/astro/bin/astro.mjs');

/** On this machine the page may talk to a simulator or relay of one's own, whatever its port. */
const loopback = 'http://127.0.0.1:* http://localhost:*';

/** Whether `root` has a site to serve, in its `dist`; what went wrong has been printed otherwise. */
export async function buildIfNeeded(root = '.'): Promise<boolean> {
  const connect = process.env['WEGWEISER_CONNECT'] ?? loopback;
  const state = digest(root, connect);
  const marked = path.join(root, mark);
  if (existsSync(marked) && readFileSync(marked, 'utf8') === state) return true;
  console.error('Building the site (a few seconds) …');
  const env = { ...process.env, WEGWEISER_CONNECT: connect, ASTRO_TELEMETRY_DISABLED: '1' };
  const { code, output } = await runQuietly(root, [astro, 'build'], env);
  if (code !== 0) console.error(output);
  else writeFileSync(marked, state);
  return code === 0;
}

/** All files that a build in `root` reads, by their path from there, in one order. */
export const sourceFiles = (root: string): string[] =>
  globSync(sources, { cwd: root, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => path.relative(root, path.join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .sort();

function digest(root: string, connect: string): string {
  const hash = createHash('sha256').update(connect);
  for (const file of sourceFiles(root)) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function runQuietly(cwd: string, command: string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    child.on('close', (code) => resolve({ code, output }));
  });
}
