/** What only shows on the way, found by walking all of them: with the answers that lead to it, its place and a remedy. */
import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/decision/schema.ts';
import { mostWays, proveSteps } from '../../../src/decision/ways.ts';
import { graphOf, type ShortQuestion } from '../../fixtures/content/graph.ts';
import { placed, prove } from '../../fixtures/content/prove.ts';

type Row = [when: Record<string, string | string[]>, to: string];
type Answers = Extract<ShortQuestion, { answers: unknown }>['answers'];

const yesNo = ['yes', 'no'];
const ask = (answers: Answers, ...rows: Row[]): ShortQuestion => ({ answers, next: rows.map(([when, to]) => ({ when, to })) });
const tick = (names: string[], ...rows: Row[]): ShortQuestion => ({
  ...ask({ ...Object.fromEntries(names.map((name) => [name, null])), none: { alone: true } }, ...rows),
  several: true,
});
/** Items of a plan, each with its condition. */
const plan = (...items: Row[]) => items.map(([when, name]) => ({ do: `guide/x#${name}`, when }));
const y = ['guide/y#do'];

/** Asks yes or no, then `b` of everybody. In the end it is told what was answered first. */
const twice = (b: ShortQuestion) => graphOf({ a: { answers: yesNo, next: 'b' }, b }, { x: plan([{}, 'do'], [{ a: 'yes' }, 'yes']), y });
/** Asks for p, q or r, and goes on by these rows. */
const once = (...rows: Row[]) => graphOf({ a: ask(['p', 'q', 'r'], ...rows) }, { x: plan([{}, 'do'], [{ a: 'r' }, 'r']), y });
/** Asks yes or no, and leaves everybody with what of these items applies. */
const planned = (...items: Row[]) => graphOf({ a: { answers: yesNo, next: 'x' } }, { x: plan(...items) });
/** The same for two answers or none of them. */
const ticked = (...items: Row[]) => graphOf({ a: tick(['p', 'q'], [{}, 'x']) }, { x: plan([{}, 'do'], ...items) });

function expectOnly(graph: Graph, place: string, said: RegExp) {
  const mistakes = prove(graph);
  expect(mistakes.map((mistake) => mistake.place)).toEqual([place]);
  expect(mistakes[0]!.found).toMatch(said);
  for (const part of [mistakes[0]!.expected, mistakes[0]!.remedy]) expect(part).toMatch(/\S/);
}

describe('of its rows exactly one must hold:', () => {
  test.each<[string, Graph, string, RegExp]>([
    ['two for one answer', once([{ a: ['p', 'q'] }, 'x'], [{ a: ['q', 'r'] }, 'y']), 'questions.a.next.1', /2 .*a=q/],
    ['one beside another that always holds', once([{}, 'x'], [{ a: 'q' }, 'y']), 'questions.a.next.1', /2 .*a=q/],
    ['none for one answer', once([{ a: 'p' }, 'x'], [{ a: 'q' }, 'y']), 'questions.a.next', /a=r/],
    [
      'two after some answer before',
      twice(ask(yesNo, [{ b: 'yes' }, 'x'], [{ b: 'no' }, 'y'], [{ a: 'no', b: 'yes' }, 'y'])),
      'questions.b.next.2',
      /a=no, b=yes/,
    ],
    [
      'none after some answer before',
      twice(ask(yesNo, [{ b: 'yes' }, 'x'], [{ a: 'no', b: 'no' }, 'y'])),
      'questions.b.next',
      /a=yes, b=no/,
    ],
    [
      'two for several answers that each have one',
      graphOf({ a: tick(['p', 'q'], [{ a: ['p', 'none'] }, 'x'], [{ a: 'q' }, 'y']) }, { x: plan([{}, 'do'], [{ a: 'p' }, 'p']), y }),
      'questions.a.next.1',
      /a=p\+q/,
    ],
    [
      'none where its question was passed by',
      graphOf(
        {
          a: { to: { yes: 'b', no: 'c' } },
          b: { answers: yesNo, next: 'c' },
          c: ask(yesNo, [{ b: 'yes' }, 'x'], [{ b: 'no', c: 'yes' }, 'x'], [{ b: 'no', c: 'no' }, 'y']),
        },
        { x: plan([{}, 'do'], [{ c: 'yes' }, 'c']), y },
      ),
      'questions.c.next',
      /a=no, c=yes/,
    ],
  ])('%s', (_, graph, place, said) => expectOnly(graph, place, said));

  test('a condition on what is asked only later does not hold', () => {
    const graph = graphOf({ a: ask(yesNo, [{ b: 'yes' }, 'b'], [{ b: 'no' }, 'x']), b: { to: { yes: 'x', no: 'y' } } }, { x: y, y });
    expectOnly(graph, 'questions.a.next', /a=yes/);
  });
});

