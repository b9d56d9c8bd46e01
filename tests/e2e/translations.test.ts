/** What a page says of its translation: to readers, to search engines, to machines. */
import { sourceLocale } from '../../src/locales.ts';
import { pseudoLocales } from '../pseudo/locales.ts';
import { drifted, untranslated } from '../pseudo/site.ts';
import { measure } from '../search/measure.ts';
import { decisionOf } from './decisions.ts';
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

const { locale, page: lacking } = untranslated;
const own = `/${locale}/${lacking}/`;
const original = `/${sourceLocale}/${lacking}/`;

test('a page that is not translated says so and shows the original, which is where search engines are sent', async ({ page }) => {
  await page.goto(own);
  const { ui } = decisionOf('start', locale);
  await expect(page.getByText(ui['languages.untranslated'])).toBeVisible();
  await expect(page.locator('h1')).toHaveText('About this portal');
  const address = async (selector: string) => new URL((await page.locator(selector).getAttribute('href'))!).pathname;
  expect(await address('link[rel=canonical]')).toBe(original);
  for (const asked of [own, original]) {
    await page.goto(asked);
    await expect(page.locator(`link[hreflang="${pseudoLocales[locale].lang}"]`)).toHaveCount(0);
  }
  const sitemap = await (await page.request.get('/sitemap-0.xml')).text();
  expect(sitemap).toContain(`${original}</loc>`);
  expect(sitemap).not.toContain(own);
});

test('a page that is not translated is not found in the search of that language, and counts as missing', async ({ page }) => {
  const about = { query: 'independent project', first: lacking, kind: 'plain' } as const;
  const [there] = await measure(page, sourceLocale, [about], undefined);
  expect(there!.rank, 'found in English').toBeLessThan(4);
  await page.goto(`/${locale}/`);
  const found = await page.evaluate(async (text) => {
    const module = ['', 'pagefind', 'pagefind.js'].join('/');
    const { search } = (await import(module)) as {
      search: (text: string) => Promise<{ results: { data: () => Promise<{ url: string }> }[] }>;
    };
    return Promise.all((await search(text)).results.map(async (result) => (await result.data()).url));
  }, about.query);
  expect(found).not.toContain(own);
  await page.goto(`/${locale}/status/`);
  const { ui } = decisionOf('start', locale);
  await expect(page.locator(`tr[data-page="${lacking}"] td`).first()).toHaveText(ui['status.missing']);
});

test('a page shows each fact that it rests on, with where and when, and when they were last compared', async ({ page }) => {
  await page.goto('/ja/guide/passwords/');
  const rests = page.locator('details.rests');
  await expect(rests.locator('summary')).toContainText('2026年11月');
  await rests.locator('summary').click();
  const facts = rests.locator('[data-fact]');
  const ids = await facts.evaluateAll((all) => all.map((one) => one.getAttribute('data-fact')));
  expect(ids).toEqual(expect.arrayContaining(['P1', 'P2', 'N3', 'N4', 'N5', 'N6']));
  expect(new Set(ids).size).toBe(ids.length);
  const first = facts.filter({ hasText: 'P1' }).first();
  await expect(first.locator('[lang=en]').first()).toContainText('link for resetting the password');
  await expect(first.getByRole('link')).toHaveAttribute('href', /^https:\/\/support\.zendesk\.com\//);
  await expect(first).toContainText('2021');
});
