/** Text for a picture: its lines hold all of it, and break where a reader expects it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockOf, widened, widthOf, wrap } from '../../../src/decision/drawing-text.ts';

test.each([
  ['a short text', 'Yes', ['Yes']],
  ['words, at blanks', 'On 1 November 2021 or later', ['On 1 November', '2021 or later']],
  [
    'a word that is too long, alone on its line',
    'die Kontoinhaberschaftsübertragung nun',
    ['die', 'Kontoinhaberschaftsübertragung', 'nun'],
  ],
  ['punctuation, kept with its word', '“Chat only” (or none)', ['“Chat only”', '(or none)']],
  ['what a no-break blank joins', 'and then question\u00a012: LINE', ['and then', 'question\u00a012:', 'LINE']],
  ['Chinese, between words', '您使用了哪些渠道？请选择', ['您使用了哪些', '渠道？请选择']],
  [
    'words turned round by signs without width',
    '\u202echannels\u202c \u202eyou\u202c \u202eused\u202c \u202ethen\u202c',
    ['\u202echannels\u202c \u202eyou\u202c', '\u202eused\u202c \u202ethen\u202c'],
  ],
  ['nothing', '', []],
])('%s', (_, text, lines) => {
  expect(wrap(text, 10, 100)).toEqual(lines);
});

test('no word is lost, no line is empty, and none is too wide unless it is one word', () => {
  const words = fc.array(fc.stringMatching(/^[A-Za-zäß0-9?,.()-]{1,30}$/), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(words, fc.integer({ min: 60, max: 300 }), (list, most) => {
      const lines = wrap(list.join(' '), 13, most);
      expect(lines.join(' ')).toBe(list.join(' '));
      for (const line of lines) expect(line !== '' && (widthOf(line, 13) <= most || !line.includes(' ')), line).toBe(true);
    }),
  );
});

test('a Chinese character counts twice a Latin one, and a mark above a letter for nothing', () => {
  expect(widthOf('渠道', 10)).toBeGreaterThanOrEqual(1.9 * widthOf('ab', 10));
  expect(widthOf('e\u0301', 10)).toBe(widthOf('e', 10));
});

test('lines stand under each other around the middle, also in a wider space', () => {
  const block = blockOf('node', [
    ['title', 'What is your role in the account?'],
    ['detail', ''],
    ['detail', 'Owner'],
  ]);
  const downwards = block.lines.map(({ y }) => y);
  expect(downwards).toEqual([...downwards].sort((a, b) => a - b));
  expect(new Set(block.lines.map(({ x }) => x))).toEqual(new Set([block.width / 2]));
  expect(new Set(widened(block, 500).lines.map(({ x }) => x))).toEqual(new Set([250]));
});
