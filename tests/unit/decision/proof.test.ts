/** The structure of a decision is proven before anybody walks it; what is wrong is named with its place and a remedy. */
import { describe, expect, test } from 'vitest';
import { channels, graphOf, tasks, type ShortOutcome, type ShortQuestion } from '../../fixtures/content/graph.ts';
import { prove } from '../../fixtures/content/prove.ts';

const binary = (yes: string, no: string) => ({ to: { yes, no } });
const several = (answers: Extract<ShortQuestion, { answers: unknown }>['answers']) => ({ several: true, answers, next: 'x' });
const dated = (...spans: ({ from?: string; before?: string } | null)[]) => ({
  answers: Object.fromEntries(spans.map((span, i) => [`span-${i}`, span])),
  next: 'x',
});

test.each([
  ['a small one', channels],
  ['one with several answers, conditions and dates', tasks],
  ['one in which ways meet again', graphOf({ a: binary('b', 'c'), b: binary('c', 'x'), c: binary('x', 'y') }, ['x', 'y'])],
  [
    'one with names that every object knows',
    graphOf({ a: binary('constructor', 'x'), constructor: { to: { constructor: 'x', no: 'y' } } }, ['x', 'y']),
  ],
])('%s is proven', (_, graph) => {
  expect(prove(graph)).toEqual([]);
});

describe('what is wrong is found where it stands:', () => {
  const two = ['x', 'y'];
  const start = binary('x', 'y');
  const item = (when: Record<string, string>): ShortOutcome => [{ do: 'guide/x#do', when }];
  test.each([
    ['a row to an unknown node', graphOf({ a: binary('x', 'z') }, ['x']), 'questions.a.next.1'],
    ['a start that there is not', graphOf({ a: start }, two, 'aa'), 'start'],
    ['a start whose name every object knows', graphOf({ a: start }, two, 'constructor'), 'start'],
    ['a question and an outcome of one name', graphOf({ a: binary('b', 'x'), b: start }, ['x', 'y', 'b']), 'outcomes.b'],
    ['an outcome that nothing leads to', graphOf({ a: start }, ['x', 'y', 'z']), 'outcomes.z'],
    ['a question that nothing leads to', graphOf({ a: start, b: start }, two), 'questions.b'],
    ['a question that leads to itself', graphOf({ a: binary('a', 'x') }, ['x']), 'questions.a'],
    ['a circle further on', graphOf({ a: binary('b', 'x'), b: binary('c', 'x'), c: binary('b', 'x') }, ['x']), 'questions.b'],
    ['a circle back to the start', graphOf({ a: binary('x', 'b'), b: binary('x', 'a') }, ['x']), 'questions.a'],
    ['several answers, none alone', graphOf({ a: several(['p', 'q']) }, ['x']), 'questions.a.answers'],
    [
      'several answers, two alone',
      graphOf({ a: several({ p: null, q: { alone: true }, r: { alone: true } }) }, ['x']),
      'questions.a.answers',
    ],
    [
      '“none of these” not offered to all',
      graphOf({ a: binary('b', 'y'), b: several({ p: null, q: null, none: { alone: true, when: { a: 'yes' } } }) }, two),
      'questions.b.answers.none',
    ],
    ['days before the first', graphOf({ a: dated({ from: '2021-11-01' }, null) }, ['x']), 'questions.a.answers'],
    ['days after the last', graphOf({ a: dated({ before: '2021-11-01' }, null) }, ['x']), 'questions.a.answers'],
    ['days between', graphOf({ a: dated({ before: '2021-11-01' }, { from: '2021-11-02' }) }, ['x']), 'questions.a.answers'],
    ['days twice', graphOf({ a: dated({ before: '2021-11-02' }, { from: '2021-11-01' }) }, ['x']), 'questions.a.answers'],
    ['an outcome with nothing to do or to read', graphOf({ a: start }, { x: ['guide/x#do'], y: {} }), 'outcomes.y'],
    [
      'a row for an unknown question',
      graphOf({ a: { answers: ['p', 'q'], next: [{ when: { b: 'p' }, to: 'x' }] } }, ['x']),
      'questions.a.next.0.when.b',
    ],
    [
      'a row for an unknown answer',
      graphOf({ a: { answers: ['p', 'q'], next: [{ when: { a: ['p', 'r'] }, to: 'x' }] } }, ['x']),
      'questions.a.next.0.when.a',
    ],
    [
      'a row for not being sure',
      graphOf({ a: { answers: ['p', 'q'], next: [{ when: { a: 'unsure' }, to: 'x' }] } }, ['x']),
      'questions.a.next.0.when.a',
    ],
    [
      'an answer for an unknown question',
      graphOf({ a: { answers: { p: null, q: { when: { b: 'p' } } }, next: 'x' } }, ['x']),
      'questions.a.answers.q.when.b',
    ],
    [
      'an answer for an unknown answer',
      graphOf({ a: binary('b', 'x'), b: { answers: { p: null, q: { when: { a: 'maybe' } } }, next: 'x' } }, ['x']),
      'questions.b.answers.q.when.a',
    ],
    ['an item for an unknown question', graphOf({ a: start }, { x: item({ b: 'yes' }), y: ['guide/y#do'] }), 'outcomes.x.plan.0.when.b'],
    [
      'an item for a question every object knows',
      graphOf({ a: start }, { x: item({ constructor: 'yes' }), y: ['guide/y#do'] }),
      'outcomes.x.plan.0.when.constructor',
    ],
    ['an item for an unknown answer', graphOf({ a: start }, { x: item({ a: 'maybe' }), y: ['guide/y#do'] }), 'outcomes.x.plan.0.when.a'],
    [
      'a past item for an unknown answer',
      graphOf({ a: start }, { x: { past: [{ do: 'guide/x#do', when: { a: 'maybe' } }] }, y: ['guide/y#do'] }),
      'outcomes.x.past.0.when.a',
    ],
    ['two outcomes in opposite order', graphOf({ a: start }, { x: ['guide/x#p', 'guide/x#q'], y: ['guide/x#q', 'guide/x#p'] }), 'outcomes'],
    [
      'two pasts in opposite order',
      graphOf({ a: start }, { x: { past: ['guide/x#p', 'guide/x#q'] }, y: { past: ['guide/x#q', 'guide/x#p'] } }),
      'outcomes',
    ],
  ])('%s', (_, graph, place) => {
    const mistakes = prove(graph);
    expect(mistakes.map((m) => `${m.file} ${m.place}`)).toEqual([`tree.yaml ${place}`]);
    for (const { found, expected, remedy } of mistakes) for (const part of [found, expected, remedy]) expect(part).toMatch(/\S/);
  });
});

