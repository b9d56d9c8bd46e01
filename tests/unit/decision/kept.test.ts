/** A plan on a device or in a file comes back as it was; what is no plan is refused with its reason. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { empty, joined, largest, merge, read, write, type Kept } from '../../../src/decision/kept.ts';

/** Any unicode, halves of characters too, and the names that every object knows. */
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constant('\ud83d'));
const key = fc.oneof(fc.constantFrom('guide.apis.store-token', 'a', 'b', '__proto__', 'constructor', 'toString'), text);
const keys = fc.uniqueArray(key, { maxLength: 4 });
const own = <T>(pairs: [string, T][]): Record<string, T> => Object.fromEntries(pairs);
const plans: fc.Arbitrary<Kept> = fc.record({
  answers: fc.array(fc.tuple(key, keys), { maxLength: 3 }).map(own),
  done: keys,
  notes: fc.array(fc.tuple(key, text), { maxLength: 4 }).map(own),
  seen: keys,
});

const plan: Kept = {
  answers: { role: ['owner'], broken: ['software', 'history'] },
  done: ['guide.apis.b', 'guide.apis.a'],
  notes: { 'guide.apis.a': 'Asked Ünal on Monday ☎\n{"kind": "x"}' },
  seen: ['guide.apis.a', 'guide.apis.b', 'guide.apis.c'],
};

describe('written and read again', () => {
  test('a plan is what it was, whatever stands in its notes', () => {
    fc.assert(
      fc.property(plans, (any) => {
        expect(read('start', write('start', any))).toEqual(any);
      }),
    );
  });

  test('ticks keep their order', () => {
    expect(read('start', write('start', plan))).toEqual(plan);
  });

  test('an empty plan is a plan', () => {
    expect(read('start', write('start', empty))).toEqual(empty);
  });
});

describe('what is no plan of this decision is refused:', () => {
  const file = (changed: object) => JSON.stringify({ ...(JSON.parse(write('start', plan)) as object), ...changed });

  test('a file cut off, wherever', () => {
    const whole = write('start', plan);
    for (let length = 0; length < whole.length; length++) expect(read('start', whole.slice(0, length))).toBe('unreadable');
  });

  test.each([
    ['text', 'Hello', 'unreadable'],
    ['nothing', '', 'unreadable'],
    ['a list', '[]', 'other-kind'],
    ['null', 'null', 'other-kind'],
    ['a number', '1', 'other-kind'],
    ['another kind of JSON', '{ "name": "wegweiser" }', 'other-kind'],
    ['another kind of file', file({ kind: 'wegweiser-export' }), 'other-kind'],
    ['a version to come', file({ version: 2 }), 'other-version'],
    ['no version', file({ version: undefined }), 'other-version'],
    ['a plan of another decision', write('data', plan), 'other-tree'],
  ])('%s', (_, content, problem) => {
    expect(read('start', content)).toBe(problem);
  });

  test('50 MB, without looking into it', () => {
    const huge = '['.repeat(50_000_000);
    const since = performance.now();
    expect(read('start', huge)).toBe('too-large');
    expect(performance.now() - since).toBeLessThan(100);
  });

  test('and nothing else: a file of the largest size is read', () => {
    const size = write('start', { ...plan, notes: { a: '' } }).length;
    const full = { ...plan, notes: { a: 'x'.repeat(largest - size) } };
    expect(read('start', write('start', full))).toEqual(full);
    expect(read('start', `${write('start', full)} `)).toBe('too-large');
  });
});

