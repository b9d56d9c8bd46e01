/** Judges `content/decisions/`: each tree by itself, its words in every locale, and all that it names elsewhere. */
import path from 'node:path';
import type { Mistake } from '../authoring/mistake.ts';
import { parseYaml } from '../authoring/yaml.ts';
import { proveHints, proveWords } from '../decision/proof-words.ts';
import { proveGraph, type LineOf } from '../decision/proof.ts';
import { graphSchema, wordsSchema, type Graph } from '../decision/schema.ts';
import { walk } from '../decision/tree.ts';
import { proveSteps } from '../decision/ways.ts';
import { localeCodes, sourceLocale } from '../locales.ts';
import type { Outline } from '../procedure/outline.ts';
import { unknownName } from '../procedure/references.ts';
import { failureCodes } from '../zendesk/failure.ts';
import type { Content } from './content.ts';

interface Tree {
  name: string;
  file: string;
  graph: Graph;
  lineOf: LineOf;
}

export function checkDecisions(content: Content, files: readonly string[]): Mistake[] {
  const parsed = files.map((file) => ({ name: path.basename(file, '.yaml'), file, ...parseYaml(content.read(file), graphSchema) }));
  const trees = parsed.flatMap(({ value, ...rest }): Tree[] => (value ? [{ ...rest, graph: value }] : []));
  const names = new Set(parsed.map(({ name }) => name));
  const proofs = new Map(trees.map((tree) => [tree, proveGraph(tree.file, tree.graph, tree.lineOf)]));
  const whole = trees.length === parsed.length && [...proofs.values()].every((mistakes) => !mistakes.length);
  return [
    ...parsed.flatMap(({ mistakes }) => mistakes),
    ...trees.flatMap((tree) => [
      ...proofs.get(tree)!,
      ...checkFacts(tree, content),
      ...checkTargets(tree, content),
      ...(proofs.get(tree)!.length ? [] : checkSteps(tree, content)), // walks too
      ...checkReading(tree, content, names),
      ...checkCircles(tree, content),
      ...checkWords(tree, content),
    ]),
    ...checkQuestionsOnce(trees),
    ...(whole ? checkFailures(trees) : []), // walks, which may not end in a graph that is not proven
  ];
}

function checkFacts({ file, graph, lineOf }: Tree, { known }: Content): Mistake[] {
  if (!known.facts.size) return [];
  return (['questions', 'outcomes'] as const).flatMap((kind) =>
    Object.entries<{ facts: readonly string[] }>(graph[kind]).flatMap(([id, { facts }]) =>
      facts
        .filter((fact) => !known.facts.has(fact))
        .map((fact) => unknownName(file, lineOf([kind, id, 'facts']), fact, known.facts, 'content/facts.yaml')),
    ),
  );
}

/** Everything of the guides that a graph names, with its place in the file. */
function targetsOf(graph: Graph): [readonly PropertyKey[], string][] {
  return [
    ...Object.entries(graph.questions).map(([id, { unsure }]): [readonly PropertyKey[], string] => [['questions', id, 'unsure'], unsure]),
    ...Object.entries(graph.outcomes).flatMap(([id, outcome]) =>
      (['plan', 'past'] as const).flatMap((kind) =>
        outcome[kind].map((item, i): [readonly PropertyKey[], string] => [['outcomes', id, kind, i], item.do]),
      ),
    ),
  ];
}

/** Procedures and steps that questions and outcomes name must stand in the guides of every locale. */
function checkTargets({ file, graph, lineOf }: Tree, content: Content): Mistake[] {
  return targetsOf(graph).flatMap(([place, name]) =>
    localeCodes
      .filter((locale) => !content.hasTarget(locale, name))
      .map((locale) => ({
        file,
        line: lineOf(place),
        found: name,
        expected: `a <Procedure> or <Step> of that id on that page in content/docs/${locale}/`,
        remedy: 'Correct the name, or write the procedure or step in that language.',
      })),
  );
}

/** The steps that `page#id` shows, as `page#step`: all of a procedure, or the one step. */
function stepsOf(pages: ReadonlyMap<string, Outline>, name: string): string[] {
  const [page, id] = name.split('#') as [string, string];
  const items = pages.get(page)?.items ?? [];
  const start = items.findIndex(({ kind, key }) => kind === 'Procedure' && key === id);
  if (start < 0) return [name];
  const rest = items.slice(start + 1);
  const end = rest.findIndex(({ kind }) => kind === 'end');
  return rest.slice(0, end < 0 ? undefined : end).flatMap(({ kind, key }) => (kind === 'Step' ? [`${page}#${key}`] : []));
}

/** No plan shows a step twice, be it by itself and within its procedure. Locales have the same steps, so one is looked at. */
function checkSteps({ file, graph, lineOf }: Tree, { guides }: Content): Mistake[] {
  const pages = guides.get(sourceLocale)!;
  return proveSteps(
    graph,
    (name) => stepsOf(pages, name),
    (place, found, expected, remedy) => ({ file, line: lineOf(place), found, expected, remedy }),
  );
}

