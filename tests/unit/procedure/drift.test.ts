/** What of a translation is out of date, and by exactly which change of the source. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changes } from '../../../src/bin/i18n-changes.ts';
import { stamp } from '../../../src/bin/i18n-stamp.ts';
import { driftOf, nameOf, stampOf } from '../../../src/procedure/drift.ts';
import { isStub, segmentsOf } from '../../../src/procedure/segments.ts';
import { hashOf, readJson, stampsFile, textsFile, translations } from '../../../src/procedure/translations.ts';

const page = (change: (text: string) => string = (text) => text) =>
  segmentsOf({
    file: 'a.mdx',
    text: change(`---
title: A page
description: What it is for.
facts: [A1]
---
import { Procedure, Step } from '#guide';

Before all.

## One {#one}

Of one.

<Procedure id="first">
  <Step id="begin" facts="A1">
    Begin here.
  </Step>
  <Step id="end">
    End
    there.
  </Step>
</Procedure>

Behind the steps.

## Two {#two}
`),
  });

const drifted = (change: (text: string) => string) => driftOf(page(change), stampOf(page(), hashOf), hashOf).map(nameOf);

describe('a page in segments', () => {
  test('each part of it stands in exactly one', () => {
    expect(page().map((segment) => [nameOf(segment), segment.text])).toEqual([
      ['head', 'title: A page\ndescription: What it is for.'],
      ['section', 'Before all.'],
      ['section one', expect.stringMatching(/^## One \{#one\}\nOf one\.\n<Procedure id="first">\n<\/Procedure>\nBehind the steps\.$/)],
      ['step begin', expect.stringContaining('Begin here.')],
      ['step end', expect.stringContaining('End\nthere.')],
      ['section two', '## Two {#two}'],
    ]);
  });

  test('front matter alone is a stub', () => {
    expect(isStub('---\ntitle: A\ndescription: B\n---\n')).toBe(true);
    expect(isStub("---\ntitle: A\n---\nimport { Step } from '#guide';\n\n")).toBe(true);
    expect(isStub('---\ntitle: A\n---\n\nA word.\n')).toBe(false);
  });
});

describe('a change of the source', () => {
  test.each<[string, string, string, string[]]>([
    ['in a step', 'Begin here', 'Begin now', ['step begin']],
    ['in a section', 'Of one', 'Of the first', ['section one']],
    ['behind the steps of a section', 'Behind', 'After', ['section one']],
    ['of the title', 'A page', 'A sheet', ['head']],
    ['of the date of review alone', 'facts: [A1]', 'facts: [A1]\nreviewed: 2026-11-27', []],
    ['of blanks and indents alone', '    Begin here.', '  Begin   here.', []],
    ['that adds a step', '  <Step id="end">', '  <Step id="new">\n    New.\n  </Step>\n  <Step id="end">', ['step new']],
  ])('%s', (_, from, to, names) => expect(drifted((text) => text.replace(from, to))).toEqual(names));

  test('without a stamp everything is out of date', () => {
    expect(driftOf(page(), undefined, hashOf)).toHaveLength(page().length);
  });

  test('any letter anywhere in a step drifts that step and no other', () => {
    const at = page()
      .find(({ id }) => id === 'begin')!
      .text.indexOf('Begin');
    fc.assert(
      fc.property(fc.constantFrom('begin', 'end'), fc.stringMatching(/^[a-z]{1,9}$/), (id, word) => {
        const where = id === 'begin' ? 'Begin' : 'there';
        expect(at).toBeGreaterThan(0);
        expect(drifted((text) => text.replace(where, `${word}${where}`))).toEqual([`step ${id}`]);
      }),
    );
  });
});

describe('npm run i18n', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'wegweiser-i18n-'));
    cpSync('content', path.join(root, 'content'), { recursive: true });
    stamp(root, 'de', undefined);
  });
  afterAll(() => rmSync(root, { recursive: true }));

  const file = () => path.join(root, 'content/docs/en/guide/apis.mdx');
  const change = (from: string, to: string) => writeFileSync(file(), readFileSync(file(), 'utf8').replace(from, to));
  const state = () =>
    translations(root)
      .find(({ locale }) => locale === 'de')!
      .pages.find(({ name }) => name === 'guide/apis')!;

  test('finds the step that changed, shows what changed, and forgets it when it is stamped', () => {
    expect(state()).toMatchObject({ state: 'present', drifted: [] });
    change('Let the software run once', 'Let the software run twice');
    expect(state().drifted.map(nameOf)).toEqual(['step try-it']);
    const [title, before, after] = changes(root, 'de', 'guide/apis');
    expect(title).toMatch(/^step try-it \(en, line \d+\)$/);
    expect(before).toMatch(/^- Let the software run once/);
    expect(after).toMatch(/^\+ Let the software run twice/);
    expect(stamp(root, 'de', 'guide/apis')).toBe(1);
    expect(state().drifted).toEqual([]);
  });

  test('keeps the texts that stamps speak of, and no others', () => {
    const stamps = Object.values(readJson<Record<string, Record<string, Record<string, string>>>>(root, stampsFile, {}));
    const used = new Set(stamps.flatMap((pages) => Object.values(pages).flatMap((one) => Object.values(one))));
    const texts = readJson<Record<string, string>>(root, textsFile, {});
    expect(Object.keys(texts).sort()).toEqual([...used].sort());
    for (const [hash, text] of Object.entries(texts)) expect(hashOf(text)).toBe(hash);
  });

  test('counts a page of front matter alone as missing', () => {
    writeFileSync(path.join(root, 'content/docs/de/guide/apis.mdx'), '---\ntitle: Leer\ndescription: Leer\n---\n');
    expect(state().state).toBe('missing');
    expect(changes(root, 'de', 'guide/apis')).toEqual(['guide/apis is not translated into de.']);
    expect(() => stamp(root, 'de', 'guide/apis')).toThrow(/de has no page guide\/apis/);
  });

  test('names a page that is not there', () => expect(() => changes(root, 'de', 'guide/none')).toThrow(/no page guide\/none in en/));
});
