/** Where a reader stands is found by replaying answers, and by nothing else. */
import { describe, expect, test } from 'vitest';
import { answersTo, paths, walk } from '../../../src/decision/tree.ts';
import { channels, graphOf } from '../../fixtures/content/graph.ts';

describe('walking', () => {
  test('begins at the start, with no answer given', () => {
    expect(walk(channels, {})).toEqual({ node: 'channel', path: [], outcome: false });
  });

  test('goes one question further with each answer, and says which counted', () => {
    expect(walk(channels, { channel: 'both' })).toEqual({ node: 'plan', path: [{ question: 'channel', answer: 'both' }], outcome: false });
    expect(walk(channels, { channel: 'both', plan: 'suite' })).toMatchObject({ node: 'today', outcome: true });
  });

  test('ends at an outcome as soon as one is reached', () => {
    expect(walk(channels, { channel: 'line' })).toEqual({ node: 'later', path: [{ question: 'channel', answer: 'line' }], outcome: true });
  });

  test('takes the answers in the order of the questions, however they were given', () => {
    const { path } = walk(channels, { plan: 'suite', channel: 'facebook' });
    expect(path.map((step) => step.question)).toEqual(['channel', 'plan']);
  });

  test('never jumps: an answer to a later question counts for nothing until one gets there', () => {
    expect(walk(channels, { plan: 'suite' })).toMatchObject({ node: 'channel', path: [] });
  });

  test('leaves over an answer to a question that is not on the way', () => {
    expect(walk(channels, { channel: 'line', plan: 'suite' })).toMatchObject({ node: 'later', path: [{ question: 'channel' }] });
  });

  test('stops at an answer that is no option any more, as in an old link', () => {
    expect(walk(channels, { channel: 'twitter', plan: 'suite' })).toMatchObject({ node: 'channel', path: [], outcome: false });
    expect(walk(channels, { channel: 'both', plan: 'enterprise' })).toMatchObject({ node: 'plan', outcome: false });
  });

  test('leaves over answers to questions that there are not, and names of nodes', () => {
    expect(walk(channels, { colour: 'red', today: 'yes' })).toMatchObject({ node: 'channel', path: [] });
    expect(walk(channels, { channel: 'today' })).toMatchObject({ node: 'channel', path: [] });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])('takes %j for no answer', (answer) => {
    expect(walk(channels, { channel: answer })).toMatchObject({ node: 'channel', path: [], outcome: false });
  });

  test('takes answers from an address, whatever is written there', () => {
    const answers = JSON.parse('{"__proto__": "line", "constructor": "both", "channel": "line"}') as Record<string, string>;
    expect(walk(channels, answers)).toMatchObject({ node: 'later', outcome: true });
    expect(({} as Record<string, unknown>)['line']).toBeUndefined();
  });

  test('asks a question even if it is called like something every object has', () => {
    const graph = graphOf({ constructor: { yes: 'good', no: 'bad' } }, ['good', 'bad']);
    expect(walk(graph, {})).toMatchObject({ node: 'constructor', outcome: false });
    expect(walk(graph, { constructor: 'no' })).toMatchObject({ node: 'bad', outcome: true });
  });
});

test('there are as many paths as ways to an outcome, in the order of the file', () => {
  expect(paths(channels)).toEqual([
    { channel: 'facebook', plan: 'suite' },
    { channel: 'facebook', plan: 'other' },
    { channel: 'line' },
    { channel: 'both', plan: 'suite' },
    { channel: 'both', plan: 'other' },
  ]);
});

test('from some answers on, only the paths that go on from there are left', () => {
  expect(paths(channels, { channel: 'both' }).map((answers) => answers['plan'])).toEqual(['suite', 'other']);
});

test.each([
  ['channel', {}],
  ['plan', { channel: 'facebook' }],
  ['today', { channel: 'facebook', plan: 'suite' }],
  ['later', { channel: 'facebook', plan: 'other' }],
])('to %s one gets by the first way in the file', (node, answers) => {
  expect(answersTo(channels, node)).toEqual(answers);
});

test.each(['nowhere', '', '__proto__', 'constructor'])('to %j there is no way', (node) => {
  expect(answersTo(channels, node)).toBeUndefined();
});
