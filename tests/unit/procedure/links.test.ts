/** Which links are the same in two languages. */
import { expect, test } from 'vitest';
import { outlineOf } from '../../fixtures/content/page.ts';

const items = (body: string) => outlineOf(body).outline.items.map(({ kind, key }) => [kind, key]);

test.each([
  ['/en/guide/apis/#new', '/de/guide/apis/#new'],
  ['/en/', '/de/'],
  ['https://support.zendesk.com/hc/en-us/articles/440', 'https://support.zendesk.com/hc/de/articles/440'],
])('%s and %s are one link in two languages', (one, other) => {
  expect(items(`[here](${one})`)).toEqual(items(`[hier](${other})`));
});

test.each([
  ['/en/guide/apis/', '/en/guide/passwords/'],
  ['/en/guide/apis/#a', '/en/guide/apis/#b'],
  ['https://support.zendesk.com/hc/en-us/articles/440', 'https://support.zendesk.com/hc/en-us/articles/441'],
  ['https://en.example.org/x', 'https://de.example.org/x'],
])('%s and %s are two links', (one, other) => {
  expect(items(`[here](${one})`)).not.toEqual(items(`[here](${other})`));
});
