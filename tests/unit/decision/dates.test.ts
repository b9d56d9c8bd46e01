/** Days stand in answers and in conditions; a graph as it is read holds answers only. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../src/authoring/yaml.ts';
import { gapOrOverlap, resolveDates, type Span } from '../../../src/decision/dates.ts';
import { graphSchema } from '../../../src/decision/schema.ts';
import { lineIn } from '../../fixtures/content/edit.ts';

const spans: Record<string, Span> = {
  early: { before: '2020-01-01' },
  middle: { from: '2020-01-01', before: '2021-11-01' },
  late: { from: '2021-11-01' },
  never: {},
};

/** What a condition on these spans becomes, and what is complained of. */
function resolve(when: Parameters<typeof resolveDates>[0]) {
  const complaints: string[] = [];
  const condition = resolveDates(
    when,
    (question) => (question === 'moved' ? spans : {}),
    (question) => complaints.push(question),
  );
  return { condition, complaints };
}

describe('a condition on a day becomes a list of answers', () => {
  test.each([
    [{ before: '2020-01-01' }, ['early']],
    [{ before: '2021-11-01' }, ['early', 'middle']],
    [{ from: '2020-01-01' }, ['middle', 'late']],
    [{ from: '2021-11-01' }, ['late']],
  ])('%j: %j', (day, answers) => {
    expect(resolve({ moved: day })).toEqual({ condition: { moved: answers }, complaints: [] });
  });

  test('and stays what it is where answers are named', () => {
    expect(resolve({ moved: ['never'], role: ['owner'] })).toEqual({ condition: { moved: ['never'], role: ['owner'] }, complaints: [] });
  });

  test.each([
    ['cuts an answer', { moved: { before: '2020-06-01' } }, 'moved'],
    ['cuts the first answer', { moved: { from: '2019-12-31' } }, 'moved'],
    ['cuts the last answer', { moved: { before: '2021-11-02' } }, 'moved'],
    ['is asked of a question without days', { role: { from: '2020-01-01' } }, 'role'],
  ])('unless the day %s: that is complained of', (_, when, question) => {
    expect(resolve(when).complaints).toEqual([question]);
  });
});

describe('the answers to a question about a date', () => {
  test.each([
    ['two', { a: { before: '2020-01-01' }, b: { from: '2020-01-01' } }],
    ['three, in any order', { late: spans['late']!, early: spans['early']!, middle: spans['middle']! }],
    ['three, and one without a day', spans],
    ['none with a day', { a: {}, b: {} }],
  ])('cover all days: %s', (_, answers) => {
    expect(gapOrOverlap(answers)).toBeUndefined();
  });

  test.each([
    ['a gap before the first', { b: { from: '2020-01-01' } }, /2020-01-01/],
    ['a gap after the last', { a: { before: '2020-01-01' } }, /2020-01-01/],
    ['a gap between two', { a: { before: '2020-01-01' }, b: { from: '2020-01-02' } }, /2020-01-01.*2020-01-02/],
    ['a gap further on', { ...spans, late: { from: '2021-12-01' } }, /2021-11-01.*2021-12-01/],
    ['two for all days before', { a: { before: '2020-01-01' }, b: { before: '2021-01-01' }, c: { from: '2021-01-01' } }, /a|b/],
    ['two for all days after', { a: { before: '2020-01-01' }, b: { from: '2020-01-01' }, c: { from: '2021-01-01' } }, /b.*c/],
    ['two for one day', { a: { before: '2020-01-02' }, b: { from: '2020-01-01' } }, /a.*b/],
    ['one within another', { ...spans, summer: { from: '2020-06-01', before: '2020-09-01' } }, /middle.*summer/],
    ['one twice', { ...spans, again: spans['middle']! }, /middle.*again/],
    [
      'one that ends as it begins',
      { a: { before: '2020-01-01' }, b: { from: '2020-01-01', before: '2020-01-01' }, c: { from: '2020-01-01' } },
      /b/,
    ],
    ['one that ends before it begins', { ...spans, never: { from: '2021-11-01', before: '2020-01-01' } }, /never/],
  ])('leave %s, which is said', (_, answers, said) => {
    expect(gapOrOverlap(answers)).toMatch(said);
  });

  const day = fc.option(
    fc.nat(5).map((n) => `2020-01-0${n + 1}`),
    { nil: undefined },
  );
  const any = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.record({ from: day, before: day }));
  const cut = fc
    .subarray(['2020-01-02', '2020-01-03', '2020-01-05'], { minLength: 1 })
    .map((days) => Object.fromEntries([undefined, ...days].map((from, i): [string, Span] => [`a${i}`, { from, before: days[i] }])));

  test('are sound exactly when each day has one answer, and each answer has a day', () => {
    const days = Array.from({ length: 8 }, (_, i) => `2020-01-0${i}`);
    const covers = ({ from = '', before = '9' }: Span, on: string) => from <= on && on < before;
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          cut,
          fc.tuple(cut, any).map(([sound, more]) => ({ ...more, ...sound })),
        ),
        (answers) => {
          const dated = Object.values(answers).filter(({ from, before }) => from ?? before);
          const sound =
            days.every((on) => dated.filter((span) => covers(span, on)).length === 1) &&
            dated.every((span) => days.some((on) => covers(span, on)));
          expect(gapOrOverlap(answers) === undefined).toBe(sound || dated.length === 0);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

describe('in a file', () => {
  const text = `
start: moved
questions:
  moved:
    unsure: guide/find-out#find-date
    answers:
      earlier: { before: 2021-11-01 }
      later: { from: 2021-11-01 }
    next:
      - { when: { moved: { before: 2021-11-01 } }, to: then }
      - { when: { moved: { from: 2021-11-01 } }, to: now }
outcomes:
  then:
    plan: [guide/then#do]
    past:
      - { do: guide/then#done, when: { moved: { before: 2021-11-01 } } }
  now:
    plan: [guide/now#do]
`;
  const parse = (changed: string) => parseYaml({ file: 'tree.yaml', text: changed }, graphSchema);

  test('rows, items and answers come with the answers that their days stand for', () => {
    const graph = parse(text).value!;
    expect(graph.questions['moved']!.next.map(({ when }) => when)).toEqual([{ moved: ['earlier'] }, { moved: ['later'] }]);
    expect(graph.outcomes['then']!.past).toEqual([{ do: 'guide/then#done', when: { moved: ['earlier'] } }]);
  });

  test.each([
    ['a row', '{ when: { moved: { from: 2021-11-01 } }', '{ when: { moved: { from: 2021-10-31 } }'],
    ['an item', 'guide/then#done, when: { moved: { before: 2021-11-01', 'guide/then#done, when: { moved: { before: 2021-11-02'],
    ['an answer', 'later: { from: 2021-11-01', 'later: { when: { moved: { from: 2020-01-01 } }, from: 2021-11-01'],
  ])('a day that cuts an answer is a mistake at %s', (_, from, to) => {
    const { value, mistakes } = parse(text.replace(from, to));
    expect(value).toBeUndefined();
    expect(mistakes.map(({ line }) => line)).toEqual([lineIn(text.replace(from, to), to)]);
  });

  test.each(['2021-11-31', '1.11.2021', 'autumn'])('%s is no day', (day) => {
    expect(parse(text.replace('{ from: 2021-11-01 }', `{ from: ${day} }`)).mistakes).toHaveLength(1);
  });
});
