/** Answers go into an address and come back; whatever else stands there does no harm, and is told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applying, readAnswers, withAnswers } from '../../../src/decision/address.ts';
import { answersOf, paths, unsure, walk } from '../../../src/decision/tree.ts';
import { channels, graphOf, tasks } from '../../fixtures/content/graph.ts';
import { anyAnswers, provenGraphs } from '../../fixtures/content/graphs.ts';

const read = (query: string, graph = tasks) => readAnswers(graph, new URLSearchParams(query));
const page = 'https://portal.example/en/decide/start/';
const queryOf = (address: string) => new URL(address).searchParams;

describe('reading', () => {
  test.each([
    ['nothing', '', {}],
    ['one answer', 'role=owner', { role: ['owner'] }],
    ['several answers', 'role=owner&broken=software&broken=history', { role: ['owner'], broken: ['software', 'history'] }],
    ['a whole way', 'role=admin&broken=software&moved=later', { role: ['admin'], broken: ['software'], moved: ['later'] }],
    ['answers in another order', 'moved=later&broken=software&role=admin', { role: ['admin'], broken: ['software'], moved: ['later'] }],
    ['that someone is not sure', 'role=owner&broken=unsure', { role: ['owner'], broken: [unsure] }],
    ['answers to what may still be asked', 'moved=later&broken=software', { moved: ['later'], broken: ['software'] }],
    ['what belongs to others', 'role=agent&lang=de&done=a+b', { role: ['agent'] }],
  ])('%s: nothing is dropped', (_, query, answers) => {
    expect(read(query)).toEqual({ answers, dropped: false });
  });

  test.each([
    ['an answer given twice', 'role=owner&role=owner', { role: ['owner'] }],
    ['a second answer where one is asked for', 'role=owner&role=agent', { role: ['owner'] }],
    ['one of several answers given twice', 'role=owner&broken=software&broken=software', { role: ['owner'], broken: ['software'] }],
    ['“none of these” beside others', 'role=owner&broken=nothing&broken=software', { role: ['owner'], broken: ['software'] }],
    ['an answer that there is not', 'role=boss', {}],
    ['an empty answer', 'role=', {}],
    ['an answer in other letters', 'role=OWNER', {}],
    ['an answer that is not offered after those before', 'role=admin&broken=history', { role: ['admin'] }],
    ['one that is not offered, beside one that is', 'role=admin&broken=history&broken=software', { role: ['admin'], broken: ['software'] }],
    ['an answer to a question that is not asked any more', 'role=agent&broken=software', { role: ['agent'] }],
    ['an unknown answer to what may still be asked', 'role=owner&moved=autumn', { role: ['owner'] }],
    ['being unsure of what may still be asked', 'role=owner&moved=unsure', { role: ['owner'] }],
    ['being unsure beside an answer', 'role=unsure&role=agent', { role: ['agent'] }],
    ['what comes after one is not sure', 'role=unsure&moved=later', { role: [unsure] }],
  ])('%s is dropped, and that is said', (_, query, answers) => {
    expect(read(query)).toEqual({ answers, dropped: true });
  });

  test('an answer to what may still be asked is there when one comes to it', () => {
    const { answers } = read('role=owner&moved=earlier');
    expect(walk(tasks, answers).node).toBe('broken');
    expect(walk(tasks, { ...answers, broken: ['software'] })).toMatchObject({ node: 'work', outcome: true });
  });

  test('a question that is passed by on one way may still come on another', () => {
    expect(read('plan=suite', channels)).toEqual({ answers: { plan: ['suite'] }, dropped: false });
    expect(read('channel=line&plan=suite', channels)).toEqual({ answers: { channel: ['line'] }, dropped: true });
  });

  test.each(['__proto__', 'constructor', 'toString', '%5B%5D', '%00', '<script>'])('%s as a name or a value does no harm', (name) => {
    expect(read(`${name}=owner&role=agent`)).toEqual({ answers: { role: ['agent'] }, dropped: false });
    expect(read(`role=${name}`)).toEqual({ answers: {}, dropped: true });
    expect(read(`moved=${name}&role=owner`)).toEqual({ answers: { role: ['owner'] }, dropped: true });
    expect(({} as Record<string, unknown>)['owner']).toBeUndefined();
  });

  test('also to a question that is called so', () => {
    const graph = graphOf({ constructor: { to: { yes: 'x', no: 'y' } } }, ['x', 'y']);
    expect(read('', graph)).toEqual({ answers: {}, dropped: false });
    expect(read('constructor=no', graph)).toEqual({ answers: { constructor: ['no'] }, dropped: false });
  });

  test.each([
    ['one long answer', `role=${'x'.repeat(100_000)}`],
    ['very many answers', 'broken=software&'.repeat(6_250)],
    ['very many wrong ones', Array.from({ length: 10_000 }, (_, i) => `moved=${i}`).join('&')],
    ['very many names', Array.from({ length: 10_000 }, (_, i) => `x${i}=1`).join('&')],
  ])('100 kB of %s is read as fast', (_, query) => {
    const since = performance.now();
    expect(Object.values(read(query).answers).flat().length).toBeLessThanOrEqual(1);
    expect(performance.now() - since).toBeLessThan(2_000);
  });
});

describe('writing', () => {
  test('puts each answer into the address, in the order of the way', () => {
    const answers = { moved: ['later'], broken: ['software', 'history'], role: ['owner'] };
    expect(queryOf(withAnswers(tasks, page, answers)).toString()).toBe('role=owner&broken=software&broken=history&moved=later');
  });

  test('takes out what was there of this decision, and leaves what is not', () => {
    const before = `${page}?lang=de&role=agent&channel=line&moved=later#here`;
    expect(withAnswers(tasks, before, { role: ['owner'] })).toBe(`${page}?lang=de&channel=line&role=owner`);
    expect(withAnswers(tasks, before, {})).toBe(`${page}?lang=de&channel=line`);
  });

  test('leaves out what no longer applies', () => {
    const query = (answers: Record<string, string[]>) => queryOf(withAnswers(tasks, page, answers)).toString();
    expect(query({ role: ['agent'], broken: ['software'], moved: ['later'] })).toBe('role=agent');
    expect(query({ role: ['admin'], broken: ['history', 'software'] })).toBe('role=admin&broken=software');
    expect(query({ role: ['owner'], broken: [unsure], moved: ['later'] })).toBe('role=owner&broken=unsure');
  });
});

describe('in any proven graph', () => {
  test('what is written is read again, and nothing of it dropped', () => {
    fc.assert(
      fc.property(provenGraphs, anyAnswers, (graph, answers) => {
        const address = withAnswers(graph, `${page}?qa=p&qa=q&lang=de`, answers);
        expect(readAnswers(graph, queryOf(address))).toEqual({ answers: applying(graph, answers), dropped: false });
        expect(withAnswers(graph, address, readAnswers(graph, queryOf(address)).answers)).toBe(address);
        expect(queryOf(address).get('lang')).toBe('de');
      }),
    );
  });

  test('what applies leads to the same place, and applies again', () => {
    fc.assert(
      fc.property(provenGraphs, anyAnswers, (graph, answers) => {
        const kept = applying(graph, answers);
        expect(walk(graph, kept)).toEqual(walk(graph, answers));
        expect(applying(graph, kept)).toEqual(kept);
      }),
    );
  });

  test('nothing is dropped on the way to an outcome, with or without the rest of the answers', () => {
    fc.assert(
      fc.property(provenGraphs, fc.nat(), (graph, n) => {
        const all = paths(graph);
        const way = all[n % all.length]!;
        expect(applying(graph, way)).toEqual(way);
        for (const first of Object.keys(way)) {
          const later = Object.fromEntries(Object.entries(way).filter(([id]) => id !== first));
          expect(applying(graph, later)).toEqual(later);
        }
      }),
    );
  });

  test('something is dropped exactly when the answers that apply are not those given', () => {
    fc.assert(
      fc.property(provenGraphs, anyAnswers, (graph, answers) => {
        const given = Object.entries(answers).filter(([id]) => Object.hasOwn(graph.questions, id));
        const query = new URLSearchParams(given.flatMap(([id, values]) => values.map((value) => [id, value])));
        const { answers: kept, dropped } = readAnswers(graph, query);
        const pairs = (all: typeof answers) =>
          Object.entries(all)
            .flatMap(([id, values]) => values.map((value) => `${id}=${value}`))
            .sort();
        expect(dropped).toBe(pairs(Object.fromEntries(given)).join('&') !== pairs(kept).join('&'));
        expect(answersOf(walk(graph, kept))).toEqual(answersOf(walk(graph, answers)));
      }),
    );
  });
});
