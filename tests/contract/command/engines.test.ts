/** `npm run engines` as a shell runs it. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const engines = (...args: string[]) => spawnSync(process.execPath, ['src/bin/engines.ts', ...args], { encoding: 'utf8' });

test('prints one configuration for each engine, for the account that was named', () => {
  const { stdout, status } = engines('--account', 'acme.zendesk.com', '--product', 'support', '--from', '2022-05-01');
  expect(status).toBe(0);
  expect([...stdout.matchAll(/^# (\w+): (\S+)$/gm)].map(([, engine]) => engine)).toEqual(['airbyte', 'singer', 'meltano', 'dlt']);
  expect(stdout.match(/acme/g)).toHaveLength(4);
  expect(stdout).toContain('2022-05-01T00:00:00Z');
});

test.each([
  [[]],
  [['--account', 'https://example.org']],
  [['--account', 'acme', '--product', 'talk']],
  [['--account', 'acme', '--from', 'x']],
])('%j is refused with a sentence', (args) => {
  const { stdout, stderr, status } = engines(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr.trim()).not.toBe('');
  expect(stderr).not.toContain('    at ');
});