describe('the remedy', () => {
  test('for an unknown node is the one that was probably meant', () => {
    expect(prove(graphOf({ a: binary('out', 'uot') }, ['end', 'out']))[0]?.remedy).toContain('"out"');
  });

  test('for an unknown question or answer too', () => {
    const rows = (when: Record<string, string>) => ({ role: { answers: ['owner', 'agent'], next: [{ when, to: 'x' }] } });
    expect(prove(graphOf(rows({ rloe: 'owner' }), ['x']))[0]?.remedy).toContain('role');
    expect(prove(graphOf(rows({ role: 'onwer' }), ['x']))[0]?.remedy).toContain('owner');
  });
});

test('a circle is shown whole, and without the way into it', () => {
  const [mistake] = prove(graphOf({ a: binary('b', 'x'), b: binary('c', 'x'), c: binary('b', 'x') }, ['x']));
  expect(mistake?.found).toMatch(/b\W+c\W+b/);
  expect(mistake?.found).not.toMatch(/\ba\b/);
});

test('mistakes of structure are all reported at once', () => {
  const graph = graphOf({ a: binary('one', 'two'), b: several(['p', 'q']) }, { x: {}, y: [{ do: 'guide/y#do', when: { c: 'p' } }] });
  expect(prove(graph).map(({ place }) => place)).toEqual([
    'questions.a.next.0',
    'questions.a.next.1',
    'questions.b.answers',
    'outcomes.y.plan.0.when.c',
    'outcomes.x',
  ]);
});
