/** What an operator sets, and the address that opens a prefilled report. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { portalSchema, reportAddress } from '../../../src/authoring/portal.ts';
import { localeCodes } from '../../../src/locales.ts';

const portal = {
  title: 'Portal',
  tagline: Object.fromEntries(localeCodes.map((code) => [code, 'Step by step'])),
  site: 'https://help.example',
  report: 'mailto:us@help.example?subject={title}&body={body}',
};
const mail = portal.report;
const issue = 'https://code.example/issues/new?labels=help&title={title}&body={body}';
const accepts = (changed: object) => portalSchema.safeParse({ ...portal, ...changed }).success;

test.each([mail, issue])('%s may be where reports go', (report) => {
  expect(accepts({ report })).toBe(true);
});

test.each([
  'http://code.example/?b={body}',
  'javascript:alert("{body}")',
  'us@help.example',
  'mailto:us@help.example',
  ' https://x/?{body}',
  '',
])('reports may not go to %j', (report) => {
  expect(accepts({ report })).toBe(false);
});

test('a site needs a title, a whole address and a tagline in each locale', () => {
  expect(accepts({ title: '' })).toBe(false);
  expect(accepts({ site: 'help.example' })).toBe(false);
  for (const code of localeCodes) expect(accepts({ tagline: { ...portal.tagline, [code]: undefined } })).toBe(false);
  expect(accepts({ tagline: { ...portal.tagline, xx: 'Else' } })).toBe(false);
  expect(accepts({ colour: 'red' })).toBe(false);
});

const title = 'Fees & more? 100 % of #1 + {body}';
const body = "What is wrong?\n\n—\nhttps://help.example/de/#schritt & $& $' $1";

test.each([mail, issue])('whatever a page is called, the report arrives as it was written: %s', (template) => {
  const address = new URL(reportAddress(template, title, body));
  expect(address.searchParams.get(template === mail ? 'subject' : 'title')).toBe(title);
  expect(address.searchParams.get('body')).toBe(body);
  expect(address.hash).toBe('');
});

test('line ends and signs with a meaning in addresses are encoded, blanks as mail programs read them', () => {
  const address = reportAddress(mail, 'a & b', 'one\ntwo #3?');
  expect(address).toBe('mailto:us@help.example?subject=a%20%26%20b&body=one%0Atwo%20%233%3F');
});

test('no text can reach beyond its own place', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (title, body) => {
      const { searchParams } = new URL(reportAddress(issue, title, body));
      expect([...searchParams]).toEqual(Object.entries({ labels: 'help', title, body }));
    }),
  );
});
