/** CSV that is exact: whoever keeps quoted cells apart gets back all that the row said, but for null and what is missing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { csvExact, otherFields } from '../../../src/export/formats/csv.ts';
import { makePart } from '../../../src/export/product.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';
import { records, textOf, withQuotes } from './csv-readers.ts';
import { bytesOf, chat, exported, stream as chats } from './exported.ts';
import { hostileRows, hostileTexts } from './hostile.ts';

const fileOf = (rows: readonly string[], stream: Stream = chats) => textOf(csvExact, 'exact', stream, rows);

/** As the header of `csv.ts` tells readers to read: a value for each row. */
function valuesIn(text: string, { schema }: Stream): unknown[] {
  const [head, ...lines] = withQuotes(text);
  const nests = (field: string) => [{}, []].some((value) => z.safeParse(schema.shape[field]!, value).success);
  const valueOf = ([cell, quoted]: [string, boolean], field: string): unknown =>
    quoted && !(nests(field) && /^[{[]/.test(cell)) ? cell : JSON.parse(cell);
  return lines.map((line) => {
    const [others] = line.pop()!;
    const columns = line.flatMap((cell, i) => (cell[0] || cell[1] ? [[head![i]![0], valueOf(cell, head![i]![0])] as const] : []));
    const value: unknown = JSON.parse(others || '{}');
    return isObject(value) ? { ...Object.fromEntries(columns), ...value } : value;
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The row without what is null in a column. */
function saidBy(row: string, { schema }: Stream): unknown {
  const value: unknown = JSON.parse(row);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([field, of]) => of !== null || !Object.hasOwn(schema.shape, field)));
}

function same(rows: readonly string[], stream: Stream = chats): void {
  expect(valuesIn(fileOf(rows, stream), stream)).toEqual(rows.map((row) => saidBy(row, stream)));
}

describe('what the row said comes back', () => {
  test('of rows that are meant to break it', () => same(hostileRows));

  test('of anything at all, in columns where it belongs and where it does not', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts.slice(0, -1), '[]', '{', '\ud800', 'null', '7'));
    const value = fc.oneof(text, fc.jsonValue(), fc.array(text, { maxLength: 3 }));
    const named = fc.constantFrom('id', 'message', 'tags', 'visitor', 'skills_fulfilled', 'definition', 'duration', otherFields);
    const rows = fc.array(fc.dictionary(fc.oneof(named, text), value, { maxKeys: 6 }), { maxLength: 4 });
    for (const stream of [chats, streams.triggers, streams.ticket_events])
      fc.assert(
        fc.property(rows, (some) =>
          same(
            some.map((row) => JSON.stringify(row)),
            stream,
          ),
        ),
        { numRuns: 200 },
      );
  });

  test('of a definition that is a text, nested, or a text that looks nested', () => {
    same(['{"id":1,"definition":"once"}', '{"id":2,"definition":{"a":1}}', '{"id":3,"definition":"{\\"a\\":1}"}'], streams.triggers);
  });
});

describe('cell by cell', () => {
  const lineOf = (row: string) => {
    const [head, line] = fileOf([row]).slice(1).split('\r\n');
    return Object.fromEntries(line!.split(',').map((cell, i) => [head!.split(',')[i]!, cell]));
  };

  test('a text is in quotes and as it was, a formula too', () => {
    expect(lineOf('{"id":"1","message":"=1+1","comment":"\\u002b49"}')).toMatchObject({ id: '"1"', message: '"=1+1"', comment: '"+49"' });
  });

  test('an empty text differs from none, and null looks like none', () => {
    expect(lineOf('{"message":"","comment":null}')).toMatchObject({ message: '""', comment: '', rating: '', other_fields: '' });
  });

  test('numbers keep their digits, and differ from texts of digits', () => {
    const row = '{"id":42,"duration":70.0,"zendesk_ticket_id":12345678901234567890,"abandon_time":1E+2,"missed":true,"message":"42"}';
    const cells = { id: '42', duration: '70.0', zendesk_ticket_id: '12345678901234567890', abandon_time: '1E+2', missed: 'true' };
    expect(lineOf(row)).toMatchObject({ ...cells, message: '"42"' });
  });

  test('what a column cannot say stands among the other fields', () => {
    const row = '{"message":{"a":1},"tags":"[x]","comment":"half \\ud800"}';
    const other = { message: { a: 1 }, tags: '[x]', comment: 'half \ud800' };
    expect(JSON.parse(records(fileOf([row]))[0]![otherFields]!)).toEqual(other);
  });

  test('each text is there to the byte, for readers that know nothing of quotes too', () => {
    const whole = hostileTexts.filter((text) => text.isWellFormed());
    const rows = records(fileOf(whole.map((message) => JSON.stringify({ message }))));
    expect(rows.map(({ message }) => message)).toEqual(whole);
  });
});

describe('in pieces', () => {
  const rows = [
    ...hostileTexts.slice(0, -1).map((message, n) => chat(n, { message })),
    ...['=1', '-a', "'=1", '＝1', '', 'a\ud800'].map((id, n) => ({ ...chat(n), id })),
  ];

  test.each([1, 700, 1e9])('of at most %i bytes, each is proved, and all rows are in them once', async (pieceBytes) => {
    const { spool, spooled } = await exported(rows);
    const [part] = csvExact.parts(chats);
    const products = await makePart({ spooled, stream: chats, format: csvExact, part: part!, spool, pieceBytes }, async () => undefined);
    const files = await bytesOf(
      spool,
      products.map(({ name }) => name),
    );
    const found = Object.values(files).flatMap((bytes) => valuesIn(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), chats));
    expect(found).toEqual(rows);
    expect(products.slice(0, 2).map(({ name }) => name)).toEqual(['chats.exact.csv', 'chats.exact.2.csv'].slice(0, products.length));
    expect(products.every(({ part: suffix }) => suffix === 'exact')).toBe(true);
  });
});
