/** What is read of a guide: all that its translations share, and the mistakes of its author. */
import { describe, expect, test } from 'vitest';
import { readOutline } from '../../../src/procedure/outline.ts';
import { firstLine, outlineOf, page } from '../../fixtures/content/page.ts';

const items = (body: string) => outlineOf(body).outline.items.map(({ kind, key }) => [kind, key]);
const read = (text: string) => readOutline({ file: 'guide.mdx', text });

const guide = `## Who does it {#who}

Some text that only one language has.

<Procedure id="reset">
  <Step id="open" facts="P1 EC2a">
    Click <Label id="chat-send" /> as the [article](https://example.org/a) says.
  </Step>
  <Step id="sign-in">
    Sign in.

    \`\`\`sh
    curl example.org
    \`\`\`
  </Step>
</Procedure>

### Since {#since}

<Since date="2021-22" facts="N3">It moved.</Since>

<Decision tree="channels" />

<Export stream="chats" />`;

test('headings, components, links and code are listed in the order of the page', () => {
  const { outline, mistakes } = outlineOf(guide);
  expect(mistakes).toEqual([]);
  expect(outline).toMatchObject({ file: 'guide.mdx', title: 'Passwords', facts: ['M1'], factsLine: 4 });
  expect(items(guide)).toEqual([
    ['heading', '## who'],
    ['Procedure', 'reset'],
    ['Step', 'open'],
    ['Label', 'chat-send'],
    ['link', 'https://example.org/a'],
    ['Step', 'sign-in'],
    ['code', 'sh\ncurl example.org'],
    ['end', 'Procedure'],
    ['heading', '### since'],
    ['Since', '2021-22'],
    ['Decision', 'channels'],
    ['Export', 'chats'],
  ]);
});

test('each item knows its line, and each step and note its facts', () => {
  const { outline } = outlineOf(guide);
  const lines = page(guide).split('\n');
  for (const { kind, key, line } of outline.items) {
    if (kind === 'end') expect(lines[line - 1]).toContain('</Procedure>');
    else if (kind !== 'code') expect(lines[line - 1]).toContain(key.replace(/^#+ /, ''));
  }
  const facts = outline.items.filter((item) => item.facts.length).map((item) => [item.key, item.facts]);
  expect(facts).toEqual([
    ['open', ['P1', 'EC2a']],
    ['2021-22', ['N3']],
  ]);
});

test('prose, emphasis and code within a line are no part of the outline', () => {
  expect(items('Some *more* text with `code`, and\n\n- a list\n- of two\n\n> and a quotation.')).toEqual([]);
});

describe('an author’s mistake is found at its line', () => {
  test.each([
    ['a heading without an id', '## Who\n\nText.', 0],
    ['a tag that is not closed', 'Text.\n\n<Since date="2021" facts="N1">\n\nMore.', 2],
    ['a tag within a line that is not closed', 'Text.\n\nClick <Label id="a">.\n\nMore.', 2],
    ['a brace in running text', 'Text.\n\nOpen {subdomain.', 2],
    ['an id with capitals', 'Text.\n\n<Procedure id="Reset" />', 2],
    ['an id that is missing', '\n<Procedure />', 1],
    ['an id that is no plain text', 'Click <Label id={send} />.', 0],
    ['properties spread out of sight', 'Click <Label {...send} />.', 0],
    ['a property that there is not', '\n\n<Decision tree="a" kind="b" />', 2],
    ['a fact that cannot be one', '<Procedure id="a">\n  <Step id="b" facts="P1, P2">\n    Text.\n  </Step>\n</Procedure>', 1],
    ['a note without facts', '<Since date="2021">Text.</Since>', 0],
    ['a date in words', '<Since date="November" facts="N1">Text.</Since>', 0],
    ['a day that no calendar has', '<Since date="2021-02-31" facts="N1">Text.</Since>', 0],
  ])('%s', (_, body, offset) => {
    const { mistakes } = outlineOf(body);
    expect(mistakes).toMatchObject([{ file: 'guide.mdx', line: firstLine + offset }]);
    const { found, expected, remedy } = mistakes[0]!;
    for (const part of [found, expected, remedy]) expect(part).not.toBe('');
  });

  test.each([
    ['no frontmatter', '## Who {#who}\n', 1],
    ['an empty file', '', 1],
    ['no title', page('').replace('title: Passwords\n', ''), 2],
    ['a fact that cannot be one', page('', '[M1, m2]'), 4],
    ['broken frontmatter', page('').replace('What', 'Note: what'), 3],
    ['a title that begins like an alias', page('').replace('Passwords', '*New* passwords'), 2],
  ])('%s', (_, text, line) => {
    expect(read(text).mistakes.map((m) => m.line)).toEqual([line]);
  });
});

test('of a page with a mistake in one component, all others are still read', () => {
  expect(items('## A {#a}\n\n<Label id="B" />\n\n<Label id="c" />')).toEqual([
    ['heading', '## a'],
    ['Label', 'c'],
  ]);
});

test.each(['<b id="x">Text</b>', '<toString />', '<constructor />', '<>Text</>'])('%s is none of our components', (body) => {
  expect(outlineOf(body)).toMatchObject({ mistakes: [], outline: { items: [] } });
});

test.each([
  ['<Stpe id="x">Text</Stpe>', 'Did you mean <Step>?'],
  ['<Other.Thing />', 'Guides are made of these components; plain Markdown does the rest.'],
])('%s is a component that nobody knows', (body, remedy) => {
  expect(outlineOf(body).mistakes.map((m) => m.remedy)).toEqual([remedy]);
});
