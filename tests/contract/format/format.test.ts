/** The port `Format`: what is written is read back, wherever it is cut, and what is torn is noticed. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { columnsOf, otherFields } from '../../../src/export/formats/csv.ts';
import { formats, type FormatName } from '../../../src/export/formats/index.ts';
import { streams } from '../../../src/zendesk/streams.ts';
import { readBack as readBackBy, written as writtenBy } from './files.ts';
import { hostileRows } from './hostile.ts';

const stream = streams.chats;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const short = hostileRows.filter((row) => row.length < 10_000);
const all = () => true;

const way = (name: FormatName) => ({ format: formats[name], stream });
const written = (name: FormatName, rows: readonly string[], counts?: (row: number) => boolean, perBlock?: number) =>
  writtenBy(way(name), rows, counts, perBlock);
const readBack = (name: FormatName, file: Uint8Array, sizes: readonly number[]) => readBackBy(way(name), file, sizes);

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
const timesOf = (rows: readonly string[]) => rows.map((row) => textOf((JSON.parse(row) as { timestamp?: unknown } | null)?.timestamp));
/** A row without an id has no key of its own in every format. */
const idsOf = (rows: readonly string[]) => rows.map((row) => textOf((JSON.parse(row) as { id?: unknown } | null)?.id));

describe.each(['jsonl', 'json', 'csv'] as const)('%s', (name) => {
  test('the rows come back with the same keys and times, in the same order', () => {
    const found = readBack(name, written(name, hostileRows), [1 << 20]);
    expect(found.map(({ time }) => time)).toEqual(timesOf(hostileRows));
    const ids = idsOf(hostileRows);
    expect(found.map(({ key }, i) => (ids[i] ? key : ''))).toEqual(ids);
  });

  test('rows that do not count are left out, in whichever block they are', () => {
    const counts = (row: number) => row % 3 !== 1;
    const found = readBack(name, written(name, short, counts, 4), [1 << 20]);
    expect(found.map(({ time }) => time)).toEqual(timesOf(short.filter((_, i) => counts(i))));
    expect(
      readBack(
        name,
        written(name, short, () => false),
        [1 << 20],
      ),
    ).toEqual([]);
  });

  test('the size of the writer’s blocks does not matter', () => {
    for (const perBlock of [1, 2, 1_000]) expect(written(name, short, all, perBlock)).toEqual(written(name, short));
  });

  test('wherever the file is cut into pieces, the same is read', () => {
    const file = written(name, short);
    const whole = readBack(name, file, [file.length]);
    expect(readBack(name, file, [1])).toEqual(whole);
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, (some) => void expect(readBack(name, file, some)).toEqual(whole)),
      { numRuns: 60 },
    );
  });

  test('a torn file is noticed, wherever it is torn', () => {
    const file = written(name, short);
    const rows = readBack(name, file, [1 << 20]).length;
    const outcome = (cut: number) => {
      try {
        return readBack(name, file.subarray(0, cut), [1 << 20]).length;
      } catch {
        return 'refused';
      }
    };
    for (let cut = 0; cut < file.length; cut++) if (outcome(cut) === rows) expect.fail(`${cut} of ${file.length} bytes pass for the whole`);
    expect(outcome(file.length)).toBe(rows);
  });
});

test('jsonl is exact to the byte', () => {
  expect(decoder.decode(written('jsonl', hostileRows))).toBe(hostileRows.map((row) => `${row}\n`).join(''));
});

test('json is exact to the byte, and any parser reads the list', () => {
  const text = decoder.decode(written('json', hostileRows));
  expect(text).toBe(`[\n${hostileRows.join(',\n')}\n]\n`);
  expect(JSON.parse(text)).toEqual(hostileRows.map((row) => JSON.parse(row) as unknown));
  expect(decoder.decode(written('json', []))).toBe('[\n]\n');
});

describe('csv for spreadsheets, as Papa Parse reads it', () => {
  const text = decoder.decode(written('csv', hostileRows));
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const formula = /^[=+\-@\t\r＝＋－＠]/;
  /** The text of a cell: without the apostrophe that keeps it from being a formula, and as UTF-8 can hold it. */
  const shown = (value: string) => (formula.test(value) ? `'${value}` : value).toWellFormed();

  test('begins with a byte order mark and the columns, and every row has all of them', () => {
    expect(text.startsWith(`\ufeff${columnsOf(stream).join(',')}\r\n`)).toBe(true);
    expect([errors, data.length]).toEqual([[], hostileRows.length]);
  });

  test('each cell is the field: text as text, everything else as JSON that says the same', () => {
    hostileRows.forEach((row, i) => {
      const value = JSON.parse(row) as Record<string, unknown>;
      const cells = data[i]!;
      for (const column of columnsOf(stream).slice(0, -1)) {
        const field = Object.hasOwn(Object(value) as object, column) ? value[column] : null;
        const cell = cells[column]!;
        if (typeof field === 'string') expect(cell).toBe(shown(field));
        else expect(cell === '' ? null : JSON.parse(cell)).toEqual(field);
      }
    });
  });

  test('fields that the schema does not know stand together in the last column, rows that are no object whole', () => {
    const known = new Set(columnsOf(stream).slice(0, -1));
    hostileRows.forEach((row, i) => {
      const value = JSON.parse(row) as unknown;
      const whole = typeof value !== 'object' || value === null || Array.isArray(value);
      const other = whole ? { [otherFields]: value } : Object.fromEntries(Object.entries(value).filter(([field]) => !known.has(field)));
      const cell = data[i]![otherFields]!;
      expect(cell === '' ? '{}' : JSON.stringify(JSON.parse(cell))).toBe(JSON.stringify(other));
    });
  });

  test('no cell is a formula', () => {
    const cells = data.flatMap((row) => Object.values(row));
    // Numbers are no text: −2 in a number's column is a number.
    expect(cells.filter((cell) => formula.test(cell) && !Number.isFinite(Number(cell)))).toEqual([]);
    expect(cells.filter((cell) => cell.startsWith("'")).length).toBeGreaterThan(8);
  });
});
