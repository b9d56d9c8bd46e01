/** A guide changes while a plan is under way: the plan was kept by an earlier edition of the portal. */
import { write, type Kept } from '../../src/decision/kept.ts';
import type { Answers } from '../../src/decision/tree.ts';
import { DecisionPage } from './decision-page.ts';
import { expect, test, type PlanPage } from './plan-page.ts';
import { long, numberOf, only, related } from './plan-ways.ts';

const [first, second] = long.steps as [string, string];
const fresh = [long.steps[2]!, long.steps.at(-1)!];
const kept: Kept = {
  answers: long.answers,
  done: ['guide.apis.gone-step', first],
  notes: { [second]: 'Still here', 'guide.apis.gone-step': 'To a step that is gone', 'guide.gone.page': 'To a page that is gone' },
  seen: [...long.steps.filter((step) => !fresh.includes(step)), 'guide.apis.gone-step'],
};
const known = { done: [first], notes: { [second]: 'Still here' } };

const marks = (plan: PlanPage) => plan.root.getByText(plan.ui('plan.fresh'), { exact: true }).filter({ visible: true });
const mark = (plan: PlanPage, step: string) => plan.step(numberOf(long, step)).getByText(plan.ui('plan.fresh'), { exact: true });

for (const locale of ['en', 'de'] as const)
  for (const place of ['open', 'openAlone'] as const)
    test(`ticks stay with their steps, new steps are marked, and no note is lost (${place}, ${locale})`, async ({ plan: english }) => {
      const plan = english.in(locale);
      await plan.keepBefore(write('start', kept));
      await plan[place](long.answers);
      await plan.shows(known);
      await plan.progresses(1, long.steps.length);
      await expect(plan.words('plan.new')).toBeVisible();
      await expect(marks(plan)).toHaveCount(2);
      for (const step of fresh) await expect(mark(plan, step)).toBeVisible();
      await expect(plan.orphans()).toHaveText(['To a step that is gone', 'To a page that is gone']);

      await plan.tick(numberOf(long, fresh[0]!)).check();
      await expect(mark(plan, fresh[0]!)).toBeHidden();
      await expect(mark(plan, fresh[1]!)).toBeVisible();
      await plan.press('plan.seen');
      await expect(marks(plan)).toHaveCount(0);
      await expect(plan.words('plan.new')).toBeHidden();
      await plan.page.reload();
      await plan.shows({ ...known, done: [first, fresh[0]!] });
      await expect(marks(plan)).toHaveCount(0);
      const saved = JSON.parse((await plan.save()).text) as Kept;
      expect(saved.notes).toEqual(kept.notes);
      expect(saved.done).toEqual([...kept.done, fresh[0]]);
    });

test('other answers are no change of the guide: nothing is marked as new, whichever way they come', async ({ plan, page }) => {
  const anew = async (answers: Answers) => {
    const decision = new DecisionPage(page, plan.decision);
    await decision.open();
    await decision.skipToContent();
    await decision.answerAll(answers);
    await expect(marks(plan)).toHaveCount(0);
  };
  await anew(long.answers);
  await anew(related.answers);
  await plan.open(long.answers);
  await expect(plan.words('plan.new')).toBeHidden();
  await plan.tick(numberOf(long, only(long, related)[0]!)).check();
  await expect(marks(plan)).toHaveCount(0);
  await page.goBack();
  await plan.shows({ done: [], notes: {} });
  await expect(marks(plan)).toHaveCount(0);
});

for (const [what, text, readable] of [
  ['of a later version', '{"kind":"wegweiser-plan","version":2,"tree":"start"}', false],
  ['that is damaged', '{"kind":"wegweiser-pl', false],
  [
    'with parts of wrong kinds',
    '{"kind":"wegweiser-plan","version":1,"tree":"start","answers":7,"done":"all","notes":[null],"seen":{"a":1}}',
    true,
  ],
] as const)
  test(`a kept plan ${what} stands in nobody’s way${readable ? '' : ', and is set aside'}`, async ({ plan }) => {
    await plan.keepBefore(text);
    await plan.openAlone();
    await expect(plan.words('plan.none')).toBeVisible();
    await plan.open(long.answers);
    await plan.tick(1).check();
    if (!readable) await plan.says('plan.set-aside');
    await plan.page.reload();
    await plan.shows({ done: [first], notes: {} });
    const aside = await plan.page.evaluate(() => localStorage.getItem('wegweiser.plan.start.old'));
    expect(aside).toBe(readable ? null : text);
  });
