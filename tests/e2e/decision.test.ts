import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const locales = [
  { locale: 'en', line: 'LINE only', both: 'Facebook Messenger and LINE', change: 'Change my answer' },
  { locale: 'de', line: 'Nur LINE', both: 'Facebook Messenger und LINE', change: 'Antwort ändern' },
];

/** The steps of the outcome in view, as ids. */
const stepsShown = (page: Page) =>
  page
    .locator('wegweiser-decision .outcome:visible [data-step]')
    .evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step')));
/** The steps of a guide, read from its own page. */
async function stepsOf(page: Page, address: string) {
  await page.goto(address);
  return page.locator('main [data-step]').evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step')));
}

for (const { locale, line, both, change } of locales) {
  const guide = `/${locale}/guide/message/`;

  for (const javaScriptEnabled of [true, false]) {
    test.describe(`in ${locale}, scripts ${javaScriptEnabled ? 'on' : 'off'}`, () => {
      test.use({ javaScriptEnabled });

      test('an answer shows the very steps of its guide, and Back returns to the question', async ({ page }) => {
        const expected = await stepsOf(page, `/${locale}/guide/message-line/`);
        await page.goto(guide);
        const decision = page.locator('wegweiser-decision');
        await decision.getByRole('link', { name: line, exact: true }).click();
        await expect(decision.getByRole('link', { name: change })).toBeVisible();
        expect(await stepsShown(page)).toEqual(expected);
        await page.goBack();
        await expect(decision.getByRole('link', { name: line, exact: true })).toBeVisible();
        await decision.getByRole('link', { name: both, exact: true }).click();
        expect((await stepsShown(page)).length).toBeGreaterThan(expected.length - 1);
        await decision.getByRole('link', { name: change }).click();
        await expect(decision.getByRole('link', { name: line, exact: true })).toBeVisible();
      });
    });
  }

  test(`in ${locale} by keyboard alone: the answer goes into the address, the focus to the outcome`, async ({ page }) => {
    await page.goto(`${guide}?ref=mail`);
    const decision = page.locator('wegweiser-decision');
    await decision.getByRole('link', { name: line, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${guide}?ref=mail&channel=line`);
    await expect(decision.locator('.outcome:visible').getByRole('heading', { level: 3 })).toBeFocused();
    await page.goBack();
    await expect(page).toHaveURL(`${guide}?ref=mail`);
    await expect(decision.locator('.question').getByRole('heading')).toBeFocused();
    await page.goForward();
    await expect(decision.locator('.outcome:visible')).toHaveCount(1);
  });
}

test('a link with an answer opens at its outcome, and a hostile one at the question', async ({ page }) => {
  await page.goto('/en/guide/message/?channel=both');
  await expect(page.locator('.outcome:visible')).toHaveAttribute('data-node', 'outcome-both');
  for (const answer of ['__proto__', 'constructor', '"><script>alert(1)</script>', 'x'.repeat(5000), 'fax&channel=line']) {
    await page.goto(`/en/guide/message/?channel=${answer.includes('&') ? answer : encodeURIComponent(answer)}`);
    await expect(page.locator('.question')).toBeVisible();
    await expect(page.locator('.outcome:visible')).toHaveCount(0);
  }
});

test('a link copied from a page without scripts opens at the same outcome with scripts', async ({ page }) => {
  await page.goto('/de/guide/message/#message-channels.outcome-facebook');
  await expect(page.locator('.outcome:visible')).toHaveAttribute('data-node', 'outcome-facebook');
  await expect(page).toHaveURL('/de/guide/message/?channel=facebook');
});
