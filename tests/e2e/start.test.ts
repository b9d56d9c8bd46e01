import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from './test.ts';

/** Runs what `npm start` runs, and waits for its first words. */
async function npmStart(port: string): Promise<{ child: ChildProcess; words: string }> {
  const child = spawn(process.execPath, ['src/bin/start.ts'], { env: { ...process.env, PORT: port } });
  const words = await new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) stream.once('data', (text: Buffer) => resolve(text.toString()));
  });
  return { child, words };
}

test('a second start with nothing changed serves at once, and Ctrl-C ends it cleanly', async () => {
  const { child, words } = await npmStart('0');
  const address = /^http:\/\/127\.0\.0\.1:\d+\/$/m.exec(words)?.[0];
  expect(address, words).toBeDefined();
  expect((await fetch(address!)).status).toBe(200);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a port in use and a port that is none are named', async () => {
  const first = await npmStart('0');
  const port = new URL(/http:\S+/.exec(first.words)![0]).port;
  const second = await npmStart(port);
  expect(second.words).toContain(`Port ${port} is in use`);
  const third = await npmStart('eighty');
  expect(third.words).toContain('eighty');
  first.child.kill('SIGINT');
});
