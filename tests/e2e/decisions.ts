/** The decisions of the test site as its content has them: what a reader of any locale should meet. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Key } from '../../src/authoring/words.ts';
import { compose } from '../../src/decision/plan.ts';
import { states, type State } from '../../src/decision/states.ts';
import { graphSchema, wordsSchema, type Graph, type Words } from '../../src/decision/schema.ts';
import { paths, walk, type Answers } from '../../src/decision/tree.ts';
import type { Locale } from '../../src/locales.ts';
import { readOutline, type Item } from '../../src/procedure/outline.ts';
import type { PseudoLocale } from '../pseudo/locales.ts';
import { testSite } from '../pseudo/site.ts';

export type TestLocale = Locale | PseudoLocale;

export interface Decision {
  tree: string;
  locale: TestLocale;
  graph: Graph;
  words: Words;
  /** The portal's own words in this locale. */
  ui: Readonly<Record<Key, string>>;
  /** Every way through the tree. */
  ways: readonly Answers[];
}

const content = path.join(testSite, 'content');
const read = (file: string) => readFileSync(path.join(content, file), 'utf8');

export const trees = globSync('decisions/*.yaml', { cwd: content })
  .map((file) => path.basename(file, '.yaml'))
  .filter((name) => !name.includes('.'))
  .sort();

export function decisionOf(tree: string, locale: TestLocale): Decision {
  const graph = graphSchema.parse(parse(read(`decisions/${tree}.yaml`)));
  const words = wordsSchema.parse(parse(read(`decisions/${tree}.${locale}.yaml`)));
  const ui = JSON.parse(read(`i18n/${locale}.json`)) as Decision['ui'];
  return { tree, locale, graph, words, ui, ways: paths(graph) };
}

/** A few ways that together see every outcome, every question and every answer; those that begin alike follow each other. */
export function tourOf(decision: Decision): Answers[] {
  const { ways } = decision;
  const missing = new Set(ways.flatMap((way) => sightsOf(decision, way)));
  const gain = (way: Answers) => sightsOf(decision, way).filter((sight) => missing.has(sight)).length;
  const chosen = new Set<Answers>();
  while (missing.size) {
    const best = ways.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    chosen.add(best);
    for (const sight of sightsOf(decision, best)) missing.delete(sight);
  }
  return ways.filter((way) => chosen.has(way));
}

const sightsOf = ({ graph }: Decision, way: Answers): string[] => [
  walk(graph, way).node,
  ...Object.entries(way).flatMap(([question, answers]) => [question, ...answers.map((answer) => `${question}=${answer}`)]),
];

/** Of the places without scripts that show one question, one help or one outcome, the first. */
export function placesOf({ tree, graph }: Decision): State[] {
  const all = states(tree, graph);
  const firsts = new Map(all.toReversed().map((state) => [`${state.show} ${state.node}`, state]));
  return all.filter((state) => firsts.get(`${state.show} ${state.node}`) === state);
}

/** The names of all questions and outcomes. */
export const nodesOf = ({ graph }: Decision) => [...Object.keys(graph.questions), ...Object.keys(graph.outcomes)].sort();

/** What the reader of a way should be shown at its end: keys of the steps to do, and of those that were possible once. */
export function stepsAfter({ graph, locale }: Decision, way: Answers): { plan: string[]; past: string[] } {
  const { plan, past } = compose(graph, way)!;
  const steps = (targets: readonly string[]) => targets.flatMap((target) => stepsOf(locale, target));
  return { plan: steps(plan), past: steps(past) };
}

/** The address of a place, by the answers given there. */
export const addressOf = ({ tree, locale }: Pick<Decision, 'tree' | 'locale'>, answers: Answers) =>
  `/${locale}/decide/${tree}/${queryOf(answers)}`;

export function queryOf(answers: Answers): string {
  const pairs = Object.entries(answers).flatMap(([question, given]) => given.map((answer) => [question, answer]));
  return pairs.length ? `?${new URLSearchParams(pairs).toString()}` : '';
}

/** Keys of the steps of `page#id`: of a whole procedure, or of the one step. */
function stepsOf(locale: TestLocale, target: string): string[] {
  const [page, id] = target.split('#') as [string, string];
  const items = itemsOf(`docs/${locale}/${page}.mdx`);
  const procedure = items.findIndex(({ kind, key }) => kind === 'Procedure' && key === id);
  const end = items.findIndex(({ kind }, i) => kind === 'end' && i > procedure);
  const steps = procedure < 0 ? [id] : items.slice(procedure, end).flatMap(({ kind, key }) => (kind === 'Step' ? [key] : []));
  return steps.map((step) => `${page.replaceAll('/', '.')}.${step}`);
}

const outlines = new Map<string, readonly Item[]>();
function itemsOf(file: string): readonly Item[] {
  if (!outlines.has(file)) outlines.set(file, readOutline({ file, text: read(file) }).outline.items);
  return outlines.get(file)!;
}