describe('of a file that someone has edited', () => {
  const edited = (parts: object) => read('start', JSON.stringify({ kind: 'wegweiser-plan', version: 1, tree: 'start', ...parts }));

  test('parts that are missing are empty', () => {
    expect(edited({})).toEqual(empty);
  });

  test.each([
    ['wrong kinds of parts', { answers: [1], done: 'all', notes: null, seen: { 0: 'a' } }, empty],
    [
      'wrong answers',
      { answers: { role: 'owner', used: [1, 'chat', null], moved: null } },
      { ...empty, answers: { role: [], used: ['chat'], moved: [] } },
    ],
    ['wrong ticks', { done: ['a', 1, null, ['b'], 'c'] }, { ...empty, done: ['a', 'c'] }],
    ['wrong notes', { notes: { a: 'A', b: 1, c: { d: 'D' } } }, { ...empty, notes: { a: 'A' } }],
    ['unknown parts', { admin: true }, empty],
  ])('%s are left out', (_, parts, result) => {
    expect(edited(parts)).toEqual(result);
  });

  test('names that every object knows do no harm', () => {
    const hostile = '{ "__proto__": ["x"], "constructor": ["y"] }';
    const read1 = read(
      'start',
      `{ "kind": "wegweiser-plan", "version": 1, "tree": "start", "answers": ${hostile}, "__proto__": { "done": ["z"] } }`,
    );
    expect(read1).toMatchObject({ done: [] });
    expect(Object.keys((read1 as Kept).answers)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['done']).toBeUndefined();
  });
});

describe('two plans in one', () => {
  const inEither = (list: readonly string[], a: readonly string[], b: readonly string[]) =>
    expect([...list].sort()).toEqual([...new Set([...a, ...b])].sort());

  test('hold every tick of either, once', () => {
    fc.assert(
      fc.property(plans, plans, (a, b) => {
        const { done, seen } = merge(a, b);
        inEither(done, a.done, b.done);
        inEither(seen, a.seen, b.seen);
      }),
    );
  });

  test('hold every note of either, and no other', () => {
    fc.assert(
      fc.property(plans, plans, (a, b) => {
        const { notes } = merge(a, b);
        inEither(Object.keys(notes), Object.keys(a.notes), Object.keys(b.notes));
        for (const { notes: given } of [a, b])
          for (const [step, note] of Object.entries(given))
            expect(Object.entries(notes).find(([name]) => name === step)![1]).toContain(note);
      }),
    );
  });

  test('are the same however often the second is added', () => {
    fc.assert(
      fc.property(plans, plans, (a, b) => {
        expect(merge(a, a)).toEqual(a);
        expect(merge(merge(a, b), b)).toEqual(merge(a, b));
        expect(merge(merge(a, b), a).notes).toEqual(merge(a, b).notes);
      }),
    );
  });

  test('have the same ticks and steps with notes either way round', () => {
    fc.assert(
      fc.property(plans, plans, (a, b) => {
        const [ab, ba] = [merge(a, b), merge(b, a)];
        expect(new Set(ab.done)).toEqual(new Set(ba.done));
        expect(new Set(ab.seen)).toEqual(new Set(ba.seen));
        expect(new Set(Object.keys(ab.notes))).toEqual(new Set(Object.keys(ba.notes)));
      }),
    );
  });

  test('have the answers of the second, if it has any', () => {
    const other = { ...empty, answers: { role: ['admin'] } };
    expect(merge(plan, other).answers).toEqual(other.answers);
    expect(merge(plan, empty).answers).toEqual(plan.answers);
    expect(merge(empty, plan)).toEqual(plan);
  });

  test('leave both as they were', () => {
    const [a, b] = [structuredClone(plan), structuredClone(plan)];
    merge(a, { ...b, done: ['x'], notes: { 'guide.apis.a': 'More', x: 'New' } });
    expect(a).toEqual(plan);
    expect(b).toEqual(plan);
  });
});

test.each([
  ['A', 'B', 'A\n\nB'],
  ['A', 'A', 'A'],
  ['A', '', 'A'],
  ['', 'B', 'B'],
  ['ask', 'ask again', 'ask again'],
  ['ask again', 'ask', 'ask again'],
  [undefined, 'B', 'B'],
  [undefined, undefined, ''],
])('the notes %j and %j to one step become %j', (a, b, both) => {
  expect(joined(a, b)).toBe(both);
});
