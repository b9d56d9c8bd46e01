/** Names of delivered files: those of our own streams stay, hostile ones become harmless. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctNames, numberedName, safeName } from '../../../src/export/delivery/names.ts';
import { pieceName } from '../../../src/export/pieces.ts';
import { streams } from '../../../src/zendesk/streams.ts';

const bytesIn = (name: string) => new TextEncoder().encode(name).length;

describe('a safe name', () => {
  test('is the name itself for every stream, with its parts and pieces, compressed or not', () => {
    const names = Object.keys(streams).flatMap((stream) => [
      pieceName(stream, { suffix: '' }, 'csv', 1),
      pieceName(stream, { suffix: 'history' }, 'jsonl', 12),
      `${pieceName(stream, { suffix: '' }, 'html', 2)}.gz`,
    ]);
    expect(names.map(safeName)).toEqual(names);
    expect(['manifest.json', 'Café-Übersicht 2026.csv', '聊天记录.csv', '👩🏽.csv'].map(safeName)).toEqual([
      'manifest.json',
      'Café-Übersicht 2026.csv',
      '聊天记录.csv',
      '👩🏽.csv',
    ]);
  });

  test.each([
    ['../x', '_x'],
    ['..\\..\\windows\\system32', '_.._windows_system32'],
    ['/etc/passwd', '_etc_passwd'],
    ['C:\\chats.csv', 'C__chats.csv'],
    ['.', '_'],
    ['..', '_'],
    ['', '_'],
    ['   ', '_'],
    ['.htaccess', 'htaccess'],
    ['chats.csv. . ', 'chats.csv'],
    ['a\0b\nc\u007fd\u0085.csv', 'a_b_c_d_.csv'],
    ['chats\u202Evsc.exe', 'chats_vsc.exe'],
    ['a\u2028b\uFEFF.csv', 'a_b_.csv'],
    ['half \uD83D.csv', 'half _.csv'],
    ['<chats>|"*?".csv', '_chats______.csv'],
    ['CON', '_CON'],
    ['nul.csv', '_nul.csv'],
    ['Com1 .csv.gz', '_Com1 .csv.gz'],
    ['console.csv', 'console.csv'],
    ['e\u0301.csv', '\u00E9.csv'],
  ])('of %j is %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  test.each([
    ['letters', `${'a'.repeat(300)}.csv`, `${'a'.repeat(196)}.csv`],
    ['characters of three bytes', `${'聊'.repeat(300)}.csv.gz`, `${'聊'.repeat(64)}.csv.gz`],
    ['characters of four bytes', `x${'😀'.repeat(300)}`, `x${'😀'.repeat(49)}`],
    ['an extension', `x.${'c'.repeat(300)}`, `x.${'c'.repeat(198)}`],
    ['a name that ends in spaces where it is cut', `${'a'.repeat(190)}${' '.repeat(110)}b`, 'a'.repeat(190)],
  ])('of 300 %s is cut between characters, before its extension', (_, name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  test('of anything is a plain name of at most 200 bytes, and is safe already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/^\.|^\s|[.\s]$|^$|[/\\:*?"<>|]|\p{C}(?<!\p{Co}|\p{Cn})/u);
        expect(bytesIn(safe)).toBeLessThanOrEqual(200);
        expect(safe.isWellFormed()).toBe(true);
        expect(safeName(safe)).toBe(safe);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a name that is taken', () => {
  test.each([
    ['chats.csv', 2, 'chats (2).csv'],
    ['chats.history.2.csv', 3, 'chats.history.2 (3).csv'],
    ['chats.csv.gz', 2, 'chats (2).csv.gz'],
    ['chats', 2, 'chats (2)'],
    ['chats.csv', 1, 'chats.csv'],
  ])('%s gets the number %i before its extension: %s', (name, number, numbered) => {
    expect(numberedName(name, number)).toBe(numbered);
  });

  test('keeps to the length that a name may have', () => {
    const name = safeName(`${'聊'.repeat(300)}.csv`);
    const numbered = numberedName(name, 1_000);
    expect(numbered).toMatch(/^聊+ \(1000\)\.csv$/);
    expect(bytesIn(numbered)).toBeLessThanOrEqual(200);
  });

  test('is told from the others, also where capitals or what was made harmless makes no difference', () => {
    expect(distinctNames(['a/b.csv', 'a:b.csv', 'A_B.CSV', 'a_b (2).csv', 'c.csv'])).toEqual([
      'a_b.csv',
      'a_b (2).csv',
      'A_B (3).CSV',
      'a_b (2) (2).csv',
      'c.csv',
    ]);
  });
});
