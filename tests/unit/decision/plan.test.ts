/** A plan holds what applies to the reader's answers, in the order of the file. */
import { describe, expect, test } from 'vitest';
import { allItems, compose, slim } from '../../../src/decision/plan.ts';
import { graphOf, tasks, type ShortOutcome } from '../../fixtures/content/graph.ts';

describe('composing', () => {
  test('needs an outcome: while questions are open there is none', () => {
    for (const answers of [{}, { role: ['owner'] }, { role: ['admin'], broken: ['software'] }, { moved: ['later'] }])
      expect(compose(tasks, answers)).toBeUndefined();
  });

  test('takes what has no condition, and what fits the answers', () => {
    expect(compose(tasks, { role: ['owner'], broken: ['history', 'passwords'], moved: ['later'] })).toEqual({
      outcome: 'work',
      plan: ['guide/passwords#reset', 'guide/history#fetch', 'guide/overview#check'],
      past: [],
    });
  });

  test('takes what is past only for those whom it concerned', () => {
    const past = (moved: string) => compose(tasks, { role: ['admin'], broken: ['software'], moved: [moved] })!.past;
    expect([past('earlier'), past('later')]).toEqual([['guide/message#keep'], []]);
  });

  test('heeds no answer that does not count', () => {
    const { plan } = compose(tasks, { role: ['admin'], broken: ['history', 'software', 'nothing'], moved: ['later'] })!;
    expect(plan).toEqual(['guide/apis#authorise', 'guide/overview#check']);
  });

  test('may leave a plan empty', () => {
    expect(compose(tasks, { role: ['owner'], broken: ['nothing'] })).toEqual({ outcome: 'rest', plan: [], past: [] });
  });
});

test('what pages carry of a graph composes the same, and holds nothing that only authors need', () => {
  const answers = { role: ['owner'], broken: ['software'], moved: ['earlier'] };
  const carried = JSON.parse(JSON.stringify(slim(tasks))) as typeof tasks;
  expect(compose(carried, answers)).toEqual(compose(tasks, answers));
  expect(JSON.stringify(carried)).not.toMatch(/"(facts|unsure|read|from|before|failures|order)"/);
});

describe('all items', () => {
  /** Items by a letter; `a` is on a condition when written `a?yes`. */
  const listed = (...outcomes: string[][]) => {
    const items = (list: string[]) =>
      list.map((text) => {
        const [name, answer] = text.split('?');
        return { do: `guide/x#${name}`, ...(answer ? { when: { q: answer } } : {}) };
      });
    const ends = Object.fromEntries(outcomes.map((list, i): [string, ShortOutcome] => [`o${i}`, items(list)]));
    return allItems(graphOf({ q: { to: { yes: 'o0', no: 'o0' } } }, ends), 'plan')
      ?.map((item) => item.slice(-1))
      .join('');
  };

  test.each([
    ['of one outcome, as they stand there', [['b', 'a']], 'ba'],
    [
      'of two, common ones once',
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      'abc',
    ],
    [
      'of two, one filling in the other',
      [
        ['a', 'c'],
        ['a', 'b', 'c'],
      ],
      'abc',
    ],
    [
      'of three that only agree together',
      [
        ['c', 'a'],
        ['b', 'c'],
        ['a', 'd'],
      ],
      'bcad',
    ],
    ['of none', [[]], ''],
    ['named for one answer, then for another', [['a?yes', 'a?no', 'b']], 'ab'],
  ])('%s', (_, outcomes, order) => {
    expect(listed(...outcomes)).toBe(order);
  });

  test.each([
    [
      'two outcomes',
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    ],
    [
      'three outcomes in a circle',
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ],
    ],
    ['one outcome that names a thing here for one answer, there for another', [['a?yes', 'b', 'a?no']]],
  ])('have no order that agrees with %s', (_, outcomes) => {
    expect(listed(...outcomes)).toBeUndefined();
  });
});
