/** A decision is proven before it is built; what is wrong with it is named with its place. */
import { describe, expect, test } from 'vitest';
import { proveGraph, proveWords } from '../../../src/decision/proof.ts';
import type { Graph, Words } from '../../../src/decision/schema.ts';
import { channels, graphOf } from '../../fixtures/content/graph.ts';

/** Each path gets a line of its own, so that a mistake shows at which place it was found. */
function prove(graph: Graph) {
  const places: string[] = [];
  const mistakes = proveGraph('tree.yaml', graph, (path) => places.push(path.map(String).join('.')));
  return mistakes.map((mistake) => ({ ...mistake, place: places[mistake.line - 1]! }));
}

const binary = (yes: string, no: string) => ({ yes, no });

test('a graph in which every way ends in an outcome, and everything is reached, is proven', () => {
  expect(prove(channels)).toEqual([]);
});

test('questions may be asked again on another way, and outcomes shared', () => {
  expect(prove(graphOf({ a: binary('b', 'c'), b: binary('c', 'x'), c: binary('x', 'y') }, ['x', 'y']))).toEqual([]);
});

describe('what is wrong is found where it stands', () => {
  test.each([
    ['an option to an unknown node', graphOf({ a: binary('out', 'uot') }, ['out', 'end']), 'questions.a.options.no'],
    ['a start that there is not', graphOf({ a: binary('x', 'y') }, ['x', 'y'], 'aa'), 'start'],
    ['a question with one option', graphOf({ a: binary('b', 'x'), b: { yes: 'x' } }, ['x']), 'questions.b.options'],
    ['a question without options', graphOf({ a: binary('b', 'x'), b: {} }, ['x']), 'questions.b.options'],
    ['a question and an outcome of one name', graphOf({ a: binary('b', 'x'), b: binary('x', 'x') }, ['x', 'b']), 'outcomes.b'],
    ['an outcome that no option leads to', graphOf({ a: binary('x', 'x') }, ['x', 'y']), 'outcomes.y'],
    ['a question that no option leads to', graphOf({ a: binary('x', 'x'), b: binary('x', 'x') }, ['x']), 'questions.b'],
    ['a question that leads to itself', graphOf({ a: binary('a', 'x') }, ['x']), 'questions.a'],
    ['a circle further on', graphOf({ a: binary('b', 'x'), b: binary('c', 'x'), c: binary('b', 'x') }, ['x']), 'questions.b'],
    ['a circle back to the start', graphOf({ a: binary('x', 'b'), b: binary('x', 'a') }, ['x']), 'questions.a'],
  ])('%s', (_, graph, place) => {
    const mistakes = prove(graph);
    expect(mistakes.map((m) => `${m.file} ${m.place}`)).toEqual([`tree.yaml ${place}`]);
    for (const { found, expected, remedy } of mistakes) for (const part of [found, expected, remedy]) expect(part).not.toBe('');
  });
});

test('an unknown node is answered with the one that was probably meant', () => {
  expect(prove(graphOf({ a: binary('out', 'uot') }, ['end', 'out']))[0]?.remedy).toContain('"out"');
});

test('a circle is shown whole, and without the way into it', () => {
  const [mistake] = prove(graphOf({ a: binary('b', 'x'), b: binary('c', 'x'), c: binary('b', 'x') }, ['x']));
  expect(mistake?.found).toMatch(/b\W+c\W+b/);
  expect(mistake?.found).not.toMatch(/\ba\b/);
});

test('every unknown target is reported', () => {
  expect(prove(graphOf({ a: binary('one', 'two') }, ['x']))).toHaveLength(2);
});

test('a node may have a name that every object knows', () => {
  expect(prove(graphOf({ constructor: binary('x', 'y') }, ['x', 'y']))).toEqual([]);
});

describe('the words of one locale', () => {
  const words: Words = {
    title: 'Which?',
    questions: {
      channel: { question: 'Channel?', options: { facebook: 'Facebook', line: 'LINE', both: 'Both' } },
      plan: { question: 'Plan?', options: { suite: 'Suite', other: 'Other' } },
    },
    outcomes: { today: { title: 'Today', text: 'Text' }, later: { title: 'Later', text: 'Text' } },
  };
  const { channel, plan } = words.questions as { channel: Words['questions'][string]; plan: Words['questions'][string] };
  const { today, later } = words.outcomes as { today: Words['outcomes'][string]; later: Words['outcomes'][string] };

  function judge(changed: Partial<Words>, graph = channels) {
    const places: string[] = [];
    const mistakes = proveWords('tree.de.yaml', { ...words, ...changed }, graph, 'tree.yaml', (path) =>
      places.push(path.map(String).join('.')),
    );
    return mistakes.map(({ file, line, found }) => ({ file, place: places[line - 1]!, found }));
  }

  test('fit when nothing is missing and nothing left over', () => {
    expect(judge({})).toEqual([]);
  });

  test.each([
    ['a question', { questions: { channel } }, 'questions', 'plan'],
    ['an answer', { questions: { channel, plan: { ...plan, options: { suite: 'Suite' } } } }, 'questions.plan.options', 'other'],
    ['an outcome', { outcomes: { today } }, 'outcomes', 'later'],
  ])('lack %s, which is named', (_, changed, place, missing) => {
    expect(judge(changed)).toEqual([{ file: 'tree.de.yaml', place, found: expect.stringContaining(missing) as string }]);
  });

  test.each([
    ['a question', { questions: { channel, plan, colour: plan } }, 'questions.colour'],
    [
      'an answer',
      { questions: { channel, plan: { ...plan, options: { ...plan.options, maybe: 'Maybe' } } } },
      'questions.plan.options.maybe',
    ],
    ['an outcome', { outcomes: { today, later, never: later } }, 'outcomes.never'],
  ])('have %s too many', (_, changed, place) => {
    expect(judge(changed)).toMatchObject([{ file: 'tree.de.yaml', place }]);
  });

  test('are missed also for a node whose name every object knows', () => {
    const graph = graphOf({ channel: { facebook: 'today', line: 'later', both: 'constructor' } }, ['today', 'later', 'constructor']);
    expect(judge({ questions: { channel } }, graph)).toMatchObject([{ place: 'outcomes' }]);
  });
});
