/** `src/bin/simulate.ts`: the simulator as a server on this machine. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { createSimulator } from '../../../src/simulator/index.ts';

const running: ChildProcess[] = [];
const launch = (...options: string[]) => {
  const child = spawn(process.execPath, ['src/bin/simulate.ts', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
};
const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

/** Starts it on a free port, and returns its first line. */
async function served(...options: string[]): Promise<string> {
  for await (const line of createInterface({ input: launch('--port', '0', ...options).stdout })) return line;
  throw new Error('It ended without an address.');
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

describe('simulate: serves the simulator', () => {
  test('its first line is its address, which serves the same rows as the function', async () => {
    const address = await served('--chats', '2500', '--seed', '3');
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${address}/api/v2/chat/incremental/chats?fields=chats(*)`, { headers: { Authorization: 'Bearer demo' } });
    const page = (await response.json()) as { chats: unknown[]; next_page: string };
    expect(page.chats).toEqual([...createSimulator({ seed: 3, chats: 2500 }).rows()].slice(0, 1000));
    expect(page.next_page.startsWith(`${address}/`)).toBe(true);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  test('its own calls tell every id and the counters, and edit', async () => {
    const address = await served('--chats', '12000');
    const ids = async () => (await (await fetch(`${address}/_simulator/ids`)).text()).trimEnd().split('\n');
    expect(await ids()).toEqual([...createSimulator({ chats: 12_000 }).ids()]);
    await fetch(`${address}/_simulator/edit?count=7`, { method: 'POST' });
    expect(await (await fetch(`${address}/_simulator/stats`)).json()).toEqual({ requests: 0, pages: 0, rows: 0, edits: 7 });
    expect((await ids()).length).toBe(12_000);
  });

  test('dropped and broken answers break the connection', async () => {
    const address = await served('--faults', 'drop=0.4,truncate=0.6', '--chats', '50');
    const outcomes = new Set<string>();
    for (let n = 0; n < 30; n++) {
      const answer = fetch(`${address}/api/v2/chat/incremental/chats`, { headers: { Authorization: 'Bearer demo' } });
      outcomes.add(
        await answer.then(
          (one) =>
            one.json().then(
              () => 'whole',
              (error: Error) => `while reading: ${error.name}`,
            ),
          () => 'no answer',
        ),
      );
    }
    expect([...outcomes].sort()).toEqual(['no answer', 'while reading: SyntaxError', 'while reading: TypeError', 'whole']);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with 0', async (signal) => {
    await served();
    const child = running.at(-1)!;
    child.kill(signal);
    expect(await ended(child)).toBe(0);
  });

  test.each([
    ['--cors', 'some'],
    ['--port', 'x'],
    ['--faults', 'flood=1'],
    ['--budget', '-1'],
    ['--chat', '5'],
  ])('%s %s is refused with one sentence and 2', async (...options) => {
    const child = launch(...options);
    let said = '';
    child.stderr.on('data', (part) => (said += String(part)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([said.trimEnd().split('\n').length, code]).toEqual([1, 2]);
  });
});
