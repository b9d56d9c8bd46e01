import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sliceRows } from '../../../src/export/slice.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const cut = (text: string, ...keys: string[]) => {
  const bytes = encoder.encode(text);
  return sliceRows(bytes, keys.length ? keys : ['chats']).map(({ start, end }) => decoder.decode(bytes.subarray(start, end)));
};

/** Whitespace as JSON has it, a different run each time it is asked for. */
const spaces = fc.array(fc.stringMatching(/^[ \t\r\n]{0,3}$/), { minLength: 1, maxLength: 20 });

/** `value` as JSON with odd whitespace between all tokens, and every other text written in escapes. */
function spelled(value: unknown, runs: readonly string[]): string {
  let n = 0;
  const gap = () => runs[n++ % runs.length]!;
  const text = (content: string) =>
    n % 2
      ? JSON.stringify(content)
      : `"${[...Array(content.length).keys()].map((i) => `\\u${content.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')}"`;
  const write = (one: unknown): string => {
    if (typeof one === 'string') return text(one);
    if (Array.isArray(one)) return `[${gap()}${one.map((item) => `${write(item)}${gap()}`).join(`,${gap()}`)}]`;
    if (typeof one !== 'object' || one === null) return JSON.stringify(one);
    return `{${gap()}${Object.entries(one)
      .map(([key, item]) => `${text(key)}${gap()}:${gap()}${write(item)}${gap()}`)
      .join(`,${gap()}`)}}`;
  };
  return gap() + write(value) + gap();
}

describe('cutting rows out of an answer', () => {
  test('the slices say what the parsed rows say, however the answer is spelled', () => {
    const answer = fc.record({ before: fc.jsonValue(), rows: fc.array(fc.jsonValue()), after: fc.jsonValue() });
    fc.assert(
      fc.property(answer, spaces, ({ before, rows, after }, runs) => {
        const text = spelled({ count: before, chats: rows, next_page: after }, runs);
        const parsed = (JSON.parse(text) as { chats: unknown[] }).chats;
        const slices = cut(text);
        expect(slices.map((slice) => JSON.parse(slice) as unknown)).toEqual(parsed);
        // Nothing around them is taken along.
        expect(slices.map((slice) => slice.trim())).toEqual(slices);
      }),
      { numRuns: 500 },
    );
  });

  test('a slice is the row as it was written, byte for byte', () => {
    const rows = ['{"a": 70.0 , "b":"\\u0041\\/"}', '1E+2', '"]},{ \\" \\\\"', '[ ]', 'null', '{"chats":[1,2]}'];
    expect(cut(` { "count" : 6 , "chats" :\n[ ${rows.join(' ,\t')} ] } `)).toEqual(rows);
  });

  test('a key written in escapes is the same key', () => {
    expect(cut('{"\\u0063hats":[1,2]}')).toEqual(['1', '2']);
  });

  test('a key of the same name deeper down or in a text is not taken for it', () => {
    expect(cut('{"a":{"chats":[1]},"b":"\\"chats\\":[2]","c":[{"chats":[3]}],"chats":[4]}')).toEqual(['4']);
  });

  test.each(['{}', '{"chat":[1]}', '{"chats":"[1]"}', '{"chats":null}', '{"chats":[]}', '{"chats":[ \n]}', '[1,2]', '"chats"', '7', ''])(
    'nothing is cut out of %s',
    (text) => expect(cut(text)).toEqual([]),
  );

  test('an answer may be the list itself, one row itself, or hold its rows in two lists or one object', () => {
    const whole = (text: string) => sliceRows(encoder.encode(text), []).map(({ start, end }) => text.slice(start, end));
    expect(whole(' [ {"a":1} , {"a":2} ] ')).toEqual(['{"a":1}', '{"a":2}']);
    expect(whole(' {"a":[1]} ')).toEqual(['{"a":[1]}']);
    expect(cut('{"b":[3],"a":[1,2],"c":0}', 'a', 'b')).toEqual(['1', '2', '3']);
    expect(cut('{"data":{"x":1},"more":[]}', 'data')).toEqual(['{"x":1}']);
  });
});
