/** XML: well-formed whatever a row holds, exact in what it says, and read back by code that did not write it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { xml } from '../../../src/export/formats/xml.ts';
import { streams } from '../../../src/zendesk/streams.ts';
import { readBack, tornUnnoticed, written } from './files.ts';
import { hostileRows } from './hostile.ts';
import { rowsOfXml } from './xml-value.ts';

const way = { format: xml, stream: streams.chats };
const short = hostileRows.filter((row) => row.length < 10_000);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const textOf = (rows: readonly string[]) => decoder.decode(written(way, rows));
const valuesOf = (rows: readonly string[]) => rows.map((row) => JSON.parse(row) as unknown);
const field = (row: string, name: string) => {
  const value = (JSON.parse(row) as Record<string, unknown> | null)?.[name];
  return typeof value === 'string' ? value : '';
};
const shownOf = (rows: readonly string[]) => rows.map((row) => ({ key: field(row, 'id'), time: field(row, 'timestamp') }));

describe('read back', () => {
  test('the rows come back with the same keys and times, in the same order', () => {
    expect(readBack(way, written(way, hostileRows))).toEqual(shownOf(hostileRows));
    expect(readBack(way, written(way, []))).toEqual([]);
  });

  test('rows that do not count are left out, and the size of blocks does not matter', () => {
    const counts = (row: number) => row % 3 !== 1;
    expect(readBack(way, written(way, short, counts, 4))).toEqual(shownOf(short.filter((_, i) => counts(i))));
    for (const perBlock of [1, 2, 1_000]) expect(written(way, short, undefined, perBlock)).toEqual(written(way, short));
  });

  test('wherever the file is cut into pieces, the same is read', () => {
    const file = written(way, short);
    const whole = shownOf(short);
    expect(readBack(way, file, [1])).toEqual(whole);
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, (some) => void expect(readBack(way, file, some)).toEqual(whole)),
      { numRuns: 60 },
    );
  });

  test('a torn file is noticed, wherever it is torn', () => {
    const some = short.filter((_, i) => i % 4 === 0);
    expect(tornUnnoticed(way, written(way, some), some.length)).toEqual([]);
  });

  test('keys and times come back whatever they hold, and numbers however they are written', () => {
    const hostile = ['nothing \u0000 here', 'half \ud800', '<a b="c">]]>&amp;', ' \r\n\t ', '\uffff'];
    const rows = hostile.map((text) => JSON.stringify({ id: text, timestamp: text }));
    expect(readBack(way, written(way, rows))).toEqual(hostile.map((text) => ({ key: text, time: text })));
    const agents = { format: xml, stream: streams.agents };
    expect(readBack(agents, written(agents, ['{"id":1E+2}', '{"id":70.0}', '{"id":null}']))).toEqual(
      ['100', '70', ''].map((key) => ({ key, time: '' })),
    );
  });

  test.each([
    ['another stream', '<rows stream="agents">\n</rows>\n'],
    ['something behind the rows', '<rows stream="chats">\n</rows>\n<rows stream="chats"></rows>\n'],
    ['a text between rows', '<rows stream="chats">\nrow\n</rows>\n'],
    ['an element that is no row', '<rows stream="chats">\n<line/>\n</rows>\n'],
    ['tags that cross', '<rows stream="chats">\n<row><id>1</row></id>\n</rows>\n'],
    ['an ampersand that begins no reference', '<rows stream="chats">\n<row><id>a & b</id></row>\n</rows>\n'],
  ])('%s is refused', (_, file) => {
    expect(() => readBack(way, new TextEncoder().encode(file))).toThrow();
  });

  test('another writer’s layout is read too', () => {
    const file = `<?xml version='1.0'?>\n<rows stream="chats">\n  <row>\n    <timestamp>2020</timestamp>\n    <id >a&#x26;b&apos;</id>\n  </row>\n</rows>\n`;
    expect(readBack(way, new TextEncoder().encode(file), [3])).toEqual([{ key: "a&b'", time: '2020' }]);
  });
});

describe('as saxes reads it', () => {
  test('each row’s value is exactly what its JSON says', () => {
    const values = rowsOfXml(textOf(hostileRows));
    valuesOf(hostileRows).forEach((value, i) => expect(JSON.stringify(values[i])).toBe(JSON.stringify(value)));
    expect(values.length).toBe(hostileRows.length);
  });

  test('so it is for any value at all', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('item', 'field', 'row', 'xmlns', 'a:b', '1st', ']]>'),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      object: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), (values) => {
        const rows = values.map((one) => JSON.stringify(one));
        expect(rowsOfXml(textOf(rows))).toEqual(valuesOf(rows));
      }),
      { numRuns: 300 },
    );
  });

  test('numbers keep their digits, and a row stands in a line of its own', () => {
    const text = textOf(['{"a":12345678901234567890,"b":70.0}', '{"a":"one\\r\\ntwo"}', '42']);
    expect(text.split('\n').slice(2)).toEqual([
      '<row><a type="number">12345678901234567890</a><b type="number">70.0</b></row>',
      '<row><a>one&#13;&#10;two</a></row>',
      '<row type="number">42</row>',
      '</rows>',
      '',
    ]);
    expect(textOf(hostileRows).split('\n').length).toBe(hostileRows.length + 4);
  });

  test('a value as deep as JSON allows is no trouble', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    expect(readBack(way, written(way, [`{"id":"deep","timestamp":"2020","new":${deep}}`]))).toEqual([{ key: 'deep', time: '2020' }]);
  });
});
