/** The words by which a page is found beyond those that stand on it. */
import { describe, expect, test } from 'vitest';
import { joined, partsOf, termsOf, wordsIn, type Making } from '../../../../src/site/search/terms.ts';

const german: Making = { lang: 'de', part: 4, links: ['s', 'es', 'n', 'en', 'e'] };
const korean: Making = { lang: 'ko', part: 2, links: [] };
const english: Making = { lang: 'en', part: Infinity, links: [] };

test.each<[string, string, string[]]>([
  ['de', 'Kennwörter zurücksetzen – jetzt!', ['kennwörter', 'zurücksetzen', 'jetzt']],
  ['ja', 'パスワードを再設定', ['パスワード', 'を', '再', '設定']],
  ['th', 'รีเซ็ตรหัสผ่าน', ['รีเซ็ต', 'รหัส', 'ผ่าน']],
  ['zh-CN', '导出数据', ['导出', '数据']],
])('words of %s', (lang, text, words) => {
  expect(wordsIn(text, lang)).toEqual(words);
});

describe('a compound is taken apart', () => {
  const vocabulary = new Set(['zugriff', 'token', 'konto', 'inhaber', 'chat', 'agent', 'verlauf', 'aktion', 'menü']);
  test.each<[string, string[]]>([
    ['zugriffstoken', ['zugriff', 'token']],
    ['kontoinhaber', ['konto', 'inhaber']],
    ['chatagentverlauf', ['chat', 'agent', 'verlauf']],
    ['aktionenmenü', ['aktion', 'menü']],
    ['token', []],
    ['unbekanntestoken', []],
  ])('%s', (word, parts) => expect(partsOf(word, vocabulary, german)).toEqual(parts));

  test('of Korean, where two syllables may be a word', () => {
    expect(partsOf('액세스토큰', new Set(['액세스', '토큰']), korean)).toEqual(['액세스', '토큰']);
  });
  test('not in a language without compounds', () => {
    expect(partsOf('chatagent', vocabulary, english)).toEqual([]);
  });
});

test('neighbours stand together as well, but not across a mark', () => {
  expect(joined('Sign in, chat', 'en')).toEqual(['signin']);
  expect(joined('액세스 토큰', 'ko')).toEqual(['액세스토큰']);
});

test('a long text gives parts only, a short one all it has, each once', () => {
  const vocabulary = new Set(['konto', 'inhaber']);
  expect(termsOf('Kontoinhaber und Kontoinhaber', vocabulary, german, false)).toEqual(['konto', 'inhaber']);
  expect(termsOf('der Kontoinhaber', vocabulary, german, true)).toEqual(['konto', 'inhaber', 'der', 'kontoinhaber', 'derkontoinhaber']);
});
