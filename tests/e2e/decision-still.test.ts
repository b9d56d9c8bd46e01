/** Nothing moves under a reader's eyes: not while a decision starts, and with reduced motion not when it goes on. */
import type { Page } from '@playwright/test';
import { DecisionPage } from './decision-page.ts';
import { addressOf, decisionOf, queryOf } from './decisions.ts';
import { expect, test } from './test.ts';

const start = decisionOf('start', 'en');
const way = start.ways.at(-1)!;
const own = addressOf(start, {});
const guide = '/en/guide/overview/';
const addresses = {
  'its own page': own,
  'its own page, with answers to an outcome': own + queryOf(way),
  'its own page, with an answer to a question': `${own}?role=admin`,
  'its own page, not sure': `${own}?role=unsure`,
  'its own page, with answers that do not apply': `${own}?role=nobody`,
  'its own page, at a place without scripts': `${own}#start?role=admin`,
  'a guide': guide,
  'a guide, with answers': guide + queryOf(way),
};

/** High, so that what stands below a decision is in view. */
const screens = [
  [1280, 2000],
  [360, 2000],
] as const;

for (const [width, height] of screens)
  for (const [what, address] of Object.entries(addresses))
    test(`nothing shifts while ${what} opens, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await slowly(page);
      await page.goto(address);
      await new DecisionPage(page, start).ready();
      expect(await shifts(page)).toEqual([]);
    });

/** Places that show something of a plan that this device keeps. */
const withPlan = { 'its own page': own, 'a guide': guide, 'the page of all plans': '/en/guide/plan/' };
for (const [width, height] of screens)
  for (const [what, address] of Object.entries(withPlan))
    test(`nothing shifts while ${what} opens where a plan is kept, ${width} wide`, async ({ page }) => {
      await page.goto(own + queryOf(way));
      await new DecisionPage(page, start).ready();
      await page.getByRole('checkbox', { name: start.ui['plan.done'] }).first().check();
      await page.setViewportSize({ width, height });
      await slowly(page);
      await page.goto(address);
      await expect(page.locator('wegweiser-plan [data-key]').first()).toBeAttached();
      await page.waitForFunction(() => [...document.querySelectorAll('wegweiser-plan')].every((plan) => plan.matches(':defined')));
      expect(await shifts(page)).toEqual([]);
    });

/** As on a slow line, where readers see the page before its scripts have come. */
const slowly = (page: Page) =>
  page.route(/\/_astro\/.*\.js$/, async (route) => {
    await painted(page);
    await route.continue();
  });
const painted = (page: Page) =>
  page.evaluate(() => new Promise<void>((resolve) => new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true })));

/**
 * Every layout shift of the page's content since it was read to its end, as what shifted by how much. Before that no script
 * of ours has begun: a browser that paints half a page moves the foot of the sidebar when the other half arrives. And
 * what stands in Starlight's header is moved by its scripts alone, as the picture in the choice of light or dark. Of the rest
 * an icon that moves by its own width counts 0.000003, seen once in some dozens of openings under load; a line of text
 * that moves by its height a thousand times as much.
 */
const unseen = 0.00001;

const shifts = (page: Page) =>
  page.evaluate(async (least) => {
    const [{ domInteractive }] = performance.getEntriesByType('navigation') as [PerformanceNavigationTiming];
    type Shift = PerformanceEntry & { value: number; sources: { node: Element | null }[] };
    const found: string[] = [];
    const note = ({ value, sources }: Shift) => found.push(`${sources.map(({ node }) => node?.nodeName ?? 'gone').join(', ')}: ${value}`);
    const inContent = ({ sources }: Shift) => sources.some(({ node }) => !node?.closest || node.closest('main, footer'));
    const observer = new PerformanceObserver((list) =>
      (list.getEntries() as Shift[])
        .filter((shift) => shift.startTime >= domInteractive && shift.value >= least && inContent(shift))
        .forEach(note),
    );
    observer.observe({ type: 'layout-shift', buffered: true });
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return found;
  }, unseen);

test('with reduced motion the next place is there at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 256 });
  const decision = new DecisionPage(page, start);
  await decision.open();
  await decision.skipToContent();
  for (const [question, answer] of Object.entries(way)) {
    await decision.answer(question, answer, way);
    const seen = await page.evaluate(async () => {
      const found: [scrolled: number, animations: number][] = [];
      for (let frame = 0; frame < 10; frame++) {
        await new Promise(requestAnimationFrame);
        found.push([scrollY, document.getAnimations().length]);
      }
      return found;
    });
    expect(new Set(seen.map(([scrolled]) => scrolled)).size, 'scrolled at once').toBe(1);
    expect(Math.max(...seen.map(([, animations]) => animations)), 'animations').toBe(0);
  }
});
