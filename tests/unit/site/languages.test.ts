/** Every fact is told in every language: some page, step, note or decision there rests on it. */
import { expect, test } from 'vitest';
import { localeCodes } from '../../../src/locales.ts';
import { contentFigures } from '../../report/content.ts';

const { facts, labels, locales } = contentFigures('.');

test.each(locales)('$locale has every page, step and fact', ({ pages, missing, steps, words, factsCovered, factsNotCovered }) => {
  expect(factsNotCovered).toEqual([]);
  expect(factsCovered).toBe(facts);
  expect({ pages, missing, steps }).toEqual({ pages: locales[0]!.pages, missing: 0, steps: locales[0]!.steps });
  expect(words).toBeGreaterThan(10_000);
});

test('thirteen languages, each label of them with how sure we are of it', () => {
  expect(localeCodes).toHaveLength(13);
  for (const one of locales)
    expect(
      Object.values(one.labels).reduce((a, b) => a + b),
      one.locale,
    ).toBe(labels);
});
