/** Chance without memory. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { Dice, fraction, hash } from '../../../src/simulator/dice.ts';

test('the same three numbers give the same run, and each of them matters', () => {
  const run = (...numbers: [number, number, number]) => {
    const dice = new Dice(...numbers);
    return Array.from({ length: 5 }, () => dice.next());
  };
  fc.assert(
    fc.property(fc.integer(), fc.nat(), fc.nat(1000), (seed, number, salt) => {
      expect(run(seed, number, salt)).toEqual(run(seed, number, salt));
      const others = [hash(seed + 1, number, salt), hash(seed, number + 1, salt), hash(seed, number, salt + 1)];
      expect(others).not.toContain(hash(seed, number, salt));
    }),
  );
});

test('fractions are spread evenly', () => {
  const buckets = Array.from({ length: 16 }, () => 0);
  for (let n = 0; n < 64_000; n++) buckets[Math.floor(fraction(1, n, 1) * 16)]!++;
  for (const bucket of buckets) expect(Math.abs(bucket - 4_000)).toBeLessThan(400);
});

test('whole numbers keep their bounds', () => {
  const dice = new Dice(1, 1, 1);
  const rolls = new Set(Array.from({ length: 200 }, () => dice.whole(3, 6)));
  expect([...rolls].sort()).toEqual([3, 4, 5, 6]);
});
