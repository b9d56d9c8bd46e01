/** The decisions that readers get, whichever there are: proven, worded in each locale, and leading to steps that exist. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../src/authoring/yaml.ts';
import { readAnswers, withAnswers } from '../../../src/decision/address.ts';
import { allItems, compose } from '../../../src/decision/plan.ts';
import { proveWords } from '../../../src/decision/proof-words.ts';
import { proveGraph } from '../../../src/decision/proof.ts';
import { graphSchema, wordsSchema } from '../../../src/decision/schema.ts';
import { states } from '../../../src/decision/states.ts';
import { paths, walk } from '../../../src/decision/tree.ts';
import { localeCodes } from '../../../src/locales.ts';
import { readOutline, type Item } from '../../../src/procedure/outline.ts';
import { project } from '../../fixtures/content/edit.ts';

const source = (file: string) => ({ file, text: readFileSync(path.join(project, file), 'utf8') });
const trees = globSync('content/decisions/*.yaml', { cwd: project })
  .map((file) => path.basename(file, '.yaml'))
  .filter((name) => !name.includes('.'))
  .map((name) => ({ name, file: `content/decisions/${name}.yaml`, ...parseYaml(source(`content/decisions/${name}.yaml`), graphSchema) }));

const outlines = new Map<string, Item[]>();
function itemsOf(locale: string, page: string): Item[] {
  const file = `content/docs/${locale}/${page}.mdx`;
  if (!outlines.has(file)) outlines.set(file, readOutline(source(file)).outline.items);
  return outlines.get(file)!;
}

/** Ids of the steps that `page#id` stands for: those of a procedure, or the one; none when there is no such thing. */
function stepsOf(locale: string, target: string): string[] {
  const [page, id] = target.split('#') as [string, string];
  const items = itemsOf(locale, page);
  const at = items.findIndex(({ kind, key }) => (kind === 'Procedure' || kind === 'Step') && key === id);
  const end = items.findIndex(({ kind }, i) => i > at && kind === 'end');
  const steps = items[at]?.kind === 'Step' ? items.slice(at, at + 1) : items.slice(at, end).filter(({ kind }) => kind === 'Step');
  return at < 0 || end < 0 ? [] : steps.map(({ key }) => key);
}

test('there are decisions, and each can be read', () => {
  expect(trees).not.toEqual([]);
  for (const { mistakes } of trees) expect(mistakes).toEqual([]);
});

test('no two decisions ask a question of one name', () => {
  const ids = trees.flatMap(({ value }) => Object.keys(value?.questions ?? {}));
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(trees.flatMap(({ value, ...tree }) => (value ? [{ ...tree, graph: value }] : [])))(
  '$name',
  ({ name, file, graph, lineOf }) => {
    const wrong = proveGraph(file, graph, lineOf);
    const all = wrong.length ? [] : paths(graph); // an unproven graph may go in a circle
    const plans = all.map((answers) => compose(graph, answers)!);

    test('is proven', () => {
      expect(wrong).toEqual([]);
    });

    test('ends on every path, and its paths come to every outcome', () => {
      for (const answers of all) expect(walk(graph, answers).outcome).toBe(true);
      expect(new Set(plans.map(({ outcome }) => outcome))).toEqual(new Set(Object.keys(graph.outcomes)));
    });

    test('has one order of items that agrees with the plan of every path', () => {
      for (const kind of ['plan', 'past'] as const)
        for (const plan of plans) expect(allItems(graph, kind)!.filter((item) => plan[kind].includes(item))).toEqual(plan[kind]);
    });

    test('can be linked to at the end of every path', () => {
      for (const answers of all) {
        const address = withAnswers(graph, 'https://portal.example/', answers);
        expect(readAnswers(graph, new URL(address).searchParams)).toEqual({ answers, dropped: false });
      }
    });

    test('leads to the same plans without scripts', () => {
      const ends = states(name, graph).filter(({ show }) => show === 'outcome');
      expect(ends.map(({ answers }) => JSON.stringify(answers)).sort()).toEqual(all.map((answers) => JSON.stringify(answers)).sort());
      for (const { node, answers, plan, past } of ends) expect({ outcome: node, plan, past }).toEqual(compose(graph, answers));
    });

    test('has for every failure that it explains answers that lead somewhere', () => {
      for (const answers of Object.values(graph.failures ?? {})) {
        const given = Object.fromEntries(Object.entries(answers).map(([question, answer]) => [question, [answer]]));
        expect(walk(graph, given).path.map(({ question }) => question)).toEqual(Object.keys(answers));
      }
    });

    describe.each(localeCodes)('in %s', (locale) => {
      test('has all its words', () => {
        const words = parseYaml(source(`content/decisions/${name}.${locale}.yaml`), wordsSchema);
        expect(words.mistakes).toEqual([]);
        expect(proveWords(name, words.value!, graph, file, words.lineOf)).toEqual([]);
      });

      test('leads on every path to something with steps, or to a page', () => {
        for (const { outcome, plan, past } of plans) {
          expect([...plan, ...past, ...graph.outcomes[outcome]!.read]).not.toEqual([]);
          for (const target of [...plan, ...past]) expect(stepsOf(locale, target), `${target} in ${locale}`).not.toEqual([]);
        }
      });

      test('tells at every question how one finds out', () => {
        for (const { unsure } of Object.values(graph.questions)) expect(stepsOf(locale, unsure), `${unsure} in ${locale}`).not.toEqual([]);
      });
    });
  },
);
