/** `src/bin/export.ts` on a terminal, which `script` makes: its bar, and what is left of it after Ctrl-C. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import words from '../../../content/i18n/en.json' with { type: 'json' };
import { Screen } from '../../fixtures/screen.ts';
import { gateBefore } from './gate.ts';

const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0).reverse()) end();
});

async function simulate(): Promise<string> {
  const child = spawn(process.execPath, ['src/bin/simulate.ts', '--port', '0', '--chats', '5000', '--budget', 'off']);
  ending.push(() => child.kill());
  const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return address;
}

/** The command on a terminal 80 cells wide. */
function onTerminal(account: string) {
  const out = mkdtempSync(path.join(os.tmpdir(), 'export-'));
  const args = ['src/bin/export.ts', '--account', account, '--out', out, '--format', 'jsonl'];
  const inTerminal =
    process.platform === 'darwin'
      ? ['-q', '/dev/null', process.execPath, ...args]
      : ['-qec', [process.execPath, ...args].map((arg) => `'${arg}'`).join(' '), '/dev/null'];
  const child = spawn('script', inTerminal, { env: { ...process.env, WEGWEISER_TOKEN: 'demo', TERM: 'xterm', NO_COLOR: '1' } });
  const screen = new Screen(80);
  child.stdout.on('data', (text) => screen.write(String(text)));
  ending.push(() => {
    child.kill();
    rmSync(out, { recursive: true });
  });
  return { screen, type: (text: string) => child.stdin.write(text), ended: once(child, 'close').then(([code]) => code as number) };
}

test('shows a bar, and at Ctrl-C takes it away', async () => {
  const gate = await gateBefore(await simulate(), 3);
  ending.push(gate.close);
  const { screen, type, ended } = onTerminal(gate.address);
  await expect.poll(() => screen.text, { timeout: 30_000 }).toMatch(/\n\[#+\.+\] \d\d% {2}3,000 rows .*Reading chats$/);
  type('\x03');
  expect(await ended).toBe(130);
  expect(screen.text.split('\n').slice(1)).toEqual(['Stopped. What has been read is kept; the same command goes on from there.']);
});

test('leaves at the end only what was done, without a colour', async () => {
  const { screen, ended } = onTerminal(await simulate());
  expect(await ended).toBe(0);
  const [begun, done] = screen.text.split('\n');
  expect(begun).toMatch(/Ctrl-C stops/);
  expect(done).toBe(words['export.status.done']);
  expect(screen.text).not.toContain('[#');
  expect(screen.written.join('')).toMatch(/\[#+\.+\] /);
});
