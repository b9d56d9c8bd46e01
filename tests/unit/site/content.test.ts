/** The real content is in order; and each mistake that an author may make in it is found at its file and line, once. */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localeCodes, sourceLocale } from '../../../src/locales.ts';
import { checkContent } from '../../../src/site/check.ts';
import { change, copyContent, lineOf, project } from '../../fixtures/content/edit.ts';
import { free, mistakes, page, tree, treeWords, type Case } from '../../fixtures/content/mistakes.ts';

test('the real content has no mistakes', () => {
  expect(checkContent(project)).toEqual([]);
});

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'wegweiser-content-'));
  copyContent(root);
});
afterEach(() => rmSync(root, { recursive: true }));

/** All mistakes stand at these places, where the author has to mend something, and each says what to do. */
function expectOnlyAt(...places: string[]) {
  const found = checkContent(root);
  expect([...new Set(found.map((m) => `${m.file}:${m.line}`))].sort()).toEqual([...places].sort());
  for (const mistake of found) for (const part of [mistake.found, mistake.expected, mistake.remedy]) expect(part).toMatch(/\S/);
}

function expectFound({ file, from, to, at, everywhere }: Case) {
  const files = everywhere ? localeCodes.map((code) => file.replace(`/${sourceLocale}/`, `/${code}/`)) : [file];
  for (const name of files) change(root, name, from, to);
  expectOnlyAt(...files.flatMap((name) => [at].flat().map((part) => `${name}:${lineOf(root, name, part)}`)));
}

describe('found where it stands, and nowhere else:', () => {
  test.each(mistakes)('$mistake', expectFound);
});

describe('found, and nothing else:', () => {
  /** Where decisions, as they are now, name this of the guides. */
  const linesNaming = (part: string) =>
    globSync('content/decisions/*.yaml', { cwd: root })
      .filter((file) => path.basename(file).split('.').length === 2)
      .flatMap((file) =>
        readFileSync(path.join(root, file), 'utf8')
          .split('\n')
          .flatMap((line, i) => (line.includes(part) ? [`${file}:${i + 1}`] : [])),
      );
  const remove = (file: string) => rmSync(path.join(root, file));

  test('a page that only a translation has', () => {
    const lonely = 'content/docs/de/guide/lonely.mdx';
    cpSync(path.join(root, page), path.join(root, lonely));
    expectOnlyAt(`${lonely}:1`);
  });

  test('whatever decisions take from a page that one locale does not have', () => {
    remove('content/docs/de/guide/message-line.mdx');
    const lines = linesNaming('guide/message-line#');
    expect(lines).not.toEqual([]);
    expectOnlyAt(...lines);
  });

  test.each<[string, string, string, RegExp]>([
    ['a procedure without a step', '#add-line', '#add-line', /(<Procedure id="add-line">\n)[^]*?(<\/Procedure>)/],
    ['a single step that no locale has any more', '#add-line', '#give-access', / {2}<Step id="give-access"[^]*?<\/Step>\n()()/],
  ])('%s, at each line of a decision that names it', (_, from, named, lost) => {
    if (from !== named) change(root, tree, from, named);
    for (const code of localeCodes) change(root, `content/docs/${code}/guide/message-line.mdx`, lost, '$1$2');
    expect(linesNaming(named)).toContain(`${tree}:${lineOf(root, tree, named)}`);
    expectOnlyAt(...linesNaming(named));
  });

  test('a question that another decision asks already, in whichever comes later', () => {
    for (const file of globSync('content/decisions/message-channels*', { cwd: root }))
      cpSync(path.join(root, file), path.join(root, file.replace('message-channels', 'again')));
    const questions = ['  channel:\n', '  moved:\n'].map((question) => `${tree}:${lineOf(root, tree, question)}`);
    expectOnlyAt(...questions, 'content/search.yaml:1'); // where the new decision is not named yet
  });

  test.each([treeWords, 'content/i18n/de.json', 'content/search/de.yaml'])('%s missing', (file) => {
    remove(file);
    expectOnlyAt(`${file}:1`);
  });
});

test.each(['content/docs/xx/guide/apis.mdx', 'content/i18n/xx.json', 'content/search/xx.yaml', 'content/decisions/start.xx.yaml'])(
  'a language that the site does not speak, in %s',
  (file) => {
    cpSync(path.join(root, file.replace('xx', 'de')), path.join(root, file));
    expectOnlyAt(`${file}:1`);
  },
);

test('a link to a page that only another language has names both', () => {
  const alone = 'content/docs/de/guide/alone.mdx';
  cpSync(path.join(root, 'content/docs/de/guide/about.mdx'), path.join(root, alone));
  change(root, 'content/docs/en/guide/about.mdx', '(/en/status/)', '(/en/guide/alone/)');
  change(root, 'content/docs/de/guide/about.mdx', '(/de/status/)', '(/de/guide/alone/)');
  const line = lineOf(root, 'content/docs/en/guide/about.mdx', '(/en/guide/alone/)');
  const found = checkContent(root).map((m) => [`${m.file}:${m.line}`, m.found]);
  expect(found).toContainEqual([`content/docs/en/guide/about.mdx:${line}`, expect.stringContaining(`${alone}:1`)]);
});

test('a page that is not translated yet is no mistake', () => {
  rmSync(path.join(root, free));
  expect(checkContent(root)).toEqual([]);
});

test('mistakes in several files are all found in one go', () => {
  change(root, tree, 'to: outcome-line', 'to: outcome-lime');
  change(root, page, '"profile-account-tab"', '"chat-settings"');
  expect(checkContent(root).map((m) => m.file)).toEqual([page, tree]);
});
