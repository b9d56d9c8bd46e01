/** Dates are shown only as exactly as their source knows them. */
import { expect, test } from 'vitest';
import { formatDate } from '../../../src/procedure/date.ts';

test.each([
  ['2021', 'en-GB', '2021'],
  ['2021', 'de', '2021'],
  ['2021-11', 'en-GB', 'November 2021'],
  ['2021-03', 'de', 'März 2021'],
  ['2021-12', 'de', 'Dezember 2021'],
  ['2021-11-01', 'en-GB', '1 November 2021'],
  ['2021-11-01', 'de', '1. November 2021'],
  ['2021-01-31', 'en-GB', '31 January 2021'],
])('%s is written in %s as %s', (date, lang, text) => {
  expect(formatDate(date, lang)).toBe(text);
});

test.each(['en-GB', 'de'])('two years between which a thing lies stay two years in %s, and are no month', (lang) => {
  expect(formatDate('2021-22', lang)).toMatch(/^2021\D(20)?22$/);
});

test.each(['America/Los_Angeles', 'Pacific/Kiritimati'])('the day is the same when the site is built in %s', (zone) => {
  const before = process.env['TZ'];
  try {
    process.env['TZ'] = zone;
    expect(formatDate('2021-11-01', 'en-GB')).toBe('1 November 2021');
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});
