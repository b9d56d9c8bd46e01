/** The real decisions, each time with one slip: it is found at its line in its file, with a remedy, and nothing else is. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsSchema } from '../../../src/authoring/facts.ts';
import { parseYaml } from '../../../src/authoring/yaml.ts';
import { localeCodes } from '../../../src/locales.ts';
import { readOutline } from '../../../src/procedure/outline.ts';
import { checkDecisions } from '../../../src/site/check-decisions.ts';
import { filesBelow, hasTarget, type Content } from '../../../src/site/content.ts';
import { failureCodes } from '../../../src/zendesk/failure.ts';
import { decisionMistakes } from '../../fixtures/content/decision-mistakes.ts';
import { changed, lineIn, project } from '../../fixtures/content/edit.ts';

const { read, exists } = filesBelow(project);
const trees = globSync('content/decisions/*.yaml', { cwd: project })
  .filter((file) => path.basename(file).split('.').length === 2)
  .sort();
/** All pages, read once: no slip here is in a page. */
const guides: Content['guides'] = new Map(
  localeCodes.map((locale) => {
    const files = globSync('**/*.mdx', { cwd: path.join(project, 'content/docs', locale) });
    return [locale, new Map(files.map((file) => [file.replace('.mdx', ''), readOutline(read(`content/docs/${locale}/${file}`)).outline]))];
  }),
);
const none = new Set<string>();
const content: Content = {
  known: {
    facts: new Set(Object.keys(parseYaml(read('content/facts.yaml'), factsSchema).value!)),
    Label: none,
    Decision: none,
    Plan: none,
    Export: none,
  },
  guides,
  unread: new Set(),
  exists,
  read,
  hasTarget: (locale, name) => hasTarget(guides.get(locale)!, new Set(), name),
};

test('without a slip nothing is found', () => {
  expect(trees).not.toEqual([]);
  expect(checkDecisions(content, trees)).toEqual([]);
});

test('without any decision, no failure is led to: each is named', () => {
  const found = checkDecisions(content, []);
  expect(found.map(({ file, line }) => `${file}:${line}`)).toEqual(failureCodes.map(() => 'content/decisions:1'));
  for (const [i, code] of failureCodes.entries()) expect(found[i]!.found).toContain(code);
});

describe('found where it stands, and nowhere else:', () => {
  test.each(decisionMistakes)('$mistake', ({ file, from, to, at }) => {
    const text = changed(read(file).text, from, to);
    const slip = { ...content, read: (name: string) => (name === file ? { file, text } : read(name)) };
    const found = checkDecisions(slip, trees);
    const places = [at].flat().map((part) => `${file}:${lineIn(text, part)}`);
    expect([...new Set(found.map((m) => `${m.file}:${m.line}`))].sort()).toEqual(places.sort());
    for (const mistake of found) for (const part of [mistake.found, mistake.expected, mistake.remedy]) expect(part).toMatch(/\S/);
  });
});
