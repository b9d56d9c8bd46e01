/** The proof against random graphs: what it lets pass can be walked, and what it refuses is broken indeed. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { proveGraph } from '../../../src/decision/proof.ts';
import type { Graph } from '../../../src/decision/schema.ts';
import { answersTo, paths, walk } from '../../../src/decision/tree.ts';
import { graphOf } from '../../fixtures/content/graph.ts';

const asked = ['qa', 'qb', 'qc'];
const ends = ['oa', 'ob', 'oc'];

/** Small graphs of every kind: options lead to any node, back and forth, now and then to none. */
const wild = fc
  .record({
    start: fc.constantFrom('qa', 'qa', 'qa', 'qb', 'oa', 'none'),
    questions: fc.array(fc.array(fc.constantFrom(...asked, ...ends, ...ends, ...ends, 'none'), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    outcomes: fc.subarray([...ends, 'qb'], { minLength: 1 }),
  })
  .map(({ start, questions, outcomes }) => write(questions, outcomes, start));

/** Graphs that only lead forward, with the outcomes that something leads to: sound unless a question is left out. */
const forward = fc.array(fc.array(fc.nat(5), { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((questions) => {
  const nodes = [...asked.slice(0, questions.length), ...ends];
  const targets = questions.map((options, i) => options.map((n) => nodes[i + 1 + (n % (nodes.length - i - 1))]!));
  return write(
    targets,
    ends.filter((id) => targets.flat().includes(id)),
    'qa',
  );
});

function write(targets: readonly (readonly string[])[], outcomes: readonly string[], start: string): Graph {
  const options = (list: readonly string[]) => Object.fromEntries(list.map((target, i) => [`answer-${i}`, target]));
  return graphOf(Object.fromEntries(targets.map((list, i) => [asked[i]!, options(list)])), outcomes, start);
}

/** Said once more and in another way: follow all options at once, as many times as there are questions. */
function isSound({ start, questions, outcomes }: Graph): boolean {
  const [q, o] = [Object.keys(questions), Object.keys(outcomes)];
  const nodes = [...q, ...o];
  if (new Set(nodes).size < nodes.length || q.some((id) => Object.keys(questions[id]!.options).length < 2)) return false;
  const seen = new Set<string>();
  let front = new Set([start]);
  for (let round = 0; round <= q.length; round++) {
    for (const node of front) seen.add(node);
    front = new Set([...front].flatMap((node) => Object.values(questions[node]?.options ?? {})));
  }
  return front.size === 0 && seen.size === nodes.length && nodes.every((node) => seen.has(node));
}

const graphs = fc.oneof(wild, forward);
const isProven = (graph: Graph) => proveGraph('tree.yaml', graph, () => 1).length === 0;
const runs = { numRuns: 2_000 };

test('the proof finds nothing in sound graphs, and something in all others', () => {
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(isProven(graph)).toBe(isSound(graph));
      verdicts.add(isSound(graph));
    }),
    runs,
  );
  expect(verdicts).toEqual(new Set([true, false]));
});

test('in a proven graph every path ends in an outcome, and every answer on it counts', () => {
  let proven = 0;
  fc.assert(
    fc.property(graphs, (graph) => {
      if (!isProven(graph)) return;
      proven++;
      const all = paths(graph);
      expect(all.length).toBeGreaterThan(0);
      for (const answers of all) {
        const place = walk(graph, answers);
        expect(place.outcome).toBe(true);
        expect(Object.keys(graph.outcomes)).toContain(place.node);
        expect(Object.fromEntries(place.path.map((step) => [step.question, step.answer]))).toEqual(answers);
      }
      expect(new Set(all.map((answers) => walk(graph, answers).node))).toEqual(new Set(Object.keys(graph.outcomes)));
    }),
    runs,
  );
  expect(proven).toBeGreaterThan(100);
});

test('in a proven graph there is a way to every node, and no answer beyond it', () => {
  let proven = 0;
  fc.assert(
    fc.property(graphs, (graph) => {
      if (!isProven(graph)) return;
      proven++;
      for (const node of [...Object.keys(graph.questions), ...Object.keys(graph.outcomes)]) {
        const answers = answersTo(graph, node);
        expect(answers).toBeDefined();
        expect(walk(graph, answers!).node).toBe(node);
        expect(walk(graph, answers!).path).toHaveLength(Object.keys(answers!).length);
      }
    }),
    runs,
  );
  expect(proven).toBeGreaterThan(100);
});
