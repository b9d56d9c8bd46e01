/** What is said of an edge: exactly the answers that lead along it, as shortly as that can be said. */
import { describe, expect, test } from 'vitest';
import en from '../../../content/i18n/en.json' with { type: 'json' };
import { inWords } from '../../../src/decision/drawing-words.ts';
import { decisionOf, type Asked } from '../../fixtures/content/decisions.ts';

/** Words of our own, so that nothing here hangs on the portal's. */
const ui = {
  ...en,
  'drawing.question': 'Q{number}',
  'drawing.any': 'any',
  'drawing.any-but': 'any but {answers}',
  'drawing.or': 'or {answer}',
  'drawing.or-else': '|',
  'drawing.quoted': '{answer}',
  'drawing.condition': 'Q{number}={answers}',
  'drawing.and': '& {condition}',
  'drawing.only': 'if {conditions}',
};
const role: Asked = {
  answers: { owner: {}, admin: {}, agent: {} },
  next: [
    [{ role: ['owner', 'admin'] }, 'broken'],
    [{ role: ['agent'] }, 'ask'],
  ],
};
const broken: Asked = {
  several: true,
  answers: { passwords: {}, software: {}, history: { when: { role: ['owner'] } }, nothing: { alone: true } },
  next: [
    [{ broken: ['passwords', 'software', 'history'] }, 'work'],
    [{ broken: ['nothing'] }, 'rest'],
  ],
};
const tell = (questions: Record<string, Asked>, outcomes: string[]) => {
  const { graph, words } = decisionOf(questions, outcomes);
  return inWords(graph, words, ui, 'en');
};
/** What is said on the way to `outcome` from the second question, whose rows are given. */
const saidTo = (outcome: string, next: Asked['next']) => {
  const outcomes = [...new Set(['ask', ...next.map(([, to]) => to)])];
  const { edges } = tell({ role, broken: { ...broken, next } }, outcomes);
  return edges.find(({ from, to }) => from === 'broken' && to === outcome)!.lines.map(({ text }) => text);
};

test('questions are numbered in the order in which they are come to, whatever their order in the file', () => {
  const { questions } = tell({ broken, role }, ['ask', 'work', 'rest']);
  expect(questions.map(({ id, name }) => [id, name])).toEqual([
    ['role', 'Q1'],
    ['broken', 'Q2'],
  ]);
});

test('a question names all its answers, and on which condition one is offered', () => {
  const { questions } = tell({ role, broken }, ['ask', 'work', 'rest']);
  expect(questions[0]).toMatchObject({ several: '', answers: ['OWNER', 'ADMIN', 'AGENT'] });
  expect(questions[1]!.several).not.toBe('');
  expect(questions[1]!.answers).toEqual(['PASSWORDS', 'SOFTWARE', expect.stringMatching(/^HISTORY.*if Q1=OWNER$/), 'NOTHING']);
});

describe('an edge names', () => {
  test('the one answer that leads along it', () => {
    expect(saidTo('rest', [[{ broken: ['nothing'] }, 'rest']])).toEqual(['NOTHING']);
  });

  test('each of a few answers', () => {
    const lines = saidTo('work', [[{ broken: ['passwords', 'software'] }, 'work']]);
    expect(lines).toEqual(['PASSWORDS', 'or SOFTWARE']);
  });

  test('no answer where any leads along it, named or not', () => {
    expect(saidTo('work', [[{}, 'work']])).toEqual(['any']);
    expect(saidTo('work', [[{ broken: ['passwords', 'software', 'history', 'nothing'] }, 'work']])).toEqual(['any']);
  });

  test('the one that does not, where all others do', () => {
    expect(saidTo('work', [[{ broken: ['passwords', 'software', 'history'] }, 'work']])).toEqual(['any but NOTHING']);
    const { edges } = tell({ role, broken }, ['ask', 'work', 'rest']);
    expect(edges.find(({ from, to }) => from === 'role' && to === 'broken')!.lines[0]!.text).toBe('any but AGENT');
  });

  test('all of several answers, where one left out may be given beside them', () => {
    const lines = saidTo('work', [[{ broken: ['passwords', 'software', 'nothing'] }, 'work']]);
    expect(lines).toEqual(['PASSWORDS', 'or SOFTWARE', 'or NOTHING']);
  });

  test('what must have been answered before', () => {
    expect(saidTo('rest', [[{ role: ['owner'], broken: ['nothing'] }, 'rest']])).toEqual(['NOTHING', '& Q1=OWNER']);
    expect(saidTo('rest', [[{ role: ['owner', 'admin'] }, 'rest']])).toEqual(['any', '& Q1=any but AGENT']);
  });

  test('each set of answers that leads along it', () => {
    const next: Asked['next'] = [
      [{ broken: ['passwords'] }, 'work'],
      [{ broken: ['nothing'], role: ['owner'] }, 'work'],
    ];
    expect(saidTo('work', next)).toEqual(['PASSWORDS', '|', 'NOTHING', '& Q1=OWNER']);
  });
});

test('a thing to do that is always named has no condition, and any other has', () => {
  const { onlyIf } = tell({ role, broken }, ['ask', 'work', 'rest']);
  expect(onlyIf({})).toBe('');
  expect(onlyIf({ role: ['owner'], broken: ['passwords', 'software'] })).toBe('if Q1=OWNER and Q2=PASSWORDS or SOFTWARE');
});

test('a graph that goes in a circle is refused: it was not proven', () => {
  const question = (other: string): Asked => ({ answers: { a: {}, b: {} }, next: [[{}, other]] });
  expect(() => tell({ one: question('two'), two: question('one') }, [])).toThrow(/circle/);
});
