import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { graphSchema } from '../../../src/decision/schema.ts';
import { paths, walk, type Answers } from '../../../src/decision/tree.ts';
import { change, copyContent, lineOf, project } from '../../fixtures/content/edit.ts';

interface Listed {
  tree: string;
  paths: { answers: Answers; outcome: string; plan: string[]; past: string[] }[];
}
const run = (...options: string[]) => execFileSync(process.execPath, ['src/bin/decisions.ts', ...options], { encoding: 'utf8' });
const trees = JSON.parse(run('--json')) as Listed[];
const graphs = new Map(trees.map(({ tree }) => [tree, graphSchema.parse(parse(readFileSync(`content/decisions/${tree}.yaml`, 'utf8')))]));

test('every path of every decision is listed for machines, with the outcome that it leads to', () => {
  expect(trees.map(({ tree }) => tree)).toContain('message-channels');
  for (const { tree, paths: all } of trees) {
    expect(all.map(({ answers }) => answers)).toEqual(paths(graphs.get(tree)!));
    for (const { answers, outcome } of all) expect(walk(graphs.get(tree)!, answers)).toMatchObject({ node: outcome, outcome: true });
  }
});

test('the plan of a path holds what applies to its answers: what is past, only for those whom it concerned', () => {
  const of = (channel: string, moved: string) =>
    trees
      .find(({ tree }) => tree === 'message-channels')!
      .paths.find(({ answers }) => answers['channel']![0] === channel && answers['moved']?.[0] === moved)!;
  expect(of('line', 'earlier')).toMatchObject({ outcome: 'outcome-line', plan: ['guide/message-line#add-line'] });
  expect(of('line', 'earlier').past).toEqual(['guide/message-line#set-message-up-again']);
  expect(of('line', 'later').past).toEqual([]);
});

test('for people, each path is written with its answers and its outcome, several answers joined', () => {
  const lines = run().split('\n');
  for (const { tree, paths: all } of trees) {
    expect(lines.some((line) => line.startsWith(tree) && line.includes(String(all.length)))).toBe(true);
    for (const { answers, outcome } of all) {
      const written = Object.entries(answers).map(([question, given]) => `${question}=${given.join('+')}`);
      expect(lines.some((line) => line.includes(` ${written.join(' ')} `) && line.endsWith(` ${outcome}`))).toBe(true);
    }
  }
});

test.each([
  ['a circle, in which no path ends', 'content/decisions/start.yaml', 'next: broken', 'next: used', '  used:\n    facts'],
  ['a row to no node', 'content/decisions/message-channels.yaml', 'line }, to: outcome-line', 'line }, to: nowhere', 'nowhere'],
  ['a file that does not fit its schema', 'content/decisions/start.yaml', 'next: broken', 'next: []', 'next: []'],
])('%s is printed as a mistake, and no path is listed', (_, file, from, to, at) => {
  const root = mkdtempSync(path.join(tmpdir(), 'wegweiser-decisions-'));
  try {
    copyContent(root);
    change(root, file, from, to);
    const options = { cwd: root, encoding: 'utf8', timeout: 20_000 } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(project, 'src/bin/decisions.ts'), '--json'], options);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.match(/^content\/.*$/gm)).toEqual([`${file}:${lineOf(root, file, at)}`]);
    for (const part of ['found:', 'expected:', 'remedy:']) expect(stderr).toContain(part);
  } finally {
    rmSync(root, { recursive: true });
  }
});
