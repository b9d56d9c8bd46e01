import { localeCodes } from '../../src/locales.ts';
import { pseudoCodes } from '../pseudo/locales.ts';
import { violations } from './axe.ts';
import { pages } from './pages.ts';
import { expect, test } from './test.ts';

/** Every page in two languages; `locales.test.ts` looks at some of every language. */
const looked = pages.filter((address) => /^\/(?:en|de|sign-in)?\/|^\/$/.test(address));

for (const address of looked) {
  test(`${address} has no accessibility violation, light or dark, no third party, and says who we are not`, async ({ page, baseURL }) => {
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL!) && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      expect(await violations(page)).toEqual([]);
    }
    expect(elsewhere).toEqual([]);
    await expect(page.getByText(/independent project|unabhängiges Projekt/).last()).toBeVisible();
  });
}

test('no page scrolls sideways on a narrow phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const address of pages) {
    await page.goto(address);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider, address).toBe(0);
  }
});

test('the start page offers the language that fits first, and remembers a choice', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL!, locale: 'de-AT' });
  const page = await context.newPage();
  const first = page.getByRole('listitem').first();
  await page.goto('/');
  await expect(first).toHaveAttribute('data-locale', 'de');
  await expect(first.getByText('Für Sie')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/');
  await page
    .getByRole('link', { name: /English/ })
    .first()
    .click();
  await page.goto('/');
  await expect(first).toHaveAttribute('data-locale', 'en');
  await context.close();
});

test('the start page lists the languages and works without scripts', async ({ browser, baseURL }) => {
  const page = await browser.newPage({ javaScriptEnabled: false, baseURL: baseURL! });
  await page.goto('/');
  await expect(page.getByRole('main').getByRole('link')).toHaveCount(localeCodes.length + pseudoCodes.length);
  await page.getByRole('link', { name: /Deutsch/ }).click();
  await expect(page).toHaveURL('/de/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.close();
});

test('a problem is reported with exactly its page and step', async ({ page }) => {
  await page.goto('/de/guide/passwords/');
  const whole = new URL((await page.locator('[data-report]').getAttribute('href')) ?? '');
  expect(whole.searchParams.get('body')).toContain('/de/guide/passwords/');
  const step = page.locator('.step').first();
  const id = (await step.getAttribute('id')) ?? '';
  const one = new URL((await step.locator('.step-report').getAttribute('href')) ?? '');
  expect(one.protocol).toBe('mailto:');
  expect(one.searchParams.get('subject')).toContain(`/de/guide/passwords/#${id}`);
  await expect(page.locator(`[id="${id}"]`)).toHaveCount(1);
});

test('an unknown address says so, and an address without its last slash is led to its page', async ({ page }) => {
  expect((await page.goto('/en/nowhere/'))?.status()).toBe(404);
  await page.goto('/en/guide/apis');
  await expect(page).toHaveURL('/en/guide/apis/');
});
