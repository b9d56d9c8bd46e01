/** A plan as its reader works on it: ticks and notes stay, wherever and in whichever language they are seen. */
import type { Page } from '@playwright/test';
import { addressOf } from './decisions.ts';
import { expect, test, type PlanPage } from './plan-page.ts';
import { long, numberOf, only, related, shared, unrelated } from './plan-ways.ts';

const [both, too] = shared(related, long) as [string, string];
const mine = only(long, related)[0]!;
const written = 'Ask Ana in accounting — “before Friday”.';
const work = {
  done: [mine, both].sort((a, b) => numberOf(long, a) - numberOf(long, b)),
  notes: { [both]: written, [too]: 'Two\nlines' },
};

/** Ticks two steps and writes two notes. */
async function workOn(plan: PlanPage): Promise<void> {
  for (const step of work.done) await plan.tick(numberOf(long, step)).check();
  for (const [step, note] of Object.entries(work.notes)) await plan.writeNote(numberOf(long, step), note);
  await plan.shows(work);
}

test('ticks move the bar and its sentence, to the end and back', async ({ plan }) => {
  const count = unrelated.steps.length;
  await plan.open(unrelated.answers);
  await plan.progresses(0, count);
  for (let done = 1; done <= count; done++) {
    await plan.tick(done).check();
    await plan.progresses(done, count);
  }
  await plan.tick(1).uncheck();
  await plan.progresses(count - 1, count);
});

test('ticks and notes are still there after a reload, at another outcome and back, and in another language', async ({ plan, page }) => {
  await plan.open(long.answers);
  await workOn(plan);
  await page.reload();
  await plan.shows(work);
  await plan.progresses(2, long.steps.length);
  await plan.open(related.answers);
  await plan.shows({ done: [both], notes: work.notes });
  await plan.progresses(1, related.steps.length);
  await plan.open(unrelated.answers);
  await plan.shows({ done: [], notes: {} });
  await page.goBack();
  await page.goBack();
  await plan.shows(work);
  await page.getByRole('banner').getByRole('combobox', { name: 'Select language' }).selectOption({ label: 'Deutsch' });
  const german = plan.in('de');
  await expect(page).toHaveURL(addressOf(german.decision, long.answers));
  await german.shows(work);
  await german.progresses(2, long.steps.length);
});

test('the page of all plans shows the same one, with a note to work on, and none that was not made', async ({ plan, page }) => {
  await plan.open(long.answers);
  await workOn(plan);
  await plan.openAlone();
  await plan.shows(work);
  await plan.progresses(2, long.steps.length);
  const other = plan.in('en', 'data');
  await expect(other.words('plan.none')).toBeVisible();
  await expect(other.root.getByRole('link', { name: plan.ui('plan.make') })).toHaveAttribute('href', '/en/decide/data/');
  await plan.tick(numberOf(long, mine)).uncheck();
  await page.goBack();
  await plan.shows({ ...work, done: [both] });
});

test.describe('on a page that no policy holds', () => {
  test.use({ bypassCSP: true }); // putting two pages of ours together would need one

  test('a plan that shows twice on one page is one plan', async ({ plan, page }) => {
    await plan.open(long.answers);
    await addPlans(page);
    const [inDecision, alone] = [plan.within('wegweiser-decision'), plan.within('.kept-plan')];
    await inDecision.tick(1).check();
    await alone.shows({ done: [long.steps[0]!], notes: {} });
    await alone.tick(2).check();
    await alone.writeNote(1, written);
    await inDecision.shows({ done: long.steps.slice(0, 2), notes: { [long.steps[0]!]: written } });
    await alone.press('plan.clear');
    await inDecision.shows({ done: [], notes: {} });
  });
});

/** Puts the plan of the page of all plans below the decision: no page of ours has both, but any page may. */
const addPlans = (page: Page) =>
  page.evaluate(async () => {
    const html = await (await fetch('/en/guide/plan/')).text();
    const other = new DOMParser().parseFromString(html, 'text/html');
    document.querySelector('main')!.append(document.importNode(other.querySelector('.kept-plan:has([data-tree=start])')!, true));
  });

test('two tabs show one plan, whichever of them it is worked on in', async ({ plan, tab }) => {
  await plan.open(long.answers);
  await plan.tick(1).check();
  const other = await tab();
  await other.openAlone();
  await other.shows({ done: [long.steps[0]!], notes: {} });
  await other.tick(2).check();
  await other.writeNote(2, written);
  await plan.shows({ done: long.steps.slice(0, 2), notes: { [long.steps[1]!]: written } });
  await plan.tick(1).uncheck();
  await other.shows({ done: [long.steps[1]!], notes: { [long.steps[1]!]: written } });
});

for (const place of ['open', 'openAlone'] as const)
  test(`one click clears the plan, and another brings it back (${place})`, async ({ plan, page }) => {
    await plan.open(long.answers);
    await workOn(plan);
    if (place === 'openAlone') await plan.openAlone();
    await plan.press('plan.clear');
    await plan.says('plan.cleared');
    await plan.shows({ done: [], notes: {} });
    await plan.press('plan.undo');
    await plan.says('plan.restored');
    await plan.shows(work);
    await page.reload();
    await plan.shows(work);
    await plan.press('plan.clear');
    await plan.says('plan.cleared');
    await page.reload();
    await plan.shows({ done: [], notes: {} });
    await plan.openAlone();
    await expect(plan.words('plan.none')).toBeVisible();
  });
