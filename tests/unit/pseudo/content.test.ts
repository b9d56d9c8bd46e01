/** What the pseudo-locales add to `content/`, and that the content check finds no fault in it. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { checkContent } from '../../../src/site/check.ts';
import { accent } from '../../pseudo/accent.ts';
import { pseudoFiles } from '../../pseudo/content.ts';
import { pseudoCodes } from '../../pseudo/locales.ts';
import { testSite, testSiteFiles, untranslated, writeTestSite } from '../../pseudo/site.ts';

const filesFor = (file: string, text: string) => Object.fromEntries(pseudoFiles(file, text));

test('the words of a decision are translated, and its ids are not', () => {
  const words = 'title: Your role\nquestions:\n  source:\n    question: Which?\n    answers: { owner: Owner }\n';
  const files = filesFor('content/decisions/tree.en.yaml', words);
  expect(Object.keys(files)).toEqual(pseudoCodes.map((locale) => `content/decisions/tree.${locale}.yaml`));
  expect(parse(files['content/decisions/tree.en-xa.yaml']!)).toEqual({
    title: accent('Your role'),
    questions: { source: { question: accent('Which?'), answers: { owner: accent('Owner') } } },
  });
});

test('a label gets its locales beside it, with its source and confidence as they were', () => {
  const en = { label: 'Send', gloss: 'button', source: 'https://vendor.example/', confidence: 'official' };
  const { 'content/labels.yaml': text } = filesFor('content/labels.yaml', JSON.stringify({ 'chat-send': { area: 'chat', en } }));
  expect(parse(text!)).toMatchObject({
    'chat-send': { area: 'chat', en, 'en-xa': { ...en, label: accent('Send'), gloss: accent('button') } },
  });
});

test.each(['content/docs/de/index.mdx', 'content/i18n/de.json', 'content/decisions/tree.de.yaml', 'content/decisions/tree.yaml'])(
  '%s gives nothing',
  (file) => expect(filesFor(file, '{}')).toEqual({}),
);

test('every file of the source locale has its like in each pseudo-locale, but for the one page that is left out', () => {
  const files = [...testSiteFiles().keys()].filter((file) => file.startsWith('content/'));
  const inLocale = (file: string, locale: string) => file.replace(/(?<=[/.])en(?=[/.])/, locale);
  const source = files.filter((file) => inLocale(file, '') !== file);
  expect(source.length).toBeGreaterThan(10);
  const missing = source.flatMap((file) => pseudoCodes.map((locale) => inLocale(file, locale))).filter((file) => !files.includes(file));
  expect(missing).toEqual([`content/docs/${untranslated.locale}/${untranslated.page}.mdx`]);
});

test('the test site can be built: its own content check finds no mistake in it', async () => {
  writeTestSite();
  const check = (await import(path.join(testSite, 'src/site/check.ts'))) as { checkContent: typeof checkContent };
  expect(check.checkContent(testSite)).toEqual([]);
  expect(existsSync(path.join(testSite, 'content/docs/ar-xb/index.mdx'))).toBe(true);
});

test('made again from the same sources, the test site is not touched', () => {
  const times = () => [...testSiteFiles().keys()].map((file) => statSync(path.join(testSite, file)).mtimeMs);
  const before = times();
  writeTestSite();
  expect(times()).toEqual(before);
});
