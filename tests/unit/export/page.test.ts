import { describe, expect, test } from 'vitest';
import { identify, readEnvelope, readPage } from '../../../src/export/page.ts';
import { shapeJudge } from '../../../src/export/shape.ts';
import { createSimulator } from '../../../src/simulator/index.ts';
import { chatRow } from '../../../src/zendesk/rows.ts';
import { inPagesOf, noon } from '../../fixtures/exports.ts';
import { turnableClock } from '../../fixtures/clock.ts';

const stream = inPagesOf(2);
const query = 'limit=2&start_time=0';
const envelope = { chats: [], count: 0, end_time: 5, next_page: 'https://acme.zendesk.com/x?limit=2' };

/** Reads a page from its text. */
function pageOf(text: string, asked = query) {
  const value = JSON.parse(text) as unknown;
  return readPage(stream, readEnvelope(stream, asked, value), new TextEncoder().encode(text), shapeJudge(stream.schema));
}
const withRows = (rows: string, next = 'https://acme.zendesk.com/api?a=1') =>
  `{"chats":[${rows}],"count":${(JSON.parse(`[${rows}]`) as unknown[]).length},"end_time":9.5,"next_page":${JSON.stringify(next)}}`;
const linesOf = (text: string) => new TextDecoder().decode(pageOf(text).lines);

describe('the envelope', () => {
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['a text', 'chats'],
    ['no rows', { ...envelope, chats: undefined }],
    ['rows under their ids', { ...envelope, chats: {} }],
    ['no count', { ...envelope, count: undefined }],
    ['a count that is no whole number', { ...envelope, count: 1.5 }],
    ['no end', { ...envelope, end_time: '5' }],
    ['no next page', { ...envelope, next_page: null }],
    ['the refusal of another API', { error: { title: 'Forbidden' } }],
  ])('%s is a broken answer', (_, value) => {
    expect(() => readEnvelope(stream, query, value)).toThrow(expect.objectContaining({ code: 'broken-answer' }));
  });

  test('fields that it has besides do not matter', () => {
    expect(readEnvelope(stream, query, { ...envelope, more: 1 })).toEqual({ list: [], next: null, resume: 'limit=2', reached: 5 });
  });
});

describe('chat-api.md §0.3, §0.5: where the next page begins', () => {
  test('fewer rows than asked for are the end, whatever next_page says', () => {
    expect([pageOf(withRows('{}')).next, pageOf(withRows('')).next]).toEqual([null, null]);
  });

  test.each([
    [
      'https://acme.zendesk.com/api/v2/chat/incremental/chats?fields=chats%28%2A%29&start_id=a%2Bb?c',
      'fields=chats%28%2A%29&start_id=a%2Bb?c',
    ],
    ['https://evil.example/steal?start_time=7', 'start_time=7'],
    ['//evil.example/?start_time=7', 'start_time=7'],
    ['?start_time=7', 'start_time=7'],
  ])('of %s only the query is followed, word for word', (next, expected) => {
    expect(pageOf(withRows('{},{}', next)).next).toBe(expected);
  });

  test.each([`https://acme.zendesk.com/x?${query}`, 'https://acme.zendesk.com/x', 'https://acme.zendesk.com/x?', ''])(
    'a full page that leads to itself or nowhere is stuck: %j',
    (next) => expect(() => pageOf(withRows('{},{}', next))).toThrow(expect.objectContaining({ code: 'stuck' })),
  );
});

describe('its rows', () => {
  test('are kept as they were served, one a line', () => {
    expect(linesOf(withRows('{"id":"a","duration":70.0} , {"id":"b","m":"\\u0041 \\n é"}'))).toBe(
      '{"id":"a","duration":70.0}\n{"id":"b","m":"\\u0041 \\n é"}\n',
    );
  });

  test('a raw line break between tokens becomes a space, so that a row stays on its line', () => {
    expect(linesOf(withRows('{\n"id":\r\n"a",\n\n"x":[1,\r2]},{"id":"b"}'))).toBe('{ "id":  "a",  "x":[1, 2]}\n{"id":"b"}\n');
    expect(linesOf(withRows('{"id":"a"},{"id":\n"b"}'))).toBe('{"id":"a"}\n{"id": "b"}\n');
    expect(linesOf(withRows('{"id":\r"a"}'))).toBe('{"id": "a"}\n');
  });

  test('know their place, their key and their version', () => {
    expect(pageOf(withRows('{"id":"ä","update_timestamp":"2020"},{"id":7}')).rows).toEqual([
      { key: 'ä', version: '2020', start: 0 },
      { key: '7', version: '', start: '{"id":"ä","update_timestamp":"2020"}\n'.length + 1 },
    ]);
  });

  test.each(['{"id":null,"a":1}', '{"a":1}', '{"id":{"b":1}}', '["id"]', '"text"', '5', 'null'])(
    '%s has no key: its text stands for it',
    (row) => {
      expect(identify(stream, JSON.parse(row)).key).toBe(row);
      expect([linesOf(withRows(row)), pageOf(withRows(row)).odd]).toEqual([`${row}\n`, 1]);
    },
  );

  test('their least and greatest time are the page’s; rows without one do not count', () => {
    const { first, last, reached } = pageOf(withRows('{"timestamp":"2021"},{"timestamp":"2019"}'));
    expect([first, last, reached]).toEqual(['2019', '2021', 9.5]);
    expect(pageOf(withRows('{"timestamp":true},null')).first).toBeUndefined();
  });
});

describe('odd rows', () => {
  test.each([0, 0.3])('are those that the schema does not know, also when shapes are remembered (share %f)', (odd) => {
    const fits = shapeJudge(chatRow);
    const rows = [...createSimulator({ chats: 1_000, faults: { odd }, clock: turnableClock(noon) }).rows()];
    const wrong = rows.filter((row) => fits(row).odd === (typeof row.visitor === 'object'));
    expect(wrong).toEqual([]);
    expect(rows.filter((row) => fits(row).odd).length > 0).toBe(odd > 0);
  });
});
