/** Many long answers at once: the relay holds none of them, whether they are twenty or two hundred, read quickly or not at all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ignore, openEndless, read } from './endless.ts';
import { launch } from './process.ts';

const long = 20;
const mebi = 2 ** 20;

let target: Awaited<ReturnType<typeof openEndless>>;
let server: Awaited<ReturnType<typeof launch>>;
let host: string;

beforeAll(async () => {
  target = await openEndless();
  server = await launch({ RELAY_TARGETS: `lab=${target.origin}` });
  host = String(server.address).slice('http://'.length);
});
afterAll(async () => {
  target.close();
  await server.stop();
});

/** Reads so many streams of 20 MiB at once; the most memory, in MiB, that the server took meanwhile, looked at every 40 MiB. */
async function mostMemory(count: number): Promise<number> {
  const looks: Promise<number>[] = [];
  let total = 0;
  const look = (bytes: number) => {
    total += bytes;
    if (total > (looks.length + 1) * 40 * mebi) looks.push(server.memory());
  };
  const lengths = await Promise.all(Array.from({ length: count }, (_, i) => read(`${count}-${i}`, long, host, look)));
  for (const length of lengths) expect(length).toBeGreaterThan(long * mebi);
  expect(looks.length).toBeGreaterThanOrEqual((count * long) / 40);
  return Math.max(...(await Promise.all(looks))) / mebi;
}

test('two hundred streams of 20 MiB take hardly more memory than twenty', { timeout: 180_000 }, async () => {
  const few = await mostMemory(20);
  // 3,600 MiB more go through; each connection has its buffers, some hundred kB.
  expect((await mostMemory(200)) - few).toBeLessThan(200);
});

test('what nobody reads is not fetched: endless answers stand still while others pass', { timeout: 120_000 }, async () => {
  const names = Array.from({ length: 20 }, (_, i) => `still-${i}`);
  const ignored = await Promise.all(names.map((name) => ignore(name, 1_000_000, host)));
  const sent = () => names.map((name) => target.sent.get(name) ?? 0);
  await mostMemory(4);
  const before = sent();
  await mostMemory(4);
  expect(sent()).toEqual(before);
  // What the buffers of four sockets on this machine take; without back pressure it would be all that the target has.
  expect(Math.max(...before)).toBeLessThan(64);
  ignored.forEach(({ leave }) => leave());
});
