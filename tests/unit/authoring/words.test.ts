/** Interface words: each locale has the keys of the source, and in each text the same {places}. */
import { expect, test } from 'vitest';
import { checkWords } from '../../../src/authoring/words-check.ts';

const source = { file: 'en.json', text: '{\n  "greet": "Hello {name}",\n  "count": "{rows} of {all}",\n  "bye": "Goodbye"\n}\n' };
const german = ['{', '  "greet": "Hallo {name}",', '  "count": "{rows} von {all}",', '  "bye": "Auf Wiedersehen"', '}'];
/** Checks the German file with one of its lines, counted from 1, replaced. */
const checkWith = (line: number, text: string) => checkWords(source, [{ file: 'de.json', text: german.with(line - 1, text).join('\n') }]);

test('a complete translation has no mistakes', () => {
  expect(checkWith(1, '{')).toEqual([]);
});

test('the order of places is free, since languages differ', () => {
  expect(checkWith(3, '  "count": "Von {all}: {rows}",')).toEqual([]);
});

test.each([
  ['an empty text', 4, '  "bye": ""', 4],
  ['a text that is none', 2, '  "greet": 7,', 2],
  ['a place under another name', 2, '  "greet": "Hallo {nom}",', 2],
  ['a place left out', 3, '  "count": "{rows}",', 3],
  ['a place too many', 4, '  "bye": "Auf Wiedersehen, {name}"', 4],
  ['a place used twice', 2, '  "greet": "Hallo {name}, {name}",', 2],
  ['a key that the source does not have', 4, '  "bye": "Auf Wiedersehen",\n  "extra": "Mehr"', 5],
  ['text without its quotes', 4, '  "bye": Auf Wiedersehen', 4],
  ['a comment, which JSON does not have', 3, '  // rows first\n  "count": "{rows} von {all}",', 3],
  ['broken JSON', 4, '  "bye": "Auf" Wiedersehen"', 4],
])('%s is reported at its line', (_, at, text, line) => {
  expect(checkWith(at, text)).toMatchObject([{ file: 'de.json', line }]);
});

test('a missing key is named, with the text to translate', () => {
  const mistakes = checkWith(2, '');
  expect(mistakes).toMatchObject([{ file: 'de.json', line: 1 }]);
  expect(mistakes[0]?.found).toContain('greet');
  expect(mistakes[0]?.remedy).toContain('Hello {name}');
});

test('each translation is judged on its own', () => {
  const files = ['de.json', 'fr.json'].map((file) => ({ file, text: german.with(1, '').join('\n') }));
  expect(checkWords(source, files).map((m) => m.file)).toEqual(['de.json', 'fr.json']);
});

test('mistakes of the source are reported too, and the translations are not blamed for them', () => {
  const broken = { file: 'en.json', text: source.text.replace('"Goodbye"', '"Good"bye') };
  expect(checkWords(broken, [{ file: 'de.json', text: german.join('\n') }])).toMatchObject([{ file: 'en.json', line: 4 }]);
});

test.each([
  ['de.json', '{rows, plural, one {# Zeile} other {# Zeilen}}', undefined],
  ['de.json', '{rows, plural, other {# Zeilen}}', '{rows} without one'],
  ['de.json', '{rows, plural, one {# Zeile} few {# Zeilen} other {# Zeilen}}', '{rows} with few'],
  ['ja.json', '{rows, plural, other {#件}}', undefined],
  ['fr.json', '{rows, plural, one {# ligne} other {# lignes}}', undefined],
  ['ar.json', '{rows, plural, one {سجل} other {# سجلات}}', '{rows} without zero, without two, without few, without many'],
])('the forms of a number in %s: %s', (file, text, found) => {
  const base = { file: 'en.json', text: '{"a": "{rows, plural, one {# row} other {# rows}}"}' };
  const mistakes = checkWords(base, [{ file, text: JSON.stringify({ a: text }) }]);
  expect(mistakes.map((mistake) => mistake.found)).toEqual(found ? [found] : []);
});