function checkReading({ file, graph, lineOf }: Tree, { guides }: Content, trees: ReadonlySet<string>): Mistake[] {
  const pages = new Set([...guides.get(sourceLocale)!.keys(), ...[...trees].map((tree) => `decide/${tree}`)]);
  return Object.entries(graph.outcomes).flatMap(([id, { read }]) =>
    read
      .filter((page) => !pages.has(page))
      .map((page) =>
        unknownName(file, lineOf(['outcomes', id, 'read']), page, pages, `content/docs/${sourceLocale}/ or content/decisions/`),
      ),
  );
}

/** A page that shows a decision cannot lend it steps: to render the one, the other would have to be finished. */
function checkCircles({ name, graph }: Tree, { guides }: Content): Mistake[] {
  const lenders = new Set(targetsOf(graph).map(([, target]) => target.split('#')[0]));
  return [...guides].flatMap(([, pages]) =>
    [...pages].flatMap(([page, { file, items }]) =>
      items
        .filter(({ kind, key }) => (kind === 'Decision' || kind === 'Plan') && (key === name || key === '') && lenders.has(page))
        .map(({ kind, line }) => ({
          file,
          line,
          found: `<${kind}> of ${name}, which takes steps from this very page`,
          expected: 'a page that the decision takes no steps from',
          remedy: 'Move the procedures or the decision to another page.',
        })),
    ),
  );
}

function checkWords({ file, graph }: Tree, { exists, read }: Content): Mistake[] {
  const sourceFile = file.replace(/\.yaml$/, `.${sourceLocale}.yaml`);
  const source = exists(sourceFile) ? parseYaml(read(sourceFile), wordsSchema).value : undefined;
  return localeCodes.flatMap((locale) => {
    const name = file.replace(/\.yaml$/, `.${locale}.yaml`);
    if (!exists(name))
      return [
        {
          file: name,
          line: 1,
          found: 'nothing of that name',
          expected: `the words of ${file} in ${locale}`,
          remedy: `Copy ${sourceFile} and translate it.`,
        },
      ];
    const { value, mistakes, lineOf } = parseYaml(read(name), wordsSchema);
    if (!value) return mistakes;
    return [...proveWords(name, value, graph, file, lineOf), ...(source ? proveHints(name, value, sourceFile, source, lineOf) : [])];
  });
}

/** Answers stand in the address by their question alone, and a page may hold several decisions. */
function checkQuestionsOnce(trees: readonly Tree[]): Mistake[] {
  const homes = new Map<string, string>();
  return trees.flatMap(({ file, graph, lineOf }) =>
    Object.keys(graph.questions).flatMap((id) => {
      const first = homes.get(id) ?? (id === 'done' ? 'the ticks of a shared plan' : undefined);
      if (!first) homes.set(id, file);
      return first
        ? [
            {
              file,
              line: lineOf(['questions', id]),
              found: `the question ${id}, a name that ${first} uses already`,
              expected: 'a name of its own: it stands in addresses',
              remedy: 'Rename one of the two.',
            },
          ]
        : [];
    }),
  );
}

/** Every failure has a place in one of the decisions, where its reader finds out why. */
function checkFailures(trees: readonly Tree[]): Mistake[] {
  const linked = new Set(trees.flatMap(({ graph }) => Object.keys(graph.failures ?? {})));
  const home = trees.find(({ graph }) => graph.failures) ?? trees[0]; // where none has any, the place is the author's to choose
  return [
    ...trees.flatMap(({ file, graph, lineOf }) =>
      Object.entries(graph.failures ?? {}).flatMap(([code, answers]): Mistake[] => {
        const line = lineOf(['failures', code]);
        if (!(failureCodes as readonly string[]).includes(code))
          return [unknownName(file, line, code, new Set(failureCodes), 'src/zendesk/failure.ts')];
        const given = Object.fromEntries(Object.entries(answers).map(([question, answer]) => [question, [answer]]));
        return walk(graph, given).path.length === Object.keys(answers).length
          ? []
          : [
              {
                file,
                line,
                found: `answers that do not all count: ${JSON.stringify(answers)}`,
                expected: 'answers from the first question on',
                remedy: 'Name each question on the way and an answer of it.',
              },
            ];
      }),
    ),
    ...failureCodes
      .filter((code) => !linked.has(code))
      .map((code) => ({
        file: home?.file ?? 'content/decisions',
        line: home?.lineOf(['failures']) ?? 1,
        found: `no answers for the failure ${code}`,
        expected: 'every code of src/zendesk/failure.ts',
        remedy: `Add ${code} and the answers that it stands for.`,
      })),
  ];
}
