/** All that a page names must exist, and an id may stand once on it. */
import { describe, expect, test } from 'vitest';
import { readOutline } from '../../../src/procedure/outline.ts';
import { checkReferences, type Known } from '../../../src/procedure/references.ts';
import { firstLine, outlineOf, page } from '../../fixtures/content/page.ts';

const known: Known = {
  facts: new Set(['M1', 'P1', 'P2']),
  Label: new Set(['chat-send', 'chat-history']),
  Decision: new Set(['message-channels']),
  Plan: new Set(['', 'message-channels']),
  Export: new Set(['chats']),
};
const check = (body: string) => checkReferences(outlineOf(body).outline, known);

test('a page that names only what exists is in order', () => {
  const body = `## Send {#send}

<Procedure id="reset">
  <Step id="open" facts="P1 P2">
    Click <Label id="chat-send" />, then <Label id="chat-send" /> once more.
  </Step>
</Procedure>

<Since date="2021" facts="P1">Text.</Since>

<Since date="2021" facts="P1">More text of that year.</Since>

<Decision tree="message-channels" />

<Plan tree="message-channels" />

<Export stream="chats" />`;
  expect(check(body)).toEqual([]);
});

describe('a name that does not exist is found at its line, with the one that was probably meant', () => {
  test.each([
    ['a fact of a step', '<Procedure id="a">\n  <Step id="b" facts="P1 P9">Text.</Step>\n</Procedure>', 1, 'P1'],
    ['a fact of a note', '\n<Since date="2021" facts="P3">Text.</Since>', 1, 'P1'],
    ['a label', 'Text.\n\nClick <Label id="chat-histroy" />.', 2, 'chat-history'],
    ['a decision', 'Text.\n\n<Decision tree="message-channel" />', 2, 'message-channels'],
    ['a plan', '<Plan tree="message-channel" />', 0, 'message-channels'],
    ['a stream', '<Export stream="chat" />', 0, 'chats'],
  ])('%s', (_, body, offset, meant) => {
    const mistakes = check(body);
    expect(mistakes).toMatchObject([{ file: 'guide.mdx', line: firstLine + offset }]);
    expect(mistakes[0]?.remedy).toContain(`"${meant}"`);
  });

  test('a fact of the frontmatter', () => {
    const { outline } = readOutline({ file: 'guide.mdx', text: page('', '[M1, M9]') });
    const mistakes = checkReferences(outline, known);
    expect(mistakes).toMatchObject([{ file: 'guide.mdx', line: 4 }]);
    expect(mistakes[0]?.remedy).toContain('"M1"');
  });
});

test('where nothing is alike, nothing is proposed', () => {
  const [mistake] = check('<Label id="zzzzzzzzzz" />');
  expect(mistake?.found).toContain('zzzzzzzzzz');
  for (const label of known.Label) expect(mistake?.remedy).not.toContain(label);
});

test('every unknown name is reported', () => {
  expect(
    check('<Label id="a-label-of-none" />\n\n<Export stream="tickets" />\n\n<Since date="2021" facts="X1 X2">Text.</Since>'),
  ).toHaveLength(4);
});

describe('an id that stands twice is found the second time', () => {
  test.each([
    ['two steps', '<Procedure id="a">\n  <Step id="b">One.</Step>\n  <Step id="b">Two.</Step>\n</Procedure>', 2],
    [
      'steps of two procedures',
      '<Procedure id="a">\n<Step id="c">One.</Step>\n</Procedure>\n\n<Procedure id="b">\n<Step id="c">Two.</Step>\n</Procedure>',
      5,
    ],
    ['two headings of different depth', '## One {#a}\n\n### Two {#a}', 2],
    ['a heading and a procedure', '## One {#a}\n\n<Procedure id="a">\n</Procedure>', 2],
    ['two decisions of one tree', '<Decision tree="message-channels" />\n\n<Decision tree="message-channels" />', 2],
    ['a plan and the plan of all trees', '<Plan tree="message-channels" />\n\n<Plan />', 2],
    ['a procedure and its step', '<Procedure id="a">\n  <Step id="a">One.</Step>\n</Procedure>', 1],
  ])('%s', (_, body, offset) => {
    expect(check(body)).toMatchObject([{ file: 'guide.mdx', line: firstLine + offset }]);
  });

  test('a third time is one more mistake, and each names the line of the first', () => {
    const mistakes = check('## One {#a}\n\n## Two {#a}\n\n## Three {#a}');
    expect(mistakes.map((m) => m.line)).toEqual([firstLine + 2, firstLine + 4]);
    for (const { expected } of mistakes) expect(expected).toMatch(new RegExp(`\\b${firstLine}\\b`));
  });
});
