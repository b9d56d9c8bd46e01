import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiesIn, SpooledLines } from '../../../src/export/part-rows.ts';
import { chat, exported } from '../../contract/format/exported.ts';

const decoder = new TextDecoder();
/** Of three blocks. */
const rows = Array.from({ length: 2_500 }, (_, n) => chat(n % 2_400, { message: 'm'.repeat(1_000), tags: Array(n % 3).fill('t') }));

describe('lines of a spool', () => {
  test('are the same from wherever they are asked, forward and back', async () => {
    const { spooled } = await exported(rows);
    const lines = new SpooledLines(spooled);
    const places = fc.array(fc.tuple(fc.nat(rows.length - 1), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(places, (some) => {
        for (const [row, most] of some) {
          const found = lines.from(row, most);
          const expected = Array.from({ length: found.rows }, (_, i) => decoder.decode(spooled.line(row + i)));
          expect(decoder.decode(found.bytes)).toBe(expected.join(''));
          expect(found.rows === most || found.whole).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('all of them in blocks, and none behind the last', async () => {
    const { spooled } = await exported(rows);
    const lines = new SpooledLines(spooled);
    let row = 0;
    let bytes = 0;
    while (row < rows.length) {
      const block = lines.from(row);
      [row, bytes] = [row + block.rows, bytes + block.bytes.length];
    }
    expect([row, bytes]).toEqual([rows.length, spooled.checkpoint!.bytes]);
    expect(() => lines.from(row)).toThrow(RangeError);
  });
});

test('how often a row stands in a part: never when a newer one counts, else once or as its list is long', async () => {
  const { spooled } = await exported(rows);
  const all = (of: (row: number) => number) => rows.map((_, row) => of(row));
  const counts = rows.map((_, n) => n >= 100);
  expect(all(copiesIn({}, spooled))).toEqual(counts.map(Number));
  const rowsOf = (row: unknown) => (row as { tags: string[] }).tags.length;
  expect(all(copiesIn({ rowsOf }, spooled))).toEqual(rows.map((_, n) => (n >= 100 ? n % 3 : 0)));
  expect(all(copiesIn({ rowsOf }, spooled, () => '{"tags":[1,2,3,4]}'))).toEqual(counts.map((is) => (is ? 4 : 0)));
});
