/** The graph of a decision: a picture that can be read with eyes, keyboard and ears, and tables that say the same. */
import type { Locator } from '@playwright/test';
import { pseudoCodes } from '../pseudo/locales.ts';
import { pages, pagesIn } from './pages.ts';
import { expect, test } from './test.ts';

const isGraph = (address: string) => address.endsWith('/graph/');
const graphs = pages.filter(isGraph);
const inPseudo = pseudoCodes.flatMap((locale) => pagesIn(locale).filter(isGraph));

test('there is one for each decision', () => {
  expect(graphs.length).toBeGreaterThan(0);
  expect(graphs.map((address) => address.replace('graph/', ''))).toEqual(pages.filter((page) => /\/decide\/[^/]+\/$/.test(page)));
});

for (const address of [...graphs, ...inPseudo]) {
  test(`${address} holds each text in its box, in the type that this browser has`, async ({ page }) => {
    await page.goto(address);
    const outside = await page.locator('.drawing svg g').evaluateAll((groups) =>
      groups.flatMap((group) => {
        const box = group.querySelector('rect')!.getBoundingClientRect();
        return [...group.querySelectorAll('text')]
          .filter((text) => text.getBoundingClientRect().width > box.width)
          .map((text) => text.textContent);
      }),
    );
    expect(outside).toEqual([]);
  });
}

/** Which words its parts have makes no difference to how they stand; these differ in direction and script. */
const read = [...graphs.filter((address) => /^\/(en|ja|ar)\//.test(address)), ...inPseudo];

for (const address of read) {
  test(`${address} says in its tables what it shows, and works without scripts`, async ({ browser, baseURL }) => {
    const page = await browser.newPage({ javaScriptEnabled: false, baseURL: baseURL! });
    await page.goto(address);
    const picture = page.getByRole('main').getByRole('img').first();
    await expect(picture).toHaveAccessibleName(/\S/);
    const [edges, outcomes] = [page.locator('.drawing table').first(), page.locator('.drawing table').last()];
    await expect(edges.locator('tbody tr')).toHaveCount(await picture.locator('.edge').count());
    // The picture breaks its texts into lines, and draws the circles and boxes that are bullets in the table.
    const kind = (await outcomes.locator('thead th').first().innerText()).replace(/\s/g, '');
    const withoutKind = (text: string) => text.replace(kind, '');
    const texts = async (parts: Locator) => (await parts.allTextContents()).map((text) => text.replace(/[\s○□☐]/g, '')).sort();
    expect(await texts(edges.locator('tbody th'))).toEqual(await texts(picture.locator('.question')));
    expect(await texts(edges.locator('tbody td:not(:last-child)'))).toEqual(await texts(picture.locator('.edge-label')));
    expect(await texts(outcomes.locator('tbody th'))).toEqual((await texts(picture.locator('.outcome'))).map(withoutKind));
    for (const link of await edges.getByRole('link').all()) {
      const target = decodeURI((await link.getAttribute('href'))!).slice(1);
      await expect(page.locator(`[id="${target}"]`)).toHaveCount(1);
    }
    await page.close();
  });
}

test('on a phone the picture opens at its first question and is scrolled with the keyboard, and the page is not', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const address of graphs) {
    await page.goto(address);
    const region = page.locator('.drawing').getByRole('region');
    await expect(region.locator('[data-start]'), address).toBeInViewport({ ratio: 0.3 });
    const before = await region.evaluate((element) => element.scrollLeft);
    await region.focus();
    // Pressed until it has moved: a key that comes while the picture still glides may be taken for the way back.
    const pressed = async () => {
      await page.keyboard.press('ArrowRight');
      return region.evaluate((element) => element.scrollLeft);
    };
    await expect.poll(pressed, address).toBeGreaterThan(before);
    expect(await page.evaluate(() => window.scrollX)).toBe(0);
  }
});