describe('at the end of each way', () => {
  test('there must be something: a dead end only some run into is found', () => {
    expectOnly(planned([{ a: 'yes' }, 'do']), 'outcomes.x', /a=no/);
  });

  test('something past or to be read is enough', () => {
    const x = { plan: plan([{ a: 'yes' }, 'do']), past: plan([{ a: 'no' }, 'done']) };
    expect(prove(graphOf({ a: { answers: yesNo, next: 'x' } }, { x }))).toEqual([]);
    expect(prove(graphOf({ a: { answers: yesNo, next: 'x' } }, { x: { plan: x.plan, read: ['guide/overview'] } }))).toEqual([]);
  });

  test.each(['plan', 'past'])('nothing may be named twice under %s', (kind) => {
    const items = plan([{ a: yesNo }, 'do'], [{ a: 'no' }, 'do']);
    expectOnly(graphOf({ a: { answers: yesNo, next: 'x' } }, { x: { [kind]: items } }), `outcomes.x.${kind}`, /x#do.*a=no/);
  });

  test('a thing may be named twice for different answers, and as a plan and as past', () => {
    expect(prove(planned([{ a: 'yes' }, 'do'], [{ a: 'no' }, 'do'], [{ a: 'no' }, 'more']))).toEqual([]);
    const past = plan([{ a: 'yes' }, 'do']);
    expect(prove(graphOf({ a: { answers: yesNo, next: 'x' } }, { x: { plan: plan([{}, 'do']), past } }))).toEqual([]);
  });
});

describe('no step may be shown twice on one way:', () => {
  const steps: Record<string, string[]> = { 'guide/x#all': ['guide/x#one', 'guide/x#two'], 'guide/x#more': ['guide/x#two'] };
  const judge = (graph: Graph) =>
    placed((lineOf) =>
      proveSteps(
        graph,
        (item) => steps[item] ?? [item],
        (path, found, expected, remedy) => ({ file: 'tree.yaml', line: lineOf(path), found, expected, remedy }),
      ),
    );

  test.each<[string, Row[], string, RegExp]>([
    [
      'a procedure, then its step',
      [
        [{}, 'all'],
        [{ a: 'no' }, 'two'],
      ],
      'outcomes.x.plan.1',
      /x#two .*x#all .*a=no/,
    ],
    [
      'a step, then its procedure',
      [
        [{}, 'one'],
        [{}, 'all'],
      ],
      'outcomes.x.plan.1',
      /x#all .*x#one .*a=yes/,
    ],
    [
      'two procedures with one step',
      [
        [{}, 'all'],
        [{ a: 'yes' }, 'more'],
      ],
      'outcomes.x.plan.1',
      /x#more .*x#all .*a=yes/,
    ],
  ])('%s, found once, at the second', (_, items, place, said) => {
    const mistakes = judge(planned(...items));
    expect(mistakes.map((mistake) => mistake.place)).toEqual([place]);
    expect(mistakes[0]!.found).toMatch(said);
  });

  test('but each for other readers, or one as a plan and one as past', () => {
    expect(judge(planned([{ a: 'yes' }, 'all'], [{ a: 'no' }, 'two']))).toEqual([]);
    const x = { plan: plan([{}, 'all']), past: plan([{ a: 'yes' }, 'two']) };
    expect(judge(graphOf({ a: { answers: yesNo, next: 'x' } }, { x }))).toEqual([]);
  });
});

describe('each question must offer two answers on each way:', () => {
  const b = (no: Record<string, string>) => ask({ yes: null, no: { when: no } }, [{ b: 'yes' }, 'x'], [{ b: 'no' }, 'y']);
  test.each<[string, Graph, string, RegExp]>([
    ['it has one', graphOf({ a: { answers: ['yes'], next: 'x' } }, { x: y }), 'questions.a.answers', /^1 .*start/],
    ['it has none', graphOf({ a: { answers: [], next: 'x' } }, { x: y }), 'questions.a.answers', /^0 .*start/],
    ['it has one after some answer', twice(b({ a: 'yes' })), 'questions.b.answers', /^1 .*a=no/],
    [
      'nobody needs “none of these”',
      graphOf(
        { a: { answers: yesNo, next: 'b' }, b: { ...b({}), several: true, answers: { yes: { when: { a: 'yes' } }, no: { alone: true } } } },
        { x: y, y: plan([{ a: 'yes' }, 'yes'], [{}, 'do']) },
      ),
      'questions.b.answers',
      /^1 .*a=no/,
    ],
  ])('%s', (_, graph, place, said) => expectOnly(graph, place, said));
});

describe('some way must come to each', () => {
  /** Asks `b` only of those who say yes, and then `c` of all, so that nobody says no to `a` and answers `b`. */
  const passing = (c: ShortQuestion, items: Row[] = [], past: Row[] = []) =>
    graphOf(
      { a: { to: { yes: 'b', no: 'c' } }, b: { answers: yesNo, next: 'c' }, c },
      { x: { plan: plan([{ c: 'yes' }, 'c'], [{ b: 'yes' }, 'b'], [{}, 'do'], ...items), past: plan(...past) } },
    );
  const nobody = { a: 'no', b: yesNo };
  const c = ask(yesNo, [{}, 'x']);

  test.each<[string, Graph, string]>([
    ['row', passing(ask(yesNo, [{ c: yesNo }, 'x'], [nobody, 'x'])), 'questions.c.next.1'],
    ['answer', passing(ask({ yes: null, no: null, maybe: { when: nobody } }, [{}, 'x'])), 'questions.c.answers.maybe'],
    ['item of a plan', passing(c, [[nobody, 'odd']]), 'outcomes.x.plan.3'],
    ['item of what is past', passing(c, [], [[nobody, 'odd']]), 'outcomes.x.past.0'],
  ])('%s', (_, graph, place) => expectOnly(graph, place, new RegExp(place)));

  test('and does, where the condition may hold', () => {
    expect(prove(passing(c, [[{ a: 'yes', b: yesNo }, 'even']]))).toEqual([]);
  });
});

describe('each answer must make a difference:', () => {
  test.each<[string, Graph, string, RegExp]>([
    ['two after which all is the same', planned([{}, 'do']), 'questions.a.answers.no', /yes.*no/],
    ['two of three', graphOf({ a: { to: { p: 'x', q: 'x', r: 'y' } } }, { x: y, y }), 'questions.a.answers.q', /p.*q/],
    [
      'two that lead to a question that all answer alike',
      graphOf({ a: { to: { p: 'b', q: 'b', r: 'x' } }, b: { to: { yes: 'x', no: 'y' } } }, { x: y, y }),
      'questions.a.answers.q',
      /p.*q/,
    ],
    ['one of several, with which all is as without', ticked([{ a: 'p' }, 'p']), 'questions.a.answers.q', /q/],
  ])('%s', (_, graph, place, said) => expectOnly(graph, place, said));

  test.each<[string, Graph]>([
    [
      'to what is past',
      graphOf({ a: { answers: yesNo, next: 'x' } }, { x: { past: plan([{ a: 'yes' }, 'done']), read: ['guide/overview'] } }),
    ],
    ['to the outcome, though it plans the same', graphOf({ a: { to: { yes: 'x', no: 'y' } } }, { x: y, y })],
    [
      'to what is offered later',
      graphOf(
        { a: { answers: yesNo, next: 'b' }, b: ask({ p: null, q: null, r: { when: { a: 'yes' } } }, [{}, 'y']) },
        { y: plan([{ b: 'p' }, 'p'], [{ b: 'q' }, 'q'], [{}, 'do']) },
      ),
    ],
    ['on one way only', twice(ask(yesNo, [{ b: 'yes' }, 'x'], [{ b: 'no', a: 'yes' }, 'y'], [{ b: 'no', a: 'no' }, 'x']))],
    [
      'to all answers that are offered beside it',
      twice(ask({ p: { when: { a: 'yes' } }, q: { when: { a: 'no' } }, r: null }, [{ b: ['p', 'q'] }, 'x'], [{ b: 'r' }, 'y'])),
    ],
    ['together with another of several', ticked([{ a: 'p' }, 'p'], [{ a: ['q'] }, 'q'])],
  ])('it may make one %s', (_, graph) => {
    expect(prove(graph)).toEqual([]);
  });
});

describe('too many ways are reported as just that, and soon:', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => `q${i}`);
  /** Yes or no, over and over; each next question is reached by these rows. */
  const chain = (count: number, rows: (id: string, to: string) => Row[]) =>
    graphOf(Object.fromEntries(ids(count).map((id, i, all) => [id, ask(yesNo, ...rows(id, all[i + 1] ?? 'x'))])), {
      x: plan(...ids(count).map((id): Row => [{ [id]: 'yes' }, id]), [{}, 'do']),
    });
  /** A question with so many answers, each with an item of its own. */
  const wide = (count: number, one: boolean) => {
    const names = ids(count).map((id) => `a${id}`);
    return graphOf(
      { a: one ? ask(names, [{}, 'x']) : tick(names, [{}, 'x']) },
      { x: plan([{}, 'do'], ...names.map((name): Row => [{ a: name }, name])) },
    );
  };

  const unanswered = (graph: Graph): Graph => {
    const never = { when: { q39: ['yes'] }, alone: false };
    return { ...graph, questions: { ...graph.questions, q39: { ...graph.questions['q39']!, answers: { yes: never, no: never } } } };
  };

  test.each<[string, () => Graph]>([
    ['a question with too many answers', () => wide(mostWays + 1, true)],
    ['a question with many that may be given together', () => wide(40, false)],
    ['forty questions', () => chain(40, (_, to) => [[{}, to]])],
    [
      'forty questions with a row for each answer',
      () =>
        chain(40, (id, to) => [
          [{ [id]: 'yes' }, to],
          [{ [id]: 'no' }, to],
        ]),
    ],
    [
      'forty questions with two rows for each answer',
      () =>
        chain(40, (_, to) => [
          [{}, to],
          [{}, to],
        ]),
    ],
    ['forty questions, and no answer to the last', () => unanswered(chain(40, (_, to) => [[{}, to]]))],
    ['forty questions, and no row after the last', () => chain(40, (id, to) => [[to === 'x' ? { [id]: 'yes', q0: 'no' } : {}, to]])],
  ])('%s', (_, graph) => {
    const since = performance.now();
    expectOnly(graph(), 'start', new RegExp(String(mostWays)));
    expect(performance.now() - since).toBeLessThan(5_000);
  });

  test('as many as are allowed are proven', () => {
    expect(prove(wide(mostWays, true))).toEqual([]);
  });
});
