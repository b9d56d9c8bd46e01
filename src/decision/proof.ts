/**
 * Proves a decision before it is built. First its structure: every target exists, every node is reached, nothing goes in
 * a circle, conditions name what there is. Then, by walking every way (`ways.ts`), what only shows on the way.
 */
import { describe, nearest, type Mistake, type Source } from '../authoring/mistake.ts';
import { parseYaml } from '../authoring/yaml.ts';
import { gapOrOverlap } from './dates.ts';
import { allItems } from './plan.ts';
import { graphSchema, type Condition, type Graph } from './schema.ts';
import { proveWays } from './ways.ts';

/** Where a node stands in a file: the mistakes of a proof point there. */
export type LineOf = (path: readonly PropertyKey[]) => number;
export type Say = (path: readonly PropertyKey[], found: string, expected: string, remedy: string) => Mistake;

/** Every mistake of structure; when there is none, every mistake on the ways. Empty: the graph may be walked. */
export function proveGraph(file: string, graph: Graph, lineOf: LineOf): Mistake[] {
  const say: Say = (path, found, expected, remedy) => ({ file, line: lineOf(path), found, expected, remedy });
  const local = [...proveNodes(graph, say), ...proveConditions(graph, say), ...proveOutcomes(graph, say)];
  if (local.length) return local;
  const shape = proveReach(graph, say);
  return shape.length ? shape : proveWays(graph, say);
}

/** A file's graph, for those who want to walk it: only when it is proven, else the mistakes as a person reads them. */
export function readProven(source: Source): { graph: Graph } | { report: string } {
  const { value: graph, mistakes, lineOf } = parseYaml(source, graphSchema);
  if (!graph) return { report: describe(mistakes) };
  const wrong = proveGraph(source.file, graph, lineOf);
  return wrong.length ? { report: describe(wrong) } : { graph };
}

function proveNodes(graph: Graph, say: Say): Mistake[] {
  const nodes = new Set([...Object.keys(graph.questions), ...Object.keys(graph.outcomes)]);
  const unknown = (path: readonly PropertyKey[], target: string) =>
    nodes.has(target)
      ? []
      : [
          say(
            path,
            JSON.stringify(target),
            'a question or an outcome of this file',
            `Did you mean ${JSON.stringify(nearest(target, nodes) ?? [...nodes][0])}?`,
          ),
        ];
  return [
    ...unknown(['start'], graph.start),
    ...Object.entries(graph.questions).flatMap(([id, { next, answers, several }]) => {
      const path = ['questions', id];
      const single = Object.values(answers).filter((a) => a.alone).length;
      const uncovered = gapOrOverlap(answers);
      return [
        ...(Object.hasOwn(graph.outcomes, id)
          ? [say(['outcomes', id], `${id} twice`, 'one node of that name', 'Rename the question or the outcome.')]
          : []),
        ...(several && single !== 1
          ? [
              say(
                [...path, 'answers'],
                `${single} answers that stand alone`,
                'exactly one, “none of these”',
                'Where several answers may be given, mark one with { alone: true }.',
              ),
            ]
          : []),
        ...Object.entries(several ? answers : {})
          .filter(([, { alone, when }]) => alone && Object.keys(when).length > 0)
          .map(([answer]) =>
            say(
              [...path, 'answers', answer],
              `a condition on ${answer}, which stands alone`,
              'that it is always offered: it means “none of these”',
              'Take out the condition.',
            ),
          ),
        ...(uncovered
          ? [
              say(
                [...path, 'answers'],
                uncovered,
                'answers that cover all days, each day once',
                'Let each answer begin on the day before which the one before it ends.',
              ),
            ]
          : []),
        ...next.flatMap((row, i) => unknown([...path, 'next', i], row.to)),
      ];
    }),
  ];
}

function proveConditions(graph: Graph, say: Say): Mistake[] {
  const check = (when: Condition, path: readonly PropertyKey[]) =>
    Object.entries(when).flatMap(([question, wanted]) => {
      const at = [...path, 'when', question];
      const answers = Object.hasOwn(graph.questions, question) ? Object.keys(graph.questions[question]!.answers) : undefined;
      if (!answers) {
        const like = nearest(question, Object.keys(graph.questions));
        return [say(at, question, 'a question of this file', like ? `Did you mean ${like}?` : 'Correct the name.')];
      }
      return wanted
        .filter((id) => !answers.includes(id))
        .map((id) => say(at, id, `an answer to ${question}: ${answers.join(', ')}`, `Did you mean ${nearest(id, answers) ?? answers[0]}?`));
    });
  return [
    ...Object.entries(graph.questions).flatMap(([id, question]) => [
      ...Object.entries(question.answers).flatMap(([answer, { when }]) => check(when, ['questions', id, 'answers', answer])),
      ...question.next.flatMap(({ when }, i) => check(when, ['questions', id, 'next', i])),
    ]),
    ...Object.entries(graph.outcomes).flatMap(([id, outcome]) =>
      (['plan', 'past'] as const).flatMap((kind) => outcome[kind].flatMap(({ when }, i) => check(when, ['outcomes', id, kind, i]))),
    ),
  ];
}

function proveOutcomes(graph: Graph, say: Say): Mistake[] {
  return [
    ...Object.entries(graph.outcomes)
      .filter(([, { plan, past, read }]) => plan.length + past.length + read.length === 0)
      .map(([id]) =>
        say(
          ['outcomes', id],
          `${id}, which leads no further: a dead end`,
          'a plan, something past or a page to read on',
          'Give it one of plan, past or read.',
        ),
      ),
    ...(['plan', 'past'] as const)
      .filter((kind) => !allItems(graph, kind))
      .map((kind) =>
        say(
          ['outcomes'],
          `two outcomes that name the same things under ${kind} in opposite order`,
          'one order for all outcomes, for they share one list',
          `Put the items of ${kind} into the same order in each outcome.`,
        ),
      ),
  ];
}

function proveReach(graph: Graph, say: Say): Mistake[] {
  const reached = new Set<string>();
  const circle = findCircle(graph, graph.start, [], reached);
  if (circle)
    return [
      say(
        ['questions', circle[0]!],
        `the circle ${circle.join(' → ')}`,
        'that every path ends in an outcome',
        'Let one of these lead to an outcome or to a later question.',
      ),
    ];
  return (['questions', 'outcomes'] as const).flatMap((kind) =>
    Object.keys(graph[kind])
      .filter((id) => !reached.has(id))
      .map((id) =>
        say(
          [kind, id],
          `${id}, which nothing leads to`,
          'that every node is reached from the start',
          'Let a question lead there, or take it out.',
        ),
      ),
  );
}

function findCircle(graph: Graph, node: string, trail: readonly string[], reached: Set<string>): string[] | undefined {
  if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
  if (reached.has(node)) return undefined;
  reached.add(node);
  const next = Object.hasOwn(graph.questions, node) ? graph.questions[node]!.next : [];
  for (const { to } of next) {
    const circle = findCircle(graph, to, [...trail, node], reached);
    if (circle) return circle;
  }
  return undefined;
}
