/** The bar of an export on a terminal: whole in any width, and honest. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barOf } from '../../../src/bin/export-bar.ts';
import type { Phase, Standing } from '../../../src/export/messages.ts';
import { nothingYet, type Progress } from '../../../src/export/progress.ts';
import { streams, type StreamName } from '../../../src/zendesk/streams.ts';

const standing = (whole: Partial<Progress>, ...phases: (Phase & { name: StreamName })[]): Standing => ({
  whole: { ...nothingYet, ...whole },
  streams: phases.map((phase) => ({ ...phase, progress: nothingYet })),
});
const reading = (name: StreamName) => ({ name, phase: 'reading' }) as const;
const half = { rows: 12_345, bytes: 3_200_000, fraction: 0.5, leftMs: 180_000 };
const later = Date.UTC(2026, 10, 14, 12);

describe('the bar', () => {
  test('has per cent, rows, time left, what came, and the streams at work', () => {
    expect(barOf(standing(half, reading('chats'), reading('tickets')), 100)).toBe(
      `[${'#'.repeat(15)}${'.'.repeat(16)}] 50%  12,345 rows  about 3 min left  3.2 MB  Reading chats, tickets`,
    );
  });

  test.each([
    [77, '[#####.....] 50%  12,345 rows  about 3 min left  3.2 MB  Reading chats, tick…'],
    [66, '[#####.....] 50%  12,345 rows  about 3 min left  Reading chats, t…'],
    [50, '[#####.....] 50%  12,345 rows  Reading chats, tic…'],
    [36, '[#####.....] 50%  Reading chats, ti…'],
    [17, '[#####.....] 50%…'],
    [16, '50%  Reading ch…'],
    [3, '50…'],
    [0, ''],
  ])('in %i cells gives up the least telling first', (width, text) => {
    expect(barOf(standing(half, reading('chats'), reading('tickets')), width)).toBe(text);
  });

  test('grows with what is done, and is full only at the end', () => {
    const signs = (fraction: number) => /\[(#*)\.*\]/.exec(barOf(standing({ fraction }, reading('chats')), 200))![1]!.length;
    expect([0, 0.26, 0.999, 1].map(signs)).toEqual([0, 10, 39, 40]);
  });

  test('is not drawn while nobody knows how much there is', () => {
    expect(barOf(standing({ rows: 40, bytes: 9_000 }, reading('agents')), 80)).toBe('40 rows  9 kB  Reading agents');
  });

  test('is that of the file that is written', () => {
    const writing = { name: 'chats', phase: 'writing', file: 'chats.csv', fraction: 0.25 } as const;
    expect(barOf(standing(half, writing), 60)).toBe(`[${'#'.repeat(5)}${'.'.repeat(17)}] 25%  Writing and checking chats.csv`);
  });

  test('gives way to the reason for a wait, if nothing else goes on', () => {
    const waiting = { name: 'chats', phase: 'waiting', why: 'throttled', until: later } as const;
    expect(barOf(standing(half, waiting), 200)).toMatch(/^[^[\]#]+ Waiting until .+, then trying again\.$/);
    expect(barOf(standing(half, waiting, reading('agents')), 200)).toMatch(/^\[#+\.+\] 50% .*Reading agents$/);
  });

  test('is one line, no wider than there is room, without colours', () => {
    const phase = fc.oneof(
      fc.record({ phase: fc.constantFrom('queued', 'reading', 'done') }),
      fc.record({ phase: fc.constant('waiting'), why: fc.constantFrom('throttled', 'too-recent'), until: fc.constant(later) }),
      fc.record({ phase: fc.constant('writing'), file: fc.constant('chats.csv'), fraction: fc.double({ min: 0, max: 1, noNaN: true }) }),
    ) as fc.Arbitrary<Phase>;
    const states = fc.array(fc.tuple(phase, fc.constantFrom(...(Object.keys(streams) as StreamName[]))), { maxLength: 6 });
    const whole = fc.record({
      rows: fc.nat(1e9),
      bytes: fc.nat(1e12),
      fraction: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      leftMs: fc.option(fc.nat(1e9), { nil: undefined }),
    });
    fc.assert(
      fc.property(whole, states, fc.nat(250), (progress, phases, width) => {
        const text = barOf(standing(progress, ...phases.map(([one, name]) => ({ ...one, name }))), width);
        expect(text.length).toBeLessThanOrEqual(width);
        expect(text).not.toMatch(/[\0-\x1f\x7f]/);
      }),
    );
  });
});
