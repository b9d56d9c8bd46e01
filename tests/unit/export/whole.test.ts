import { describe, expect, test } from 'vitest';
import { nothingYet } from '../../../src/export/progress.ts';
import { timeFor, wholeOf, type StreamPart } from '../../../src/export/whole.ts';
import type { Budget } from '../../../src/zendesk/streams.ts';

const wide: Budget = { name: 'wide', requests: 200, windowMs: 60_000 };
const narrow: Budget = { name: 'narrow', requests: 10, windowMs: 60_000, within: wide };
const other: Budget = { name: 'other', requests: 60, windowMs: 60_000 };

const part = (budget: Budget, pages: number, fraction: number | undefined, rest: Partial<StreamPart> = {}): StreamPart => ({
  budget,
  progress: { pages, rows: pages * 10, bytes: pages * 100, rate: 5, fraction, leftMs: 1 },
  before: 0,
  done: false,
  ...rest,
});

describe('how far a job of several streams is', () => {
  test('sums up rows, bytes and rate, and weighs streams by their requests', () => {
    const whole = wholeOf([part(wide, 30, 0.5), part(narrow, 10, 0.25)], 1);
    expect(whole).toMatchObject({ pages: 40, rows: 400, bytes: 4_000, rate: 10, fraction: 40 / 100 });
  });

  test('one stream speaks for itself', () => {
    const only = part(wide, 30, 0.5);
    expect(wholeOf([only], 1)).toBe(only.progress);
  });

  test('says nothing before the first page, and all when everything is done', () => {
    expect(wholeOf([part(wide, 0, undefined), part(wide, 0, undefined)], 1)).toEqual(nothingYet);
    const done = { done: true };
    expect(wholeOf([part(wide, 3, 1, done), part(narrow, 1, 1, done)], 1)).toMatchObject({ fraction: 1, leftMs: 0 });
  });

  test('an estimate says how many pages there are; without one a silent stream counts as nearly read', () => {
    expect(wholeOf([part(wide, 10, undefined, { expected: 100 }), part(wide, 0, undefined)], 1).fraction).toBe(10 / (10 + 90 + 1));
  });
});

describe('time left', () => {
  test('is that of the slowest budget, which goes on at its own pace however fast the first minute went', () => {
    // 30 pages at 10 a minute are three minutes; 120 at 60 a minute would be two.
    expect(
      timeFor(
        [
          { budget: narrow, pages: 30, read: 10 },
          { budget: other, pages: 120, read: 60 },
        ],
        1_000,
      ),
    ).toBe(180_000);
  });

  test('is longer on an account that is throttled', () => {
    expect(timeFor([{ budget: narrow, pages: 30, read: 10 }], 120_000)).toBe(360_000);
  });

  test('counts what draws on the wider budget together', () => {
    const draws = [
      { budget: narrow, pages: 5, read: 0 },
      { budget: wide, pages: 395, read: 0 },
    ];
    expect(timeFor(draws, 0)).toBe(120_000);
  });
});
