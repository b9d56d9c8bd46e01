/** Where a reader stands is found by replaying answers, and by nothing else: no test puts anyone at a node. */
import { describe, expect, test } from 'vitest';
import { accepted, answersOf, choices, holds, offered, paths, unsure, walk, type Answers } from '../../../src/decision/tree.ts';
import { channels, graphOf, tasks } from '../../fixtures/content/graph.ts';

const owner = { role: ['owner'] };
const admin = { role: ['admin'] };
const next = (answers: Answers) => walk(tasks, answers).node;

describe('testing role, after no answer', () => {
  test('it is asked first', () => {
    expect(walk(tasks, {})).toEqual({ node: 'role', path: [], outcome: false, unsure: false });
  });

  test.each([
    ['owner', 'broken'],
    ['admin', 'broken'],
    ['agent', 'ask'],
  ])('%s: next is %s', (answer, node) => {
    expect(next({ role: [answer] })).toBe(node);
  });

  test('not sure: it is still asked, and how one finds out is shown', () => {
    expect(walk(tasks, { role: [unsure] })).toEqual({ node: 'role', path: [], outcome: false, unsure: true });
  });

  test.each([[[]], [['boss']], [['broken']], [['Owner']], [['']]])('%j: it is still asked', (given) => {
    expect(walk(tasks, { role: given })).toEqual({ node: 'role', path: [], outcome: false, unsure: false });
  });

  test('of two answers the first counts, and of a wrong and a right one the right one', () => {
    expect(next({ role: ['agent', 'owner'] })).toBe('ask');
    expect(next({ role: ['boss', 'agent'] })).toBe('ask');
    expect(next({ role: [unsure, 'agent'] })).toBe('ask');
  });
});

describe('testing broken, after owner', () => {
  test('all answers are offered', () => {
    expect(offered(tasks, 'broken', owner)).toEqual(['passwords', 'software', 'history', 'nothing']);
  });

  test.each([
    [['passwords'], 'moved'],
    [['history'], 'moved'],
    [['passwords', 'software', 'history'], 'moved'],
    [['nothing'], 'rest'],
  ])('%j: next is %s', (given, node) => {
    expect(next({ ...owner, broken: given })).toBe(node);
  });

  test.each([
    ['are taken in the order of the file', ['history', 'passwords'], ['passwords', 'history']],
    ['count once', ['software', 'software'], ['software']],
    ['push out “none of these”', ['nothing', 'software'], ['software']],
    ['count beside what is no answer', ['tea', 'software', unsure], ['software']],
  ])('several answers %s', (_, given, counts) => {
    expect(walk(tasks, { ...owner, broken: given }).path.at(-1)).toEqual({ question: 'broken', answers: counts });
  });

  test('not sure: how one finds out is shown, with the way so far', () => {
    expect(walk(tasks, { ...owner, broken: [unsure] })).toMatchObject({ node: 'broken', unsure: true, path: [{ question: 'role' }] });
  });
});

describe('testing broken, after admin', () => {
  test('what only an owner can do is not offered', () => {
    expect(offered(tasks, 'broken', admin)).toEqual(['passwords', 'software', 'nothing']);
  });

  test('history alone: it is still asked, for that is not offered', () => {
    expect(walk(tasks, { ...admin, broken: ['history'] })).toMatchObject({ node: 'broken', unsure: false });
  });

  test('history and software: next is moved, and only software counts', () => {
    expect(answersOf(walk(tasks, { ...admin, broken: ['history', 'software'] }))).toEqual({ ...admin, broken: ['software'] });
  });
});

describe('testing broken, after agent', () => {
  test('it is not asked: the answers to it count for nothing', () => {
    const { node, path, outcome } = walk(tasks, { role: ['agent'], broken: ['software'], moved: ['later'] });
    expect({ node, outcome, path }).toEqual({ node: 'ask', outcome: true, path: [{ question: 'role', answers: ['agent'] }] });
  });
});

describe('testing moved, after owner and software', () => {
  const before = { ...owner, broken: ['software'] };

  test.each(['earlier', 'later'])('%s: next is work, an outcome, with all answers on the way', (answer) => {
    const place = walk(tasks, { ...before, moved: [answer] });
    expect(place).toMatchObject({ node: 'work', outcome: true, unsure: false });
    expect(answersOf(place)).toEqual({ ...before, moved: [answer] });
  });

  test('its answer alone leads nowhere: nobody jumps', () => {
    expect(walk(tasks, { moved: ['earlier'] })).toMatchObject({ node: 'role', path: [] });
    expect(next({ ...owner, moved: ['earlier'] })).toBe('broken');
  });

  test('answers count in the order of the questions, however they were given', () => {
    const { path } = walk(tasks, { moved: ['later'], broken: ['software'], role: ['owner'] });
    expect(path.map(({ question }) => question)).toEqual(['role', 'broken', 'moved']);
  });
});

