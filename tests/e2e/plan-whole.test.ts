/** Each step of a plan is the step of the guide, in full: the same words, the same labels of the vendor's screens, the same links. */
import type { Page } from '@playwright/test';
import { pseudoCodes } from '../pseudo/locales.ts';
import { addressOf, trees, type TestLocale } from './decisions.ts';
import { expect, test } from './test.ts';

interface Content {
  id: string;
  words: string;
  labels: string[];
  links: (string | null)[];
}

/** What stands in the steps of the page that match, by the key or the id of each. */
const stepsIn = (page: Page, steps: string): Promise<Content[]> =>
  page.locator(steps).evaluateAll((all: HTMLElement[]) =>
    all.map((step) => {
      const text = step.querySelector('.step-text')!;
      return {
        id: step.dataset['key'] ?? step.id,
        words: text.textContent.replace(/\s+/g, ' ').trim(),
        labels: [...text.querySelectorAll('.label')].map((label) => label.textContent.trim()),
        links: [...text.querySelectorAll('a[href]:not([href^="#"])')].map((link) => link.getAttribute('href')),
      };
    }),
  );

/** Parity is proven for all languages; these differ in direction and script. */
const seen: readonly TestLocale[] = ['en', 'ja', 'ar', ...pseudoCodes];

for (const locale of seen)
  for (const tree of trees)
    test(`every step that ${tree} may name in ${locale} stands there as in its guide`, async ({ page }) => {
      await page.goto(addressOf({ tree, locale }, {}));
      const lifted = await stepsIn(page, 'wegweiser-plan [data-key]');
      expect(lifted).not.toEqual([]);
      expect(lifted.filter(({ words }) => !words)).toEqual([]);
      const byGuide = Object.groupBy(lifted, ({ id }) => id.slice(0, id.lastIndexOf('.')));
      for (const [guide, steps] of Object.entries(byGuide)) {
        await page.goto(`/${locale}/${guide.replaceAll('.', '/')}/`);
        const original = (await stepsIn(page, '.step[id]')).map((step) => ({ ...step, id: `${guide}.${step.id}` }));
        for (const step of steps!) expect(original).toContainEqual(step);
      }
    });
