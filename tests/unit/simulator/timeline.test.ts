/** Times are reckoned, never fall, and are found again. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { createTimeline, firstSecond, lastSecond } from '../../../src/simulator/timeline.ts';

const sizes = fc.integer({ min: 1, max: 3_000_000 });

test('neighbours are in order and in the range', () => {
  fc.assert(
    fc.property(fc.integer(), sizes, fc.nat(), (seed, size, n) => {
      const [timeline, i] = [createTimeline(seed, size), n % size];
      expect(timeline.updated(i)).toBeGreaterThanOrEqual(firstSecond);
      expect(timeline.updated(i)).toBeLessThanOrEqual(lastSecond);
      if (i + 1 < size) expect(timeline.updated(i + 1)).toBeGreaterThanOrEqual(timeline.updated(i));
      expect(timeline.span(i).begun).toBeLessThan(timeline.span(i).ended);
      expect(timeline.span(i).ended).toBeLessThanOrEqual(timeline.updated(i));
    }),
  );
});

test('first() finds the first chat at a time or later', () => {
  fc.assert(
    fc.property(fc.integer(), sizes, fc.integer({ min: 0, max: lastSecond + 9 }), (seed, size, time) => {
      const timeline = createTimeline(seed, size);
      const i = timeline.first(time);
      if (i > 0) expect(timeline.updated(i - 1)).toBeLessThan(time);
      if (i < size) expect(timeline.updated(i)).toBeGreaterThanOrEqual(time);
    }),
  );
});

test('seconds are shared by one to three chats, and in each ten thousand once by twelve hundred', () => {
  const timeline = createTimeline(1, 20_000);
  const sizes = Map.groupBy(
    Array.from({ length: 20_000 }, (_, i) => i),
    (i) => timeline.updated(i),
  );
  const crowds = [...sizes.values()].map((group) => group.length).filter((length) => length > 3);
  expect(crowds).toEqual([1_200, 1_200]);
  expect(new Set([...sizes.values()].map((group) => group.length))).toEqual(new Set([1, 2, 3, 1_200]));
});
