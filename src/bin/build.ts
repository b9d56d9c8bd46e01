/** Builds the site once for each state of its sources. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';

const mark = 'dist/.built';
const sources = ['content/**/*', 'public/**/*', 'src/**/*.{ts,mjs,astro,css}', '*.{mjs,ts}', 'tsconfig.json', 'package-lock.json'];

/** On this machine the page may talk to a simulator or relay of one's own, whatever its port. */
const loopback = 'http://127.0.0.1:* http://localhost:*';

/** Whether there is a site to serve; what went wrong has been printed otherwise. */
export async function buildIfNeeded(): Promise<boolean> {
  const connect = process.env['WEGWEISER_CONNECT'] ?? loopback;
  const state = digest(connect);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === state) return true;
  console.log('Building the site (a few seconds) …');
  const env = { ...process.env, WEGWEISER_CONNECT: connect, ASTRO_TELEMETRY_DISABLED: '1' };
  const { code, output } = await runQuietly('node_modules/astro/bin/astro.mjs', ['build'], env);
  if (code !== 0) console.error(output);
  else writeFileSync(mark, state);
  return code === 0;
}

function digest(connect: string): string {
  const hash = createHash('sha256').update(connect);
  for (const file of globSync(sources, { withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => `${f.parentPath}/${f.name}`)
    .sort()) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function runQuietly(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
    child.on('close', (code) => resolve({ code, output }));
  });
}
