/** Sentences with places: values stand where they belong, and numbers choose the form of the words around them. */
import { expect, test } from 'vitest';
import { wordingOf } from '../../../src/page/wording.ts';

const rows = '{stream}: {rows, plural, one {# row} other {# rows}}';
const arabic = '{rows, plural, zero {لا سجلات} one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}}';

test.each([
  ['en', rows, { stream: 'Chats', rows: 1 }, 'Chats: 1 row'],
  ['en', rows, { stream: 'Chats', rows: 0 }, 'Chats: 0 rows'],
  ['de', rows, { stream: 'Chats', rows: 20_000 }, 'Chats: 20.000 rows'],
  ['ja', '{rows, plural, other {#件}}', { rows: 1 }, '1件'],
  ['ar', arabic, { rows: 2 }, 'سجلان'],
  ['ar-u-nu-latn', arabic, { rows: 5 }, '5 سجلات'],
  ['ar-u-nu-latn', arabic, { rows: 11 }, '11 سجلًا'],
  ['ar-u-nu-latn', arabic, { rows: 100 }, '100 سجل'],
  ['en', '{rows} of {all}', { rows: '3', all: 1_000 }, '3 of 1,000'],
  ['en', '{rows} of {all}', { rows: 3 }, '3 of {all}'],
])('in %s: %s', (lang, text, values, said) => {
  expect(wordingOf({ text }, lang).say('text', values as Record<string, string | number>)).toBe(said);
});
