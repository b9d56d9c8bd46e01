/** A guide in a pseudo-locale: its prose changes, and nothing by which a program knows it. */
import { describe, expect, test } from 'vitest';
import { readOutline } from '../../../src/procedure/outline.ts';
import { accent } from '../../pseudo/accent.ts';
import { pseudoGuide } from '../../pseudo/guide.ts';
import { pseudoCodes } from '../../pseudo/locales.ts';

const guide = `---
title: 'Passwords: new'
description: What to do.
facts: [P1]
sidebar: { order: 2, label: Passwords }
hero:
  tagline: Step by step.
  actions:
    - text: Start
      link: /en/guide/overview/
      icon: right-arrow
---
import { Procedure, Step, Label, Since } from '#guide';

Call \`GET\` 😀 at the *vendor’s* [guide](https://vendor.example/en/1) &amp; [ours](/en/guide/apis/#new).

## What each agent does {#agent}

<Procedure id="reset">
  <Step id="open" facts="P1">
    Open <Label id="chat-send" /> > mail:

    - all of it;
    - see [/en/guide/apis/](/en/guide/apis/).
  </Step>
</Procedure>

\`\`\`sh
curl https://vendor.example/en/
\`\`\`
`;
const accented = pseudoGuide(guide, 'en-xa');

describe.each(pseudoCodes)('in %s', (locale) => {
  const text = pseudoGuide(guide, locale);
  const outline = (page: string) => readOutline({ file: 'guide.mdx', text: page });

  test('the outline is that of the source', () => {
    expect(outline(text).mistakes).toEqual([]);
    expect(outline(text).outline).toEqual({ ...outline(guide).outline, title: expect.not.stringContaining('Passwords: new') as string });
  });

  test('links within the site lead to its own pages, and all others where they did', () => {
    expect(text).toContain(`](/${locale}/guide/apis/#new)`);
    expect(text).toContain(`link: /${locale}/guide/overview/`);
    expect(text).toContain('](https://vendor.example/en/1)');
    expect(text).not.toContain('](/en/');
  });
});

test('prose is changed in the body and in the frontmatter', () => {
  for (const prose of ['Passwords: new', 'What to do.', 'Step by step.', 'Start', 'What each agent does', 'vendor’s', 'all of it;'])
    expect(accented).toContain(accent(prose));
});

test('code, imports, properties, heading ids and other frontmatter stay as they are', () => {
  const same = [
    '`GET` 😀',
    "from '#guide'",
    '<Label id="chat-send" />',
    '{#agent}',
    'icon: right-arrow',
    'order: 2',
    'curl https://vendor.example/en/',
  ];
  for (const part of same) expect(accented).toContain(part);
});

test('without its accents and doubled vowels the body is the source again', () => {
  const body = (text: string) => text.slice(text.indexOf('\nimport'));
  const plain = new Map([...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [accent(letter), letter]));
  const restored = [...plain].reduce((text, [from, to]) => text.replaceAll(from, to), body(accented));
  expect(restored.replaceAll('/en-xa/', '/en/')).toBe(body(guide));
});
