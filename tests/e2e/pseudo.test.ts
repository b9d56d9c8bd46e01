/** The pseudo-locales show what is easily overlooked: hard-coded words, texts that are cut off, and a wrong direction. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { pseudoCodes, pseudoLocales } from '../pseudo/locales.ts';
import { violations } from './axe.ts';
import { ExportPanel } from './export-panel.ts';
import { pagesIn } from './pages.ts';
import { expect, test } from './test.ts';
import { cutOff, plainWords } from './text.ts';

test.use({ bypassCSP: true }); // reading what stands in <noscript> would need a policy of the page

/** One each, because both would take the time twice. */
const schemes = { 'en-xa': 'light', 'ar-xb': 'dark' } as const;

for (const locale of pseudoCodes) {
  const { lang, dir } = pseudoLocales[locale];

  for (const address of pagesIn(locale)) {
    test(`${address} has its words, its direction and its room`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: schemes[locale] });
      await page.goto(address);
      const html = page.locator('html');
      await expect(html).toHaveAttribute('lang', lang);
      await expect(html).toHaveAttribute('dir', dir);
      if (locale === 'en-xa') expect(await plainWords(page.locator('main')), 'words that are hard-coded').toEqual([]);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await cutOff(page), 'texts cut off').toEqual([]);
      expect(await html.evaluate((root) => root.scrollWidth - root.clientWidth), 'scrolls sideways').toBe(0);
    });
  }

  for (const address of pagesIn(locale).filter((page) => /\/decide\/[^/]+\/$/.test(page))) {
    test(`${address} has them at its outcome too`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.goto(address);
      const decision = page.locator('wegweiser-decision');
      await answerAll(decision);
      await expect(decision.locator('[data-view=outcome]:visible')).toHaveCount(1);
      if (locale === 'en-xa') expect(await plainWords(decision), 'words that are hard-coded').toEqual([]);
      expect(await cutOff(page), 'texts cut off').toEqual([]);
    });
  }
}

/** Gives the first answer to each question, until there is none. */
async function answerAll(decision: Locator): Promise<void> {
  await expect(decision).toHaveAttribute('data-enhanced', '');
  const question = decision.locator('form:visible');
  while (await question.count()) {
    await question.locator('.choice:visible input').first().check();
    await question.locator('button.primary').click();
  }
}

test('an export speaks the language of its page from beginning to end', async ({ page }) => {
  const panel = new ExportPanel(page);
  await panel.open('en-xa');
  await panel.root.locator('[data-part=form] .primary').click();
  await expect(panel.root.locator('[data-part=run]')).toBeVisible();
  expect(await plainWords(panel.root)).toEqual([]);
  await expect(panel.root.locator('[data-part=done]')).toBeVisible({ timeout: 90_000 });
  expect(await plainWords(panel.root)).toEqual([]);
});

test('a release knows nothing of the pseudo-locales', () => {
  const named = new RegExp(pseudoCodes.join('|'), 'i');
  expect(pseudoCodes.filter((code) => existsSync(`dist/${code}`))).toEqual([]);
  const files = globSync('dist/**/*.{html,xml,json}');
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => named.test(readFileSync(file, 'utf8')))).toEqual([]);
});
