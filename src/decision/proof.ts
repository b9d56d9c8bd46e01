/** Proves a decision before it is built: every option leads somewhere, every node is reached, nothing goes in a circle. */
import { nearest, type Mistake } from '../authoring/mistake.ts';
import type { Graph, Words } from './schema.ts';

/** Where a node stands in a file: the mistakes of a proof point there. */
export type LineOf = (path: readonly PropertyKey[]) => number;

export function proveGraph(file: string, graph: Graph, lineOf: LineOf): Mistake[] {
  const say = (path: readonly PropertyKey[], found: string, expected: string, remedy: string): Mistake => ({
    file,
    line: lineOf(path),
    found,
    expected,
    remedy,
  });
  const nodes = new Set([...Object.keys(graph.questions), ...Object.keys(graph.outcomes)]);
  const mistakes: Mistake[] = [];
  const toNode = (path: readonly PropertyKey[], target: string) => {
    if (nodes.has(target)) return;
    mistakes.push(
      say(
        path,
        JSON.stringify(target),
        'a question or an outcome of this file',
        `Did you mean ${JSON.stringify(nearest(target, nodes) ?? [...nodes][0])}?`,
      ),
    );
  };
  toNode(['start'], graph.start);
  for (const [id, { options }] of Object.entries(graph.questions)) {
    if (Object.hasOwn(graph.outcomes, id))
      mistakes.push(say(['outcomes', id], `${id} twice`, 'one node of that name', 'Rename the question or the outcome.'));
    if (Object.keys(options).length < 2)
      mistakes.push(
        say(
          ['questions', id, 'options'],
          `${Object.keys(options).length} options`,
          'two or more',
          'Add an option, or leave the question out: it decides nothing.',
        ),
      );
    for (const [answer, target] of Object.entries(options)) toNode(['questions', id, 'options', answer], target);
  }
  if (mistakes.length) return mistakes;
  const reached = new Set<string>();
  const circle = findCircle(graph, graph.start, [], reached);
  if (circle)
    return [
      say(
        ['questions', circle[0]!],
        `the circle ${circle.join(' → ')}`,
        'that every path ends in an outcome',
        'Let one of these options lead to an outcome or to a later question.',
      ),
    ];
  for (const id of nodes) {
    const kind = Object.hasOwn(graph.questions, id) ? 'questions' : 'outcomes';
    if (!reached.has(id))
      mistakes.push(
        say(
          [kind, id],
          `${id}, which no option leads to`,
          'that every node is reached from the start',
          'Let an option lead there, or take it out.',
        ),
      );
  }
  return mistakes;
}

function findCircle(graph: Graph, node: string, trail: readonly string[], reached: Set<string>): string[] | undefined {
  if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
  reached.add(node);
  for (const target of Object.values(graph.questions[node]?.options ?? {})) {
    const circle = findCircle(graph, target, [...trail, node], reached);
    if (circle) return circle;
  }
  return undefined;
}

/** Whether the words of one locale fit the graph: nothing missing, nothing left over. */
export function proveWords(file: string, words: Words, graph: Graph, graphFile: string, lineOf: LineOf): Mistake[] {
  const pairs: [readonly string[], object, object][] = [
    [['questions'], graph.questions, words.questions],
    [['outcomes'], graph.outcomes, words.outcomes],
    ...Object.entries(graph.questions).map(([id, q]): [readonly string[], object, object] => [
      ['questions', id, 'options'],
      q.options,
      words.questions[id]?.options ?? q.options,
    ]),
  ];
  return pairs.flatMap(([path, wanted, given]) => [
    ...Object.keys(wanted)
      .filter((id) => !Object.hasOwn(given, id))
      .map((id) => ({
        file,
        line: lineOf(path),
        found: `no words for ${[...path, id].join('.')}`,
        expected: `words for every node of ${graphFile}`,
        remedy: 'Add them in this language.',
      })),
    ...Object.keys(given)
      .filter((id) => !Object.hasOwn(wanted, id))
      .map((id) => ({
        file,
        line: lineOf([...path, id]),
        found: `${[...path, id].join('.')}`,
        expected: `only nodes of ${graphFile}`,
        remedy: 'Take it out, or correct its name.',
      })),
  ]);
}
