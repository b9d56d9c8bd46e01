/** What an author reads: the report of mistakes, and "did you mean". */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { describe, nearest, type Mistake } from '../../../src/authoring/mistake.ts';

const mistake = (line: number): Mistake => ({
  file: 'content/facts.yaml',
  line,
  found: `found-${line}`,
  expected: `expected-${line}`,
  remedy: `remedy-${line}`,
});

test('each mistake is one paragraph that begins with file:line, which a terminal can open', () => {
  const paragraphs = describe([mistake(3), mistake(14)]).split('\n\n');
  expect(paragraphs.map((text) => text.split('\n')[0])).toEqual(['content/facts.yaml:3', 'content/facts.yaml:14']);
});

test('found, expected and remedy all reach the author, in this order', () => {
  expect(describe([mistake(3)])).toMatch(/found-3[^]*expected-3[^]*remedy-3/);
});

test('no mistakes make no text', () => {
  expect(describe([])).toBe('');
});

const labels = ['chat-history', 'chat-actions', 'ac-people', 'M1'];

test.each([
  ['chat-histroy', 'chat-history'],
  ['chat-action', 'chat-actions'],
  ['ac-peopel', 'ac-people'],
  ['M2', 'M1'],
  ['m1', 'M1'],
])('%s is taken for %s', (wrong, meant) => {
  expect(nearest(wrong, labels)).toBe(meant);
});

test('nothing is proposed when nothing is alike, or when there is nothing', () => {
  expect(nearest('profile-account-tab', labels)).toBeUndefined();
  expect(nearest('abc', ['xyz'])).toBeUndefined();
  expect(nearest('M1', [])).toBeUndefined();
});

test('of two names alike the closer is proposed, wherever it stands', () => {
  expect(nearest('outcome-lin', ['outcome-lane', 'outcome-line'])).toBe('outcome-line');
  expect(nearest('outcome-lin', ['outcome-line', 'outcome-lane'])).toBe('outcome-line');
});

test('a name that exists is always its own nearest', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(names, fc.nat(), (all, i) => {
      const name = all[i % all.length]!;
      expect(nearest(name, all)).toBe(name);
    }),
  );
});
