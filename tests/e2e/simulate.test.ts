/** The simulator as people start it: by npm, with its address as the first line. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, test } from './test.ts';

test('npm run --silent simulate says its address first, and serves the token demo there', async () => {
  const args = ['run', '--silent', 'simulate', '--', '--port', '0', '--seed', '7', '--chats', '3', '--cors', 'none', '--budget', 'off'];
  const npm = spawn('npm', args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true, shell: process.platform === 'win32' });
  try {
    const { value: first } = (await createInterface({ input: npm.stdout })[Symbol.asyncIterator]().next()) as { value: string };
    expect(first).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await fetch(`${first}/api/v2/chat/incremental/chats?start_time=0`, {
      headers: { authorization: 'Bearer demo', origin: 'http://other.example' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(((await answer.json()) as { count: number }).count).toBe(3);
  } finally {
    process.kill(-npm.pid!);
  }
});
