/** The decisions that readers get: proven, worded in each locale, and leading to steps that exist. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../src/authoring/yaml.ts';
import { proveGraph, proveWords } from '../../../src/decision/proof.ts';
import { graphSchema, wordsSchema } from '../../../src/decision/schema.ts';
import { answersTo, paths, walk } from '../../../src/decision/tree.ts';
import { localeCodes } from '../../../src/locales.ts';
import { readOutline } from '../../../src/procedure/outline.ts';
import { project } from '../../fixtures/content/edit.ts';

const source = (file: string) => ({ file, text: readFileSync(path.join(project, file), 'utf8') });
const trees = globSync('content/decisions/*.yaml', { cwd: project })
  .map((file) => path.basename(file, '.yaml'))
  .filter((name) => !name.includes('.'));

test('there is a decision', () => {
  expect(trees).not.toEqual([]);
});

describe.each(trees)('%s', (tree) => {
  const file = `content/decisions/${tree}.yaml`;
  const { value, mistakes, lineOf } = parseYaml(source(file), graphSchema);
  const graph = value!;

  test('is proven', () => {
    expect(mistakes).toEqual([]);
    expect(proveGraph(file, graph, lineOf)).toEqual([]);
  });

  test('has a way to each of its nodes, and ends on every way', () => {
    for (const node of [...Object.keys(graph.questions), ...Object.keys(graph.outcomes)]) expect(answersTo(graph, node)).toBeDefined();
    for (const answers of paths(graph)) expect(walk(graph, answers).outcome).toBe(true);
  });

  test.each(localeCodes)('has all its words in %s', (locale) => {
    const name = `content/decisions/${tree}.${locale}.yaml`;
    const words = parseYaml(source(name), wordsSchema);
    expect(words.mistakes).toEqual([]);
    expect(proveWords(name, words.value!, graph, file, words.lineOf)).toEqual([]);
  });

  test.each(localeCodes)('leads on every path to procedures with steps, in %s', (locale) => {
    for (const answers of paths(graph)) {
      const { procedures } = graph.outcomes[walk(graph, answers).node]!;
      expect(procedures).not.toEqual([]);
      for (const procedure of procedures) expect(stepsOf(locale, procedure), `${procedure} in ${locale}`).not.toEqual([]);
    }
  });
});

/** Ids of the steps that stand inside the procedure; none when there is no such procedure. */
function stepsOf(locale: string, name: string): string[] {
  const [page, id] = name.split('#');
  const { items } = readOutline(source(`content/docs/${locale}/${page}.mdx`)).outline;
  const begin = items.findIndex((item) => item.kind === 'Procedure' && item.key === id);
  if (begin < 0) return [];
  const end = items.findIndex((item, i) => i > begin && item.kind === 'end');
  return items
    .slice(begin, end)
    .filter((item) => item.kind === 'Step')
    .map((item) => item.key);
}
