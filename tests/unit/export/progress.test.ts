import { describe, expect, test } from 'vitest';
import { progressOf } from '../../../src/export/progress.ts';
import type { Checkpoint } from '../../../src/export/checkpoint.ts';

const now = 2_000_000;
/** Rows from second 1,000 on; now is second 2,000. */
const at = (reached: number, kept: number, cursor: string | null = 'more'): Checkpoint => ({
  cursor,
  pages: 1,
  rows: kept + 1,
  bytes: kept * 100,
  kept,
  odd: 0,
  reached,
  began: 1_000,
  at: '2026-11-14T12:00:00.000Z',
});

describe('how far an export is', () => {
  test('before the first page nothing is known', () => {
    expect(progressOf(now, undefined, { at: now, checkpoint: undefined })).toEqual({
      pages: 0,
      rows: 0,
      bytes: 0,
      rate: 0,
      fraction: undefined,
      leftMs: undefined,
    });
  });

  test('a quarter of the time read in a minute leaves three minutes', () => {
    const progress = progressOf(now, at(1_250, 600), { at: now - 60_000, checkpoint: undefined });
    expect(progress).toEqual({ pages: 1, rows: 600, bytes: 60_000, rate: 10, fraction: 0.25, leftMs: 180_000 });
  });

  test('a resumed run counts only what it read itself', () => {
    const progress = progressOf(now, at(1_750, 700), { at: now - 10_000, checkpoint: at(1_500, 600) });
    expect(progress).toMatchObject({ rows: 700, rate: 10, fraction: 0.75, leftMs: 10_000 });
  });

  test('a run that has read nothing yet promises nothing', () => {
    expect(progressOf(now, at(1_500, 600), { at: now - 10_000, checkpoint: at(1_500, 600) })).toMatchObject({
      rate: 0,
      fraction: 0.5,
      leftMs: undefined,
    });
  });

  test('the end is the whole, whatever the clock says', () => {
    for (const clock of [0, now, now * 2])
      expect(progressOf(clock, at(1_900, 900, null), { at: clock, checkpoint: undefined }).fraction).toBe(1);
  });

  test('a clock that was set back gives no impossible figures', () => {
    const early = progressOf(500_000, at(1_250, 600), { at: now, checkpoint: undefined });
    expect([early.fraction, early.leftMs]).toEqual([undefined, undefined]);
    expect(early.rate).toBeGreaterThanOrEqual(0);
    expect(progressOf(1_100_000, at(1_250, 600), { at: 1_000_000, checkpoint: undefined }).fraction).toBe(1);
  });
});
