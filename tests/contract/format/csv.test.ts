/** What all kinds of CSV share: two readers that are not ours find the same, ours too, wherever files are cut or torn. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../../src/export/formats/format.ts';
import { formats } from '../../../src/export/formats/index.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';
import { csvReaders, only } from './csv-readers.ts';
import { readBack, tornUnnoticed, written, type Way } from './files.ts';
import { hostileRows } from './hostile.ts';

const kinds: readonly Format[] = Object.values(formats).filter(({ extension }) => extension === 'csv');
const everyStream: readonly Stream[] = Object.values(streams);
const partsOf = (stream: Stream) =>
  kinds
    .filter(({ fits }) => fits?.(stream) ?? true)
    .flatMap((format) => format.parts(stream).map((part) => ({ format, part, way: { format: only(format, part.suffix), stream } })));

const short = hostileRows.filter((row) => row.length < 10_000);
const bent = (row: string) => row.replace('"timestamp"', '"created_at"').replace('"message"', '"subject"').replace('"visitor"', '"via"');
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Hostile rows of the stream, and such as have lists. */
const rowsOf: Record<string, string[]> = {
  chats: [
    ...short,
    '{"id":"lists","history":[{"msg":"a,\\"b\\"\\r\\n","type":"=1"},7,null,[]],"tags":["=1",2,null,"a"],"agent_ids":["\\ud800"]}',
  ],
  tickets: [...short.map(bent), '{"id":7,"tags":["a","b"],"fields":[{"id":1,"value":"=1"}],"custom_fields":[{"id":2,"value":["x"]}]}'],
};
const cases = [streams.chats, streams.tickets].flatMap((stream) =>
  partsOf(stream).map(({ format, part, way }): [string, string, Way] => [
    format.name,
    [stream.name, part.suffix].filter(Boolean).join('.'),
    way,
  ]),
);

describe.each(cases)('%s: %s', (_, __, way) => {
  const rows = rowsOf[way.stream.name]!;
  const file = written(way, rows);
  const text = decoder.decode(file);

  test('both readers find the same in it, and each line has a cell for every column', () => {
    const [papa, other] = Object.values(csvReaders).map((read) => read(text));
    expect(other).toEqual(papa);
    expect(text.startsWith(`\ufeff${papa![0]!.join(',')}\r\n`)).toBe(true);
    expect(papa!.length - 1).toBe(readBack(way, file).length);
  });

  test('rows that do not count are left out, and the size of blocks does not matter', () => {
    const counts = (row: number) => row % 3 !== 1;
    expect(written(way, rows, counts, 4)).toEqual(
      written(
        way,
        rows.filter((_, i) => counts(i)),
      ),
    );
    for (const perBlock of [1, 2, 1_000]) expect(written(way, rows, undefined, perBlock)).toEqual(file);
  });

  test('wherever the file is cut into pieces, the same is read', () => {
    const whole = readBack(way, file);
    expect(readBack(way, file, [1])).toEqual(whole);
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, (some) => void expect(readBack(way, file, some)).toEqual(whole)),
      { numRuns: 20 },
    );
  });

  test('a torn file is noticed, wherever it is torn', () => {
    const some = [...rows.filter((_, i) => i % 8 === 0), rows.at(-1)!];
    const whole = written(way, some);
    expect(tornUnnoticed(way, whole, readBack(way, whole).length)).toEqual([]);
  });

  test.each([
    ['another first line', (lines: string) => lines.replace(/\r\n/, 'x\r\n')],
    ['a cell too many', (lines: string) => lines.replace(/\r\n$/, ',\r\n')],
    ['a quote inside of a cell', (lines: string) => lines.replace(/\r\n$/, 'a"b\r\n')],
  ])('%s is refused', (_, change) => {
    expect(() => readBack(way, new TextEncoder().encode(change(text)))).toThrow();
  });
});

describe.each(everyStream.map((stream): [string, Stream] => [stream.name, stream]))('the files of %s', (_, stream) => {
  const parts = partsOf(stream);

  test('have names of their own, which no piece of another has', () => {
    const suffixes = parts.map(({ part }) => part.suffix);
    expect(suffixes.length).toBeGreaterThanOrEqual(3);
    expect(new Set(suffixes).size).toBe(suffixes.length);
    expect(suffixes.filter((suffix) => /^\d+$/.test(suffix))).toEqual([]);
  });

  test('name no column twice', () => {
    for (const { way } of parts) {
      const [columns] = csvReaders['csv-parse'](decoder.decode(written(way, [])));
      expect(columns!.length).toBeGreaterThan(1);
      expect(columns).toEqual([...new Set(columns)]);
    }
  });

  test.each(['a', '=', '＝', '12'])('show keys by which a row is told: %s', (begin) => {
    const row = JSON.stringify(Object.fromEntries(stream.key.map((field) => [field, `${begin} ${field}`])));
    const key = stream.key.map((field) => `${begin} ${field}`).join('|');
    const mains = parts.filter(({ part }) => !part.rowsOf);
    for (const { way } of mains) expect(readBack(way, written(way, [row]))).toMatchObject([{ key }]);
  });
});

test('an apostrophe that was served is no mark of a formula where none is put', () => {
  const way = { format: formats['csv-exact'], stream: streams.chats };
  expect(readBack(way, written(way, [`{"id":"'=1"}`]))).toEqual([{ key: "'=1", time: '' }]);
});
