import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

interface Listed {
  tree: string;
  paths: { answers: Record<string, string>; outcome: string; procedures: string[] }[];
}

test('every path of every decision is listed with its outcome, for machines too', () => {
  const trees = JSON.parse(execFileSync(process.execPath, ['src/bin/decisions.ts', '--json'], { encoding: 'utf8' })) as Listed[];
  const channels = trees.find(({ tree }) => tree === 'message-channels');
  expect(channels?.paths.map(({ answers, outcome }) => [answers['channel'], outcome])).toEqual([
    ['facebook', 'outcome-facebook'],
    ['line', 'outcome-line'],
    ['both', 'outcome-both'],
  ]);
  expect(channels?.paths.every(({ procedures }) => procedures.length > 0)).toBe(true);
});
