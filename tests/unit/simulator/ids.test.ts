/** Ids hide the chat's number and give it back. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { createIds, shuffle, unshuffle } from '../../../src/simulator/ids.ts';
import { createTimeline } from '../../../src/simulator/timeline.ts';

const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('shuffling is undone by unshuffling, for every seed', () => {
  fc.assert(
    fc.property(fc.integer(), number, (seed, i) => {
      const hidden = shuffle(seed, i);
      expect(hidden).toBeGreaterThanOrEqual(0);
      expect(hidden).toBeLessThan(2 ** 32);
      expect(unshuffle(seed, hidden)).toBe(i);
    }),
  );
});

test('an id leads back to its number', () => {
  const size = 1_000_000;
  const ids = createIds(5, createTimeline(5, size));
  fc.assert(fc.property(fc.nat(size - 1), (i) => ids.number(ids.of(i)) === i));
});

test('any other text leads nowhere', () => {
  const ids = createIds(5, createTimeline(5, 1000));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => ids.number(text) === undefined));
  expect(ids.number(createIds(6, createTimeline(6, 1000)).of(1))).toBeUndefined();
});
