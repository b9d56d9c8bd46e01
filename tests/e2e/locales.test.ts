/** Every language on a phone and on a desk: its home page, a procedure and a decision; and the way from one language to another. */
import type { Page } from '@playwright/test';
import { localeCodes, locales, sourceLocale, type Locale } from '../../src/locales.ts';
import { violations } from './axe.ts';
import { DecisionPage } from './decision-page.ts';
import { decisionOf } from './decisions.ts';
import { expect, test } from './test.ts';

const screens = { phone: { width: 320, height: 700 }, desk: { width: 1280, height: 800 } };
const pagesOf = (locale: Locale) => ['', 'guide/passwords/', 'decide/message-channels/'].map((path) => `/${locale}/${path}`);

async function fits(page: Page, address: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${address} scrolls sideways`).toBe(0);
}

for (const locale of localeCodes)
  for (const [name, viewport] of Object.entries(screens))
    test(`${locale} has its language, its direction and its room, on a ${name}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: name === 'phone' ? 'light' : 'dark' });
      const { lang, dir } = locales[locale];
      for (const address of pagesOf(locale)) {
        await page.goto(address);
        await expect(page.locator('html')).toHaveAttribute('lang', lang);
        await expect(page.locator('html')).toHaveAttribute('dir', dir);
        await fits(page, address);
        if (name === 'phone') expect(await violations(page), address).toEqual([]);
      }
      const decision = new DecisionPage(page, decisionOf('message-channels', locale));
      const { words, ways } = decision.content;
      await decision.open(ways.at(-1));
      expect(Object.values(words.outcomes).map(({ title }) => title)).toContain((await decision.shown()).heading);
      await fits(page, 'the outcome');
    });

test('changing the language keeps the page and the place on it', async ({ page }) => {
  const [path, place] = ['guide/passwords/', 'missing-email'];
  await page.goto(`/${sourceLocale}/${path}#${place}`);
  for (const locale of [...localeCodes.slice(1), sourceLocale]) {
    await page.locator('starlight-lang-select select').first().selectOption({ label: locales[locale].label });
    await expect(page).toHaveURL(`/${locale}/${path}#${place}`);
    await expect(page.locator(`[id="${place}"]`)).toBeInViewport();
  }
});

test('every guide has the same places in every language', async ({ page }) => {
  const placesOf = (address: string) =>
    page.evaluate(async (url) => {
      const text = await (await fetch(url)).text();
      return [...text.matchAll(/<(?:h[1-6]|li)[^>]* id="([^"]+)"/g)].map(([, id]) => id).filter((id) => id !== '_top');
    }, address);
  await page.goto('/');
  for (const path of ['passwords', 'export-run', 'connect', 'glossary']) {
    const places = await placesOf(`/${sourceLocale}/guide/${path}/`);
    expect(places.length).toBeGreaterThan(5);
    for (const locale of localeCodes) expect(await placesOf(`/${locale}/guide/${path}/`), `${locale} ${path}`).toEqual(places);
  }
});

test('the sitemap names every language of a page, and no page that must not be found', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap-0.xml')).text();
  const entry = sitemap.split('<url>').find((one) => one.includes(`/${sourceLocale}/guide/passwords/</loc>`))!;
  for (const locale of localeCodes) expect(entry).toContain(`hreflang="${locales[locale].lang}"`);
  expect(sitemap).not.toContain('/sign-in/');
});
