/** A plan for everyone: by screen reader, by keyboard alone, from right to left, on a narrow phone. */
import type { Locator } from '@playwright/test';
import { write } from '../../src/decision/kept.ts';
import { violations } from './axe.ts';
import { DecisionPage } from './decision-page.ts';
import { addressOf, type TestLocale } from './decisions.ts';
import { expect, test, type PlanPage } from './plan-page.ts';
import { marks } from './plan-paper.ts';
import { long, unrelated } from './plan-ways.ts';
import { cutOff } from './text.ts';

const [first, second, third] = long.steps as [string, string, string];
const notes = {
  [first]: 'Ask Ana.',
  [second]: `${'unbroken'.repeat(12)}\nand more`,
  'guide.gone.step': `To a step that is ${'gone'.repeat(30)}`,
};

/** Everything that a plan may show at once: ticks, notes, new steps, notes to steps that are gone, the offer of a link, the link. */
async function openAll(plan: PlanPage): Promise<void> {
  await plan.keepBefore(write('start', { answers: long.answers, done: [first], notes, seen: long.steps.slice(0, -2) }));
  await plan.page.goto(`${addressOf(plan.decision, long.answers)}&done=${third}`);
  await plan.says('plan.offer');
  for (const key of ['plan.new', 'plan.orphans'] as const) await expect(plan.words(key)).toBeVisible();
  await plan.link();
  await plan.says('plan.copy-this');
}

const looks: readonly [locale: TestLocale, scheme: 'light' | 'dark', width: number][] = [
  ['en', 'light', 1280],
  ['ar-xb', 'dark', 320],
  ['en-xa', 'light', 320],
];
for (const [locale, colorScheme, width] of looks)
  test(`all that a plan may show is accessible and has its room (${locale}, ${colorScheme}, ${width} px)`, async ({
    plan: english,
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 700 });
    const plan = english.in(locale);
    const look = async (what: string) => {
      expect(await violations(page, 'wegweiser-plan'), what).toEqual([]);
      expect(await cutOff(page), `${what}: texts cut off`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${what} scrolls sideways`).toBeLessThanOrEqual(
        0,
      );
    };
    await openAll(plan);
    await look('a plan under way');
    await plan.press('plan.clear');
    await plan.says('plan.cleared');
    await look('cleared');
    await plan.press('plan.undo');
    await plan.says('plan.restored');
    await plan.readText('{}');
    await plan.says('plan.problem.other-kind');
    await look('a file that is refused');
    await plan.openAlone();
    await look('the page of all plans');
  });

test('the number that is said with a step is the number that is seen', async ({ plan, page }) => {
  await plan.open(long.answers);
  const names = await plan.ticks().evaluateAll((ticks) => ticks.map((tick) => tick.getAttribute('aria-label')));
  const seen = await marks(page);
  expect(seen).toHaveLength(long.steps.length);
  expect(names).toEqual(seen.map((number) => plan.ui('plan.tick', { number })));
  await plan.tick(2).check();
  expect((await marks(page))[1]).toBe('✓');
});

test('by keyboard alone a plan is worked on, saved, shared, cleared, brought back, and read from a file', async ({
  plan,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => (window.print = () => document.documentElement.toggleAttribute('data-printed', true)));
  const decision = new DecisionPage(page, plan.decision);
  const press = (key: string) => decision.press(key);
  const pressTo = (target: Locator, key?: string) => decision.pressTo(target, key);
  const [one] = unrelated.steps as [string];
  await plan.open(unrelated.answers);
  await decision.skipToContent();
  await pressTo(plan.tick(1));
  await press('Space');
  await plan.progresses(1, unrelated.steps.length);
  await pressTo(plan.step(1).getByText(plan.ui('plan.note'), { exact: true }));
  await press('Enter');
  await pressTo(plan.note(1));
  await page.keyboard.type('Ask Ana');
  const work = { done: [one], notes: { [one]: 'Ask Ana' } };
  await plan.shows(work);
  await pressTo(plan.button('plan.print'));
  await press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  await pressTo(plan.button('plan.share'));
  await press('Enter');
  await plan.says('plan.copied');
  await pressTo(plan.button('plan.save'));
  const download = page.waitForEvent('download');
  await press('Enter');
  const file = await (await download).path();
  await pressTo(plan.button('plan.clear'));
  await press('Enter');
  await plan.shows({ done: [], notes: {} });
  await pressTo(plan.button('plan.undo'));
  await press('Enter');
  await plan.shows(work);
  await plan.openAlone();
  await pressTo(plan.button('plan.clear'));
  await press('Enter');
  await expect(plan.words('plan.none')).toBeVisible(); // else the field of the plan that is going away is met first
  await pressTo(plan.fileField(), 'Shift+Tab');
  const chooser = page.waitForEvent('filechooser');
  await press('Enter');
  await (await chooser).setFiles(file);
  await plan.shows(work);
});
