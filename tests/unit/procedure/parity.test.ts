/** A translation has the outline of its source, or the first difference is named. */
import { describe, expect, test } from 'vitest';
import { readOutline } from '../../../src/procedure/outline.ts';
import { compareOutlines } from '../../../src/procedure/parity.ts';
import { lineIn } from '../../fixtures/content/edit.ts';
import { page } from '../../fixtures/content/page.ts';

const english = `## The way {#way}

<Procedure id="reset">
  <Step id="open" facts="P1">
    Click <Label id="chat-send" />.
  </Step>
  <Step id="sign-in" facts="P1 P2">
    See [the APIs](/en/guide/apis/).
  </Step>
</Procedure>

<Since date="2021-22" facts="N3">
  See [the vendor](https://support.zendesk.com/hc/en-us/articles/440).
</Since>

\`\`\`sh
curl example.org
\`\`\``;

const german = english
  .replace('The way', 'Der Weg')
  .replace('Click <Label id="chat-send" />.', 'Klicken Sie auf <Label id="chat-send" />.')
  .replace('See [the APIs](/en/', 'Siehe [die APIs](/de/')
  .replace('See [the vendor](https://support.zendesk.com/hc/en-us/', 'Siehe [den Anbieter](https://support.zendesk.com/hc/de/');

const outline = (file: string, body: string, facts?: string) => readOutline({ file, text: page(body, facts) }).outline;
const compare = (translation: string, facts?: string) => compareOutlines(outline('en.mdx', english), outline('de.mdx', translation, facts));

test('a page is the same as itself', () => {
  expect(compare(english)).toEqual([]);
});

test('a translation is the same, with its own words, links to its own pages, and the vendor’s articles in its language', () => {
  expect(german).not.toBe(english);
  expect(compare(german)).toEqual([]);
});

const step = (id: string) => new RegExp(`  <Step id="${id}"[^]*?</Step>\n`);
const swapped = german.replace(step('open'), '').replace('</Procedure>', `${step('open').exec(german)![0]}</Procedure>`);

describe('a difference is found where it begins', () => {
  test.each([
    ['a lost step', german.replace(step('open'), ''), '<Step id="sign-in"'],
    ['the last step lost', german.replace(step('sign-in'), ''), '</Procedure>'],
    ['two steps swapped', swapped, '<Step id="sign-in"'],
    ['a step more', german.replace('</Procedure>', '  <Step id="more">Mehr.</Step>\n</Procedure>'), '<Step id="more"'],
    ['a heading lost', german.replace(/^## .*\n/, ''), '<Procedure id="reset"'],
    ['a heading of another depth', german.replace('## ', '### '), '### '],
    ['other facts', german.replace('"P1 P2"', '"P2"'), 'facts="P2"'],
    ['facts in another order', german.replace('"P1 P2"', '"P2 P1"'), 'facts="P2 P1"'],
    ['another label', german.replace('chat-send', 'chat-history'), 'chat-history'],
    ['another component of the same name', german.replace('<Label id=', '<Export stream='), '<Export'],
    ['another link', german.replace('/de/guide/apis/', '/de/guide/passwords/'), '/de/guide/passwords/'],
    ['another article of the vendor', german.replace('articles/440', 'articles/441'), 'articles/441'],
    ['another date', german.replace('2021-22', '2022-23'), '2022-23'],
    ['a note lost', german.replace(/<Since[^]*<\/Since>\n\n/, ''), '```sh'],
    ['other code', german.replace('curl', 'wget'), '```sh'],
    ['code lost at the end', german.replace(/\n\n```sh[^]*/, ''), 'articles/440'],
  ])('%s', (_, translation, at) => {
    expect(translation).not.toBe(german);
    expect(compare(translation)).toMatchObject([{ file: 'de.mdx', line: lineIn(page(translation), at) }]);
  });
});

test('other facts in the frontmatter are found there', () => {
  expect(compare(german, '[M1, M2]')).toMatchObject([{ file: 'de.mdx', line: 4 }]);
  expect(compare(german, '[]')).toMatchObject([{ file: 'de.mdx', line: 4 }]);
});

test('the author is shown what stands there, what the source has, and where', () => {
  const [mistake] = compare(german.replace('chat-send', 'chat-history'));
  expect(mistake?.found).toContain('chat-history');
  expect(mistake?.expected).toContain('chat-send');
  expect(mistake?.expected).toContain(`en.mdx:${lineIn(page(english), 'chat-send')}`);
});

test('after the first difference the rest of the page is not judged', () => {
  expect(compare(german.replace('chat-send', 'chat-history').replace('curl', 'wget'))).toHaveLength(1);
});
