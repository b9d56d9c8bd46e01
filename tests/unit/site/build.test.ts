/** A build of the site with mistakes in its content fails, and says what its authors have to mend. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkContent } from '../../../src/site/check.ts';
import { change, lineOf, project } from '../../fixtures/content/edit.ts';

const leftBehind = new Set(['node_modules', 'dist', '.git', '.astro', 'test-results', 'tests']);
const page = 'content/docs/en/guide/apis.mdx';
const tree = 'content/decisions/message-channels.yaml';
const words = 'content/i18n/de.json';

let root = '';
let build: { code: number | null; output: string };

beforeAll(async () => {
  const cache = path.join(project, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  root = mkdtempSync(path.join(cache, 'wegweiser-build-'));
  for (const name of readdirSync(project))
    if (!leftBehind.has(name)) cpSync(path.join(project, name), path.join(root, name), { recursive: true });
  symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'), 'junction');

  change(root, page, 'id="chat-add-api-client"', 'id="chat-ad-api-client"');
  change(root, tree, 'to: outcome-line }', 'to: outcome-lime }');
  change(root, words, '{place}', '{page}');
  build = await run(['node_modules/astro/bin/astro.mjs', 'build']);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Runs this very Node in the copy, and listens to all it prints. */
function run(command: readonly string[]): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', NODE_ENV: 'production' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

test('the build fails', () => {
  expect(build.code).toBeGreaterThan(0);
});

test.each([
  [page, '"chat-ad-api-client"'],
  [tree, 'outcome-lime'],
  [words, '{page}'],
])('the mistake in %s is printed with its line and its remedy', (file, broken) => {
  const line = lineOf(root, file, broken);
  const mistake = checkContent(root).find((m) => m.file === file && m.line === line);
  expect(mistake?.remedy).toMatch(/\S/);
  const paragraph = build.output.split(`${file}:${line}\n`)[1]?.split('\n\n')[0];
  expect(paragraph).toContain(mistake!.found);
  expect(paragraph).toContain(mistake!.expected);
  expect(paragraph).toContain(mistake!.remedy);
});

test('nothing is left that could be served', () => {
  expect(existsSync(path.join(root, 'astro.config.mjs'))).toBe(true);
  expect(existsSync(path.join(root, 'dist/index.html'))).toBe(false);
});
