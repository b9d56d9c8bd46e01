import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf, RowIndex } from '../../../src/export/row-index.ts';

interface Row {
  key: string;
  version: string;
}

/** An index over rows that lie in a list, each 100 bytes long. */
function indexOf(rows: readonly Row[]): RowIndex {
  const index = new RowIndex((row) => rows[row]!);
  rows.forEach((row, i) => index.add(row, i * 100));
  return index;
}

const counting = (index: RowIndex) => Array.from({ length: index.rows }, (_, i) => i).filter((i) => index.counts(i));

/** What should count: of each key the greatest version, of equals the last. */
function model(rows: readonly Row[]): number[] {
  const newest = new Map<string, number>();
  rows.forEach(({ key, version }, i) => {
    const former = newest.get(key);
    if (former === undefined || rows[former]!.version <= version) newest.set(key, i);
  });
  return [...newest.values()].sort((a, b) => a - b);
}

/** Different keys with one hash, found by trying. */
function collisions(): string[] {
  const seen = new Map<number, string>();
  const found: string[] = [];
  for (let i = 0; i < 400_000; i++) {
    const key = `${Math.imul(i, 0x9e3779b1) >>> 0}.${Math.imul(i, 0x85ebca6b) >>> 0}`;
    const hash = hashOf(key);
    const other = seen.get(hash);
    if (other === undefined) seen.set(hash, key);
    else found.push(other, key);
  }
  return found;
}

describe('which rows count', () => {
  const colliding = collisions();

  test('of each key the newest, of equal versions the last, though keys share a hash', () => {
    expect(colliding.length).toBeGreaterThanOrEqual(10);
    const key = fc.oneof(
      fc.constantFrom(...colliding),
      fc.integer({ min: 0, max: 30 }).map(String),
      fc.constantFrom('', '\ud800', '\u0000'),
    );
    const row = fc.record({ key, version: fc.constantFrom('', '2020', '2021', '2021-01') });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 400 }), (rows) => {
        const index = indexOf(rows);
        expect(counting(index)).toEqual(model(rows));
        expect([index.rows, index.kept]).toEqual([rows.length, model(rows).length]);
      }),
      { numRuns: 300 },
    );
  });

  test('also while the table grows, and each row keeps its place and its hash', () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => ({ key: `k${(i * 7919) % 20_011}`, version: String(i % 5) }));
    const index = indexOf(rows);
    expect(counting(index)).toEqual(model(rows));
    for (const i of [0, 4_095, 4_096, 12_345, 29_999]) expect([index.startOf(i), index.hashOf(i)]).toEqual([i * 100, hashOf(rows[i]!.key)]);
  });

  test('places beyond 4 GB are kept whole', () => {
    const index = new RowIndex(() => ({ key: '', version: '' }));
    for (let i = 0; i < 10_000; i++) index.add({ key: `k${i}`, version: '' }, i * 1_000_003);
    expect([index.startOf(4_095), index.startOf(9_999)]).toEqual([4_095 * 1_000_003, 9_999 * 1_000_003]);
  });
});

describe('memory', () => {
  // Just after the table has grown it is the emptiest.
  test.each([100_000, 131_072, 250_000, 1_000_000])('%i rows take at most 16 bytes each', (rows) => {
    const index = new RowIndex((row) => ({ key: `k${row}`, version: '' }));
    for (let i = 0; i < rows; i++) index.add({ key: `k${i}`, version: '' }, i);
    expect(index.bytes / rows).toBeLessThanOrEqual(16);
    expect(index.bytes / rows).toBeGreaterThan(12);
  });

  test('at no size from 100,000 to 200,000 rows more', () => {
    const index = new RowIndex((row) => ({ key: `k${row}`, version: '' }));
    let most = 0;
    for (let i = 0; i < 200_000; i++) {
      index.add({ key: `k${i}`, version: '' }, i);
      if (i >= 100_000) most = Math.max(most, index.bytes / index.rows);
    }
    expect(most).toBeLessThanOrEqual(16);
  });
});
