/** The words of one locale fit their graph: nothing is missing, nothing left over. */
import { describe, expect, test } from 'vitest';
import { proveHints, proveWords } from '../../../src/decision/proof-words.ts';
import type { Words } from '../../../src/decision/schema.ts';
import { channels, graphOf } from '../../fixtures/content/graph.ts';
import { placed } from '../../fixtures/content/prove.ts';

const channel = { question: 'Channel?', answers: { facebook: 'Facebook', line: 'LINE', both: 'Both' } };
const plan = { question: 'Plan?', hint: 'It stands on the bill.', answers: { suite: 'Suite', other: 'Other' } };
const end = { title: 'Then', text: 'Text' };
const words: Words = { title: 'Which?', description: 'Leads on.', questions: { channel, plan }, outcomes: { today: end, later: end } };

function judge(changed: Partial<Words>, graph = channels) {
  const mistakes = placed((lineOf) => proveWords('tree.de.yaml', { ...words, ...changed }, graph, 'tree.yaml', lineOf));
  for (const { expected, remedy } of mistakes) for (const part of [expected, remedy]) expect(part).toMatch(/\S/);
  return mistakes.map(({ file, place, found }) => ({ file, place, found }));
}

test('complete words fit', () => {
  expect(judge({})).toEqual([]);
});

describe('words', () => {
  test.each([
    ['a question', { questions: { channel } }, 'questions', 'plan'],
    ['an answer', { questions: { channel, plan: { ...plan, answers: { suite: 'Suite' } } } }, 'questions.plan.answers', 'other'],
    ['an outcome', { outcomes: { today: end } }, 'outcomes', 'later'],
  ])('lack %s, which is named', (_, changed, place, missing) => {
    expect(judge(changed)).toEqual([{ file: 'tree.de.yaml', place, found: expect.stringContaining(missing) as string }]);
  });

  const maybe = { ...plan, answers: { ...plan.answers, maybe: 'Maybe' } };
  test.each([
    ['a question', { questions: { channel, plan, colour: plan } }, 'questions.colour'],
    ['an answer', { questions: { channel, plan: maybe } }, 'questions.plan.answers.maybe'],
    ['an outcome', { outcomes: { today: end, later: end, never: end } }, 'outcomes.never'],
  ])('have %s too many', (_, changed, place) => {
    expect(judge(changed)).toMatchObject([{ file: 'tree.de.yaml', place }]);
  });

  test('have one misspelt: that is one missing and one too many', () => {
    expect(judge({ outcomes: { today: end, latter: end } }).map(({ place }) => place)).toEqual(['outcomes', 'outcomes.latter']);
  });

  test('are missed also for nodes and answers whose names every object knows', () => {
    const graph = graphOf({ constructor: { to: { constructor: 'x', no: 'constructor' } } }, ['x', 'constructor']);
    const lacking = { questions: { constructor: { question: '?', answers: { no: 'No' } } }, outcomes: { x: end } };
    expect(judge(lacking, graph).map(({ place }) => place)).toEqual(['outcomes', 'questions.constructor.answers']);
    expect(judge({ questions: {}, outcomes: { x: end } }, graph).map(({ place }) => place)).toEqual(['questions', 'outcomes']);
  });
});

describe('hints', () => {
  const hints = (changed: Words['questions'], source = words) =>
    placed((lineOf) => proveHints('tree.de.yaml', { ...words, questions: changed }, 'tree.en.yaml', source, lineOf)).map(
      ({ file, place, expected }) => ({ file, place, expected }),
    );
  const at = (id: string) => [
    { file: 'tree.de.yaml', place: `questions.${id}.hint`, expected: expect.stringContaining('tree.en.yaml') as string },
  ];

  test.each([
    ['lacking where the source has one', { channel, plan: { question: 'Plan?', answers: plan.answers } }, 'plan'],
    ['given where the source has none', { channel: { ...channel, hint: 'Look.' }, plan }, 'channel'],
  ])('are found when %s', (_, questions, id) => {
    expect(hints(questions)).toEqual(at(id));
  });

  test('may be worded otherwise; of questions that only one of the two has, nothing is said', () => {
    expect(hints({ channel, plan: { ...plan, hint: 'Anders.' }, constructor: plan })).toEqual([]);
    expect(hints({ channel })).toEqual([]);
  });
});
