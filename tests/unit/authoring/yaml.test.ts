/** YAML and JSON are read against a schema, and what does not fit is named with its line. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseYaml } from '../../../src/authoring/yaml.ts';

const shelf = z.strictObject({
  owner: z.string(),
  books: z.array(z.strictObject({ title: z.string(), pages: z.number() })),
});
const read = (text: string, firstLine?: number) => parseYaml({ file: 'shelf.yaml', text }, shelf, firstLine);
const good = [
  '# Whose, and what stands there',
  'owner: Ada',
  'books:',
  '  - title: Sketch',
  '    pages: 66',
  '  - title: Notes',
  '    pages: 12',
];
/** The good file with one line, counted from 1, replaced. */
const withLine = (line: number, text: string) => good.with(line - 1, text).join('\n');

test('a file that fits is handed over, with the lines of all that stands in it', () => {
  const { value, mistakes, lineOf } = read(good.join('\n'));
  expect(mistakes).toEqual([]);
  expect(value?.books.map((book) => book.pages)).toEqual([66, 12]);
  expect(lineOf(['owner'])).toBe(2);
  expect(lineOf(['books', 1])).toBe(6);
  expect(lineOf(['books', 1, 'pages'])).toBe(7);
});

test('for what is not there, the line is that of the nearest thing around it', () => {
  const { lineOf } = read(good.join('\n'));
  expect(lineOf(['books', 1, 'author'])).toBe(6);
  expect(lineOf(['books', 7])).toBe(3);
});

test('JSON is read like YAML', () => {
  const { value, lineOf } = read('{\n  "owner": "Ada",\n  "books": []\n}\n');
  expect(value).toEqual({ owner: 'Ada', books: [] });
  expect(lineOf(['books'])).toBe(3);
});

describe('a mistake carries its line', () => {
  test.each([
    ['a value of another type, deep inside', withLine(7, '    pages: twelve'), 7],
    ['a missing key, at the thing that lacks it', good.slice(0, 6).join('\n'), 6],
    ['an unknown key, at the key itself', withLine(7, '    pages: 12\n    shade: grey'), 8],
    ['an unknown key at the top', [...good, 'room: 4'].join('\n'), 8],
    ['a colon in unquoted text', withLine(6, '  - title: Notes: part two'), 6],
    ['the same key twice', withLine(3, 'owner: Bob\nbooks:'), 3],
    ['a tab as indentation', withLine(5, '\tpages: 66'), 5],
    ['text that begins like an alias', withLine(2, 'owner: *Ada*'), 2],
    ['an alias to nothing', withLine(2, 'owner: *Ada'), 2],
    ['an empty file', '', 1],
  ])('%s', (_, text, line) => {
    const { value, mistakes } = read(text);
    expect(value).toBeUndefined();
    expect(mistakes.map((m) => `${m.file}:${m.line}`)).toEqual([`shelf.yaml:${line}`]);
    for (const { found, expected, remedy } of mistakes) for (const part of [found, expected, remedy]) expect(part).not.toBe('');
  });
});

test('every value that does not fit is reported, not only the first', () => {
  const text = ['owner: 1', 'books:', '  - title: 2', '    pages: x'].join('\n');
  expect(read(text).mistakes.map((m) => m.line)).toEqual([1, 3, 4]);
});

test('what was found is shown, with its path', () => {
  const [mistake] = read(withLine(5, '    pages: many')).mistakes;
  expect(mistake?.found).toContain('books.0.pages');
  expect(mistake?.found).toContain('many');
});

test('a key that breaks the rule for names is told the rule', () => {
  const named = z.record(z.string().regex(/^[a-z]+$/, 'small letters only'), z.number());
  const { mistakes } = parseYaml({ file: 'names.yaml', text: 'one: 1\nTwo: 2\n' }, named);
  expect(mistakes).toMatchObject([{ line: 2, expected: 'small letters only' }]);
});

describe('frontmatter, which begins further down in its file', () => {
  test.each([
    ['a value that does not fit', withLine(7, '    pages: twelve'), 17],
    ['broken syntax', withLine(6, '  - title: Notes: part two'), 16],
  ])('%s is counted from the top of the file', (_, text, line) => {
    const { mistakes } = read(text, 11);
    expect(mistakes.map((m) => m.line)).toEqual([line]);
    // Nor may the parser's own message name another line, counted from elsewhere.
    for (const { found } of mistakes) expect(found).not.toMatch(/\bline \d/);
  });
});