describe('testing plan, where two ways meet', () => {
  test.each(['facebook', 'both'])('after %s: it is asked', (channel) => {
    expect(walk(channels, { channel: [channel] }).node).toBe('plan');
  });

  test('after line: it is passed by', () => {
    expect(walk(channels, { channel: ['line'], plan: ['suite'] })).toMatchObject({ node: 'later', path: [{ question: 'channel' }] });
  });

  test('after an answer that the tree no longer has, as in an old link: the question with that answer is asked again', () => {
    expect(walk(channels, { channel: ['twitter'], plan: ['suite'] })).toMatchObject({ node: 'channel', path: [], outcome: false });
    expect(walk(channels, { channel: ['both'], plan: ['enterprise'] })).toMatchObject({ node: 'plan', outcome: false });
  });
});

describe('names that every object knows', () => {
  const hostile = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  test.each(hostile)('%s is no answer, to one or to several', (name) => {
    expect(walk(tasks, { role: [name] })).toMatchObject({ node: 'role', path: [] });
    expect(walk(tasks, { ...owner, broken: [name] })).toMatchObject({ node: 'broken' });
  });

  test.each(hostile)('an answer to %s is left over', (name) => {
    const answers = JSON.parse(`{ "${name}": ["owner"], "role": ["agent"] }`) as Answers;
    expect(walk(tasks, answers)).toMatchObject({ node: 'ask', path: [{ question: 'role' }] });
    expect(walk(tasks, JSON.parse(`{ "${name}": ["owner"] }`) as Answers).node).toBe('role');
    expect(({} as Record<string, unknown>)['owner']).toBeUndefined();
  });

  test.each(hostile)('%s offers nothing and accepts nothing', (name) => {
    expect(offered(tasks, name, {})).toEqual([]);
    expect(accepted(tasks, name, {}, ['owner'])).toEqual([]);
  });

  test('a condition on such a question does not hold before it was answered', () => {
    for (const name of hostile) expect(holds({ [name]: ['owner'] }, {})).toBe(false);
  });

  test('yet a question and an answer may be called so', () => {
    const graph = graphOf({ constructor: { to: { constructor: 'good', no: 'bad' } } }, ['good', 'bad']);
    expect(walk(graph, {})).toMatchObject({ node: 'constructor', outcome: false });
    expect(walk(graph, { constructor: ['constructor'] })).toMatchObject({ node: 'good', outcome: true });
  });
});

describe('a condition', () => {
  test.each([
    ['nothing is asked for', {}, {}, true],
    ['one of the wanted answers was given', { role: ['owner', 'admin'] }, admin, true],
    ['one of several answers is wanted', { broken: ['software'] }, { broken: ['passwords', 'software'] }, true],
    ['another answer was given', { role: ['owner'] }, admin, false],
    ['the question was not answered', { role: ['owner'] }, { broken: ['software'] }, false],
    ['only one of two questions fits', { role: ['owner'], broken: ['software'] }, owner, false],
    ['nobody can fulfil it', { role: [] }, owner, false],
  ])('when %s', (_, when, answers, result) => {
    expect(holds(when, answers)).toBe(result);
  });
});

describe('what can be chosen', () => {
  test('of single answers each, on which its condition holds', () => {
    expect(choices(tasks, 'role', {})).toEqual([['owner'], ['admin'], ['agent']]);
  });

  test('of several answers every selection once, and “none of these” by itself', () => {
    expect(choices(tasks, 'broken', admin)).toEqual([['passwords'], ['software'], ['passwords', 'software'], ['nothing']]);
    expect(choices(tasks, 'broken', owner)).toHaveLength(8);
  });
});

describe('the paths', () => {
  test('are as many as ways to an outcome, in the order of the file', () => {
    expect(paths(channels)).toEqual([
      { channel: ['facebook'], plan: ['suite'] },
      { channel: ['facebook'], plan: ['other'] },
      { channel: ['line'] },
      { channel: ['both'], plan: ['suite'] },
      { channel: ['both'], plan: ['other'] },
    ]);
    expect(paths(tasks)).toHaveLength(2 * 7 + 1 + (2 * 3 + 1) + 1);
  });

  test('from some answers on are those that go on from there', () => {
    expect(paths(channels, { channel: ['both'] }).map(({ plan }) => plan)).toEqual([['suite'], ['other']]);
  });

  test('from an outcome on are one', () => {
    expect(paths(channels, { channel: ['line'] })).toEqual([{ channel: ['line'] }]);
  });
});
