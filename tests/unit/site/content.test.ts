/** The real content is in order; and each mistake that an author may make in it is found at its file and line, once. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from '../../../src/site/check.ts';
import { change, copyContent, lineOf, project } from '../../fixtures/content/edit.ts';
import { channel, mistakes, page, tree, treeWords } from '../../fixtures/content/mistakes.ts';

test('the real content has no mistakes', () => {
  expect(checkContent(project)).toEqual([]);
});

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'wegweiser-content-'));
  copyContent(root);
});
afterEach(() => rmSync(root, { recursive: true }));

/** All mistakes stand at the one place where the author has to mend something, and each says what to do. */
function expectOnlyAt(place: string) {
  const found = checkContent(root);
  expect([...new Set(found.map((m) => `${m.file}:${m.line}`))]).toEqual([place]);
  for (const mistake of found) for (const part of [mistake.found, mistake.expected, mistake.remedy]) expect(part).toMatch(/\S/);
}

describe('found at its line, and nowhere else:', () => {
  test.each(mistakes)('$mistake', ({ file, from, to, at, alone }) => {
    if (alone) rmSync(path.join(root, file.replace('/en/', '/de/')));
    change(root, file, from, to);
    expectOnlyAt(`${file}:${typeof at === 'number' ? at : lineOf(root, file, at)}`);
  });
});

describe('found, and nothing else:', () => {
  const remove = (file: string) => rmSync(path.join(root, file));

  test('a page that only a translation has', () => {
    const lonely = 'content/docs/de/guide/lonely.mdx';
    cpSync(path.join(root, page), path.join(root, lonely));
    expectOnlyAt(`${lonely}:1`);
  });

  test('an outcome whose procedures one locale does not have', () => {
    remove(`content/docs/de/${channel}.mdx`);
    expectOnlyAt(`${tree}:${lineOf(root, tree, `[${channel}#`)}`);
  });

  test.each([treeWords, 'content/i18n/de.json'])('%s missing', (file) => {
    remove(file);
    expectOnlyAt(`${file}:1`);
  });
});

test('a page that is not translated yet is no mistake', () => {
  rmSync(path.join(root, page));
  expect(checkContent(root)).toEqual([]);
});

test('mistakes in several files are all found in one go', () => {
  change(root, tree, 'line: outcome-line', 'line: outcome-lime');
  change(root, page, '"profile-account-tab"', '"chat-settings"');
  expect(checkContent(root).map((m) => m.file)).toEqual([page, tree]);
});
