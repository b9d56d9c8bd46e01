/** Two decisions on one guide page: each has its own answers, in one address, and Back undoes the last answer of either. */
import type { Page } from '@playwright/test';
import { walk, type Answers } from '../../src/decision/tree.ts';
import { violations } from './axe.ts';
import { DecisionPage, inView } from './decision-page.ts';
import { decisionOf, queryOf, stepsAfter } from './decisions.ts';
import { expect, test } from './test.ts';

const first = '/en/guide/message/';
const second = '/en/guide/export-ways/';
const channels = decisionOf('message-channels', 'en');
const data = decisionOf('data', 'en');
const longest = (ways: readonly Answers[]) => ways.reduce((a, b) => (Object.keys(b).length > Object.keys(a).length ? b : a));

/** Shows the first guide with the decision of the second behind its own, as a page would that names both. */
async function openBoth(page: Page, query = ''): Promise<[DecisionPage, DecisionPage]> {
  const other = await (await page.request.get(second)).text();
  // Without its style attributes: the policy of the first page does not know them, and they only size icons.
  const decision = /<wegweiser-decision[^]*?<\/wegweiser-decision>/.exec(other)![0].replace(/ style="[^"]*"/g, '');
  await page.route(`**${first}*`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace('</wegweiser-decision>', (end) => end + decision) });
  });
  await page.goto(first + query);
  const both = [new DecisionPage(page, channels), new DecisionPage(page, data)] as const;
  for (const one of both) await one.ready();
  return [...both];
}

async function answerAll(decision: DecisionPage, way: Answers): Promise<void> {
  for (const [question, answers] of Object.entries(way)) {
    for (const answer of answers) await decision.choice(question, answer).check();
    await decision.continue().click();
  }
}

test('two decisions on one page keep their answers apart, in one address', async ({ page }) => {
  const [one, two] = await openBoth(page);
  const [way, other] = [longest(channels.ways), longest(data.ways)];
  await answerAll(one, way);
  await answerAll(two, other);
  await expect(page).toHaveURL(first + queryOf({ ...way, ...other }));
  await expect(two.outcome(walk(data.graph, other).node)).toBeFocused();
  expect(await one.shown()).toMatchObject(stepsAfter(channels, way));
  expect(await two.shown()).toMatchObject(stepsAfter(data, other));
  expect(await violations(page, inView)).toEqual([]);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);

  await page.goBack();
  await expect(two.group(Object.keys(other).at(-1)!)).toBeVisible();
  expect(await one.shown()).toMatchObject(stepsAfter(channels, way));
});

test('a shared link opens both where they were, and one started anew leaves the other', async ({ page }) => {
  const [way, other] = [longest(channels.ways), longest(data.ways)];
  const [one, two] = await openBoth(page, queryOf({ ...way, ...other }));
  expect(await one.shown()).toMatchObject(stepsAfter(channels, way));
  expect(await two.shown()).toMatchObject(stepsAfter(data, other));
  await expect(one.note()).toBeHidden();
  await one.restart().click();
  await expect(one.group(channels.graph.start)).toBeVisible();
  expect(await two.shown()).toMatchObject(stepsAfter(data, other));
  await expect(page).toHaveURL(first + queryOf(other));
});
