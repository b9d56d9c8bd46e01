/** Options as text. */
import { expect, test } from 'vitest';
import { parseFaults } from '../../../src/simulator/index.ts';

test('rates are read by name', () => {
  expect(parseFaults('drop=0.1, truncate=0.05')).toEqual({ drop: 0.1, truncate: 0.05 });
  expect(parseFaults('')).toEqual({});
});

test.each(['flood=0.1', 'drop', 'drop=', 'drop=x', 'drop=1.1', 'drop=-1', 'drop=0.1=2', 'toString=1'])('%s is refused, by name', (text) => {
  expect(() => parseFaults(text)).toThrow(RangeError);
  expect(() => parseFaults(text)).toThrow(text);
});
