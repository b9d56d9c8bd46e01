/** What a page says of its translation: to readers, to search engines, to machines. */
import { drifted } from '../pseudo/site.ts';
import { expect, test } from './test.ts';

const [, step] = drifted.step.split(' ') as [string, string];

test('a step whose source has changed says so, and leads to the original; the others say nothing', async ({ page }) => {
  await page.goto(`/en-xa/${drifted.page}/`);
  await expect(page.locator('.drifted')).toHaveCount(1);
  const link = page.locator(`[data-step=${step}] .drifted a`);
  await expect(link).toHaveAttribute('href', `/en/${drifted.page}/#${step}`);
  await page.goto(`/de/${drifted.page}/`);
  await expect(page.locator('.drifted')).toHaveCount(0);
});

test('the status page of a language counts what is out of date', async ({ page }) => {
  await page.goto('/en-xa/status/');
  await expect(page.locator(`tr[data-page="${drifted.page}"] td`).nth(1)).toHaveText('1');
  await expect(page.locator('tr[data-page="guide/overview"] td').nth(1)).not.toHaveText(/\d/);
  await page.goto('/en/status/');
  await expect(page.locator('main table')).toHaveCount(0);
});

test('each translation names the others, and the original for everybody else', async ({ page }) => {
  await page.goto('/de/guide/apis/');
  const links = await page
    .locator('link[rel=alternate][hreflang]')
    .evaluateAll((all) => all.map((link) => [link.getAttribute('hreflang'), new URL((link as HTMLLinkElement).href).pathname]));
  expect(links).toContainEqual(['en', '/en/guide/apis/']);
  expect(links).toContainEqual(['de', '/de/guide/apis/']);
  expect(links.at(-1)).toEqual(['x-default', '/en/guide/apis/']);
});

test('the data of a page have the steps that the page shows, and so has what stands in it for search engines', async ({ page }) => {
  await page.goto('/de/guide/apis/');
  const shown = await page.locator('[data-step]').evaluateAll((all) => all.map((one) => one.id));
  const href = await page.locator('link[type="application/json"]').getAttribute('href');
  const data = (await (await page.request.get(href!)).json()) as { procedures: { steps: { id: string; text: string }[] }[] };
  expect(data.procedures.flatMap(({ steps }) => steps.map(({ id }) => id))).toEqual(shown);
  const [howTo] = JSON.parse(await page.locator('script[type="application/ld+json"]').innerText()) as {
    step: { url: string; text: string }[];
  }[];
  expect(howTo!.step.map(({ url }) => new URL(url).hash.slice(1))).toEqual(data.procedures[0]!.steps.map(({ id }) => id));
  for (const { text } of howTo!.step) await expect(page.locator('main')).toContainText(text.slice(0, 30));
  const markdown = await page.request.get((await page.locator('link[type="text/markdown"]').getAttribute('href'))!);
  expect(await markdown.text()).toMatch(/^# \S/);
});
