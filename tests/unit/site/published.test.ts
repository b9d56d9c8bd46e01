/** Guides for machines: the same steps as people see, as data and as Markdown. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { localeCodes } from '../../../src/locales.ts';
import { readOutline } from '../../../src/procedure/outline.ts';
import { pageSchema, publish, type Publishing } from '../../../src/procedure/published.ts';
import { pagesOf } from '../../../src/procedure/translations.ts';

const publishing: Publishing = {
  language: 'en',
  url: 'https://portal.example/en/guide/a/',
  label: (id) => `Label of ${id}`,
  since: (date) => `Since ${date}`,
  date: (date) => `On ${date}`,
};
const source = {
  file: 'a.mdx',
  text: `---
title: A page
description: What it is for.
facts: [A1]
reviewed: 2026-11-20
---
import { Procedure, Step, Label, Since, Export } from '#guide';

Before all, see [the other](/en/guide/b/#x).

## First *things* {#first}

<Procedure id="do-it">
  <Step id="one" facts="A1 A2">
    Click <Label id="save" /> in \`Settings\`.
  </Step>
  <Step id="two">
    Read [this](https://example.com/).
  </Step>
</Procedure>

<Since date="2025-05-12" facts="N12">
  It changed.
</Since>

<Event date="2024-08-15" facts="N1">
  It happened.
</Event>

<Export stream="chats" />
`,
};

describe('a page as data', () => {
  const page = publish(source, publishing).data;

  test('has its procedures with their steps, by the ids that all languages share', () => {
    expect(page.procedures).toMatchObject([
      {
        id: 'do-it',
        url: 'https://portal.example/en/guide/a/#do-it',
        steps: [
          { id: 'one', facts: ['A1', 'A2'], text: 'Click Label of save in Settings.', markdown: 'Click **Label of save** in `Settings`.' },
          { id: 'two', facts: [], text: 'Read this.', url: 'https://portal.example/en/guide/a/#two' },
        ],
      },
    ]);
  });

  test('says when it was reviewed, and on what it rests', () => {
    expect(page).toMatchObject({ title: 'A page', reviewed: '2026-11-20', facts: ['A1'], language: 'en' });
  });
});

test('a page as Markdown has no component and no relative link left', () => {
  const { markdown } = publish(source, publishing);
  expect(markdown).toContain('1. Click **Label of save**');
  expect(markdown).toContain('**Since 2025-05-12**');
  expect(markdown).toContain('**On 2024-08-15**');
  expect(markdown).toContain('(https://portal.example/en/guide/b/#x)');
  expect(markdown).not.toMatch(/<[A-Z]|\{#|^import /m);
});

test.each(localeCodes)('every guide in %s has the procedures and steps that the content check read in it, in its order', (locale) => {
  for (const { file } of pagesOf('.', locale)) {
    const source = { file, text: readFileSync(file, 'utf8') };
    const items = readOutline(source).outline.items.filter(({ kind }) => kind === 'Procedure' || kind === 'Step');
    const { procedures } = publish(source, publishing).data;
    const published = procedures.flatMap(({ id, steps }) => [[id, []], ...steps.map((step) => [step.id, step.facts])]);
    expect(published, file).toEqual(items.map(({ key, facts }) => [key, facts]));
  }
});

test.each(localeCodes)('every guide in %s fits the schema, and every step says something', (locale) => {
  for (const { file } of pagesOf('.', locale)) {
    const { data, markdown } = publish({ file, text: readFileSync(file, 'utf8') }, publishing);
    expect(markdown, file).not.toMatch(/<[A-Z]\w* |\]\(\//);
    for (const { steps } of pageSchema.parse(data).procedures) {
      expect(steps.length, file).toBeGreaterThan(0);
      for (const { id, text } of steps) expect(text, `${file} ${id}`).toMatch(/\S{3}/);
    }
  }
});
