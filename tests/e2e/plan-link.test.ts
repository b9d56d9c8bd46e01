/** A plan as a link: answers and ticks travel, notes do not, and whoever opens it loses nothing. */
import type { BrowserContext } from '@playwright/test';
import { addressOf } from './decisions.ts';
import { expect, test, type PlanPage } from './plan-page.ts';
import { long, numberOf, only, related, shared } from './plan-ways.ts';

const secret = 'Only for me: call Ana.';
const [first, second] = long.steps as [string, string];

/** Two ticks and a note, and the link to them. */
async function share(plan: PlanPage): Promise<URL> {
  await plan.open(long.answers);
  await plan.tick(1).check();
  await plan.tick(2).check();
  await plan.writeNote(1, secret);
  return plan.link();
}

/** At an outcome of one's own, some of whose steps are in the shared plan too. */
const theirs = { own: only(related, long)[0]!, common: shared(related, long).at(-1)! };
const their = { done: [theirs.common], notes: { [theirs.common]: 'Mine' } };
async function makeTheirs(plan: PlanPage): Promise<void> {
  await plan.open(related.answers);
  for (const step of [theirs.own, theirs.common]) await plan.tick(numberOf(related, step)).check();
  await plan.writeNote(numberOf(related, theirs.common), 'Mine');
}

/** What was copied, by pasting it elsewhere: our own pages may not read the clipboard. */
async function pasted(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await page.setContent('<textarea autofocus></textarea>');
  await page.locator('textarea').press('ControlOrMeta+V');
  return page.locator('textarea').inputValue();
}

test('a copied link holds answers and ticks and no notes', async ({ plan, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const link = await share(plan);
  await plan.says('plan.copied');
  expect(await pasted(context)).toBe(link.href);
  expect(link.href.startsWith(new URL(addressOf(plan.decision, long.answers), page.url()).href)).toBe(true);
  expect(link.searchParams.get('done')).toBe(`${first} ${second}`);
  expect(decodeURIComponent(link.href)).not.toContain('Ana');
  await plan.openAlone();
  expect(await plan.link()).toEqual(link);
});

test('where the browser refuses to copy, the link is there to be copied by hand', async ({ plan, page }) => {
  const link = await share(plan);
  await plan.says('plan.copy-this');
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(link.href);
});

test('a link opened elsewhere becomes that reader’s own plan', async ({ plan, device }) => {
  const link = await share(plan);
  const other = await device();
  await other.page.goto(link.href);
  await other.shows({ done: [first, second], notes: {} });
  await expect(other.page).toHaveURL(addressOf(other.decision, long.answers));
  await expect(other.words('plan.offer')).toBeHidden();
  await other.tick(1).uncheck();
  await other.openAlone();
  await other.shows({ done: [second], notes: {} });
  await plan.shows({ done: [first, second], notes: { [first]: secret } });
});

for (const choice of ['plan.take', 'plan.leave'] as const)
  test(`where another plan stands, a link asks first: ${choice}`, async ({ plan, device }) => {
    const link = await share(plan);
    const other = await device();
    await makeTheirs(other);
    await other.page.goto(link.href);
    for (let time = 0; time < 2; time++) {
      await other.says('plan.offer');
      await other.shows(their);
      await other.page.reload();
    }
    await other.press(choice);
    await expect(other.words('plan.offer')).toBeHidden();
    await expect(other.page).toHaveURL(addressOf(other.decision, long.answers));
    const after = { ...their, done: choice === 'plan.take' ? [first, second, theirs.common] : their.done };
    await other.shows(after);
    await other.page.reload();
    await expect(other.words('plan.offer')).toBeHidden();
    await other.shows(after);
    await other.openAlone();
    if (choice === 'plan.take') await other.shows(after);
    await other.open(related.answers);
    const ticked = (await other.shown()).done;
    expect(ticked).toEqual(expect.arrayContaining([theirs.own, theirs.common]));
  });

test('one’s own plan is as it was when the ticks of a link are not wanted', async ({ plan, device }) => {
  const link = await share(plan);
  const other = await device();
  await makeTheirs(other);
  const before = (await other.save()).text;
  await other.page.goto(link.href);
  await other.press('plan.leave');
  await other.openAlone();
  expect((await other.save()).text).toBe(before);
});

test('a link that brings nothing new asks nothing', async ({ plan, page }) => {
  const link = await share(plan);
  await page.goto(link.href);
  await plan.shows({ done: [first, second], notes: { [first]: secret } });
  await expect(plan.words('plan.offer')).toBeHidden();
  await expect(page).toHaveURL(addressOf(plan.decision, long.answers));
});

test('ticks of steps that are not known are left out, with a note', async ({ plan, page }) => {
  const keys = [first, 'guide.gone.long-ago', '__proto__', '<script>alert(1)</script>', 'x'.repeat(2000)];
  await page.goto(`${addressOf(plan.decision, long.answers)}&done=${encodeURIComponent(keys.join(' '))}`);
  await plan.shows({ done: [first], notes: {} });
  await expect(
    page
      .locator('wegweiser-decision')
      .getByRole('status')
      .filter({ hasText: plan.ui('decision.dropped') }),
  ).toBeVisible();
  await expect(page).toHaveURL(addressOf(plan.decision, long.answers));
});

test('ticks that an address names twice are all taken', async ({ plan, device }) => {
  const link = await share(plan);
  link.searchParams.set('done', first);
  link.searchParams.append('done', second);
  const other = await device();
  await other.page.goto(link.href);
  await other.shows({ done: [first, second], notes: {} });
  await expect(other.page).toHaveURL(addressOf(other.decision, long.answers));
});
