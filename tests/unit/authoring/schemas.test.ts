/** What facts and labels must say of themselves. */
import { expect, test } from 'vitest';
import { factsSchema } from '../../../src/authoring/facts.ts';
import { labelsSchema } from '../../../src/authoring/labels.ts';
import { localeCodes } from '../../../src/locales.ts';

const fact = { statement: 'Clients are kept.', source: 'https://example.org', date: '2021', status: 'current' };
const label = { label: 'History', confidence: 'official' };
const labels = (changed: object, id = 'chat-history') => ({
  [id]: { area: 'chat', ...Object.fromEntries(localeCodes.map((code) => [code, label])), ...changed },
});

test.each(['M1', 'EC2a', 'N29'])('%s is a fact id', (id) => {
  expect(factsSchema.safeParse({ [id]: fact }).success).toBe(true);
});

test.each(['m1', 'M', '1', 'ABC1', 'M1ab', 'M1 ', '__proto__x'])('%s is no fact id', (id) => {
  expect(factsSchema.safeParse({ [id]: fact }).success).toBe(false);
});

test.each(['2021', '2021-11', '2021-11-01', 2021])('a fact may be dated %s, as exactly as its source says', (date) => {
  expect(factsSchema.parse({ M1: { ...fact, date } })['M1']?.date).toBe(String(date));
});

test.each([
  ['an empty source', { source: '' }],
  ['an empty statement', { statement: '' }],
  ['no source', { source: undefined }],
  ['no date', { date: undefined }],
  ['a date in words', { date: 'November 2021' }],
  ['a date in the order of another country', { date: '01.11.2021' }],
  ['a status that we do not use', { status: 'maybe' }],
  ['a property too many', { author: 'Ada' }],
])('a fact with %s is refused', (_, changed) => {
  expect(factsSchema.safeParse({ M1: { ...fact, ...changed } }).success).toBe(false);
});

test.each(['official', 'partner', 'inferred'])('a label may be %s without a gloss', (confidence) => {
  expect(labelsSchema.safeParse(labels({ de: { ...label, confidence } })).success).toBe(true);
});

test('a label that was not found stands in English, and so needs our gloss beside it', () => {
  const unfound = { ...label, confidence: 'not-found' };
  expect(labelsSchema.safeParse(labels({ de: unfound })).success).toBe(false);
  expect(labelsSchema.safeParse(labels({ de: { ...unfound, gloss: '' } })).success).toBe(false);
  expect(labelsSchema.safeParse(labels({ de: { ...unfound, gloss: 'Verlauf' } })).success).toBe(true);
});

test.each(localeCodes)('a label must be there in %s', (code) => {
  expect(labelsSchema.safeParse(labels({})).success).toBe(true);
  expect(labelsSchema.safeParse(labels({ [code]: undefined })).success).toBe(false);
});

test.each([
  ['an unknown confidence', { en: { ...label, confidence: 'sure' } }],
  ['an empty text', { en: { ...label, label: '' } }],
  ['an unknown locale', { xx: label }],
  ['a property too many', { en: { ...label, colour: 'red' } }],
])('a label with %s is refused', (_, changed) => {
  expect(labelsSchema.safeParse(labels(changed)).success).toBe(false);
});

test('a label is named in small letters', () => {
  expect(labelsSchema.safeParse(labels({}, 'Chat History')).success).toBe(false);
});
