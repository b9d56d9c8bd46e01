/** A plan on paper. */
import { walk } from '../../src/decision/tree.ts';
import { addressOf } from './decisions.ts';
import { expect, test, type PlanPage } from './plan-page.ts';
import { marks, pagesOf, papers, printed, withoutDialog } from './plan-paper.ts';
import { long } from './plan-ways.ts';

const note = `${'A long note that is printed to its end. '.repeat(12)}\n${'unbroken'.repeat(20)}\nThe end.`;
/** More sheets than the longest plan with a long note takes: what is hidden has left no empty ones. */
const mostPages = 8;
const nothing = { beside: [], controls: [], pale: [], cut: [] };

/** Ticks, notes and every control there is, and then the Print button. */
async function print(plan: PlanPage, place: 'open' | 'openAlone'): Promise<void> {
  await withoutDialog(plan.page);
  await plan.open(long.answers);
  await plan.tick(1).check();
  await plan.tick(3).check();
  await plan.writeNote(2, note);
  await plan[place](long.answers);
  await plan.link();
  await plan.press('plan.print');
  await plan.page.emulateMedia({ media: 'print' });
}

for (const [place, sheet, locale] of [
  ['open', 'wegweiser-decision', 'en'],
  ['open', 'wegweiser-decision', 'de'],
  ['open', 'wegweiser-decision', 'ar-xb'],
  ['openAlone', '.kept-plan', 'en'],
  ['openAlone', '.kept-plan', 'ar-xb'],
] as const)
  test(`Print leaves the plan and who we are not, and nothing else (${place}, ${locale})`, async ({ plan: english, page }) => {
    const plan = english.in(locale);
    await print(plan, place);
    for (const colorScheme of ['light', 'dark'] as const)
      for (const [format, width] of Object.entries(papers)) {
        await page.emulateMedia({ media: 'print', colorScheme });
        await page.setViewportSize({ width, height: 1000 });
        expect(await printed(page, sheet), `${format}, ${colorScheme}`).toEqual(nothing);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), format).toBeLessThanOrEqual(width);
      }
    await expect(page.getByText(plan.ui('foot.independent'))).toBeVisible();
    await expect(plan.root.getByText('The end.')).toBeVisible();
    expect(await marks(page)).toEqual(long.steps.map((_, i) => ([0, 2].includes(i) ? '✓' : String(i + 1))));
    if (place === 'open') await expect(page.getByRole('definition').filter({ visible: true })).toContainText(givenAnswers(plan));
    await page.emulateMedia({ media: null });
    for (const format of ['A4', 'Letter']) expect(pagesOf(await page.pdf({ format })), format).toBeLessThanOrEqual(mostPages);
  });

/** The first answer to each question, in words. */
const givenAnswers = ({ decision }: PlanPage) =>
  Object.entries(long.answers).map(([question, [answer]]) => decision.words.questions[question]!.answers[answer!]!);

test('after printing the page is as it was', async ({ plan, page }) => {
  await print(plan, 'open');
  await page.emulateMedia({ media: null });
  await page.pdf();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('without scripts an outcome is printed as a whole page', async ({ browser, baseURL, plan }) => {
  const context = await browser.newContext({ baseURL: baseURL!, javaScriptEnabled: false, colorScheme: 'dark' });
  const page = await context.newPage();
  const { pathname, search } = new URL(addressOf(plan.decision, long.answers), baseURL);
  await page.goto(`${pathname}#${encodeURIComponent(`start${search}`)}`);
  for (const [format, width] of Object.entries(papers)) {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width, height: 1000 });
    const { cut, pale, controls } = await printed(page, 'main');
    expect({ cut, pale, controls }, format).toEqual({ cut: [], pale: [], controls: [] });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), format).toBeLessThanOrEqual(width);
  }
  const { title, text } = plan.decision.words.outcomes[walk(plan.decision.graph, long.answers).node]!;
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  if (text) await expect(page.getByText(text).filter({ visible: true })).toHaveCount(1);
  const keys = page.locator('wegweiser-plan [data-key]').filter({ visible: true });
  expect(await keys.evaluateAll((steps) => steps.map((step) => step.getAttribute('data-key')))).toEqual(long.steps);
  await expect(page.getByRole('definition')).toHaveCount(Object.keys(long.answers).length);
  await expect(page.getByText(plan.ui('foot.independent'))).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await marks(page)).toEqual(long.steps.map((_, i) => String(i + 1)));
  expect(pagesOf(await page.pdf())).toBeLessThanOrEqual(mostPages);
  await context.close();
});
