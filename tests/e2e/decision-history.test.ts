/** Back, Forward, and links that were shared or are old: where a reader is follows from the answers in the address, and from nothing else. */
import { walk } from '../../src/decision/tree.ts';
import { DecisionPage } from './decision-page.ts';
import { addressOf, decisionOf, queryOf, stepsAfter, trees, type Decision } from './decisions.ts';
import { expect, test } from './test.ts';

const longest = ({ ways }: Decision) => ways.reduce((a, b) => (Object.keys(b).length > Object.keys(a).length ? b : a));

test('Back and Forward lead through the places that were seen, and the focus goes along', async ({ page }) => {
  const decision = new DecisionPage(page, decisionOf('start', 'en'));
  const { graph } = decision.content;
  const way = longest(decision.content);
  const places = Object.keys(way).map((_, i) => Object.fromEntries(Object.entries(way).slice(0, i)));
  await decision.open();
  await decision.skipToContent();
  await decision.answerAll(way);
  await expect(decision.node(walk(graph, way).node)).toBeFocused();
  for (const place of [...places].reverse()) {
    await page.goBack();
    await expect(decision.node(walk(graph, place).node)).toBeFocused();
  }
  for (const place of [...places.slice(1), way]) {
    await page.goForward();
    await expect(decision.node(walk(graph, place).node)).toBeFocused();
    await expect(page).toHaveURL(addressOf(decision.content, place));
  }
  expect(await decision.shown()).toMatchObject(stepsAfter(decision.content, way));
});

test('a question that is being changed is a place too: Back leaves it, Forward and a reload find it', async ({ page }) => {
  const decision = new DecisionPage(page, decisionOf('start', 'en'));
  const way = longest(decision.content);
  const [first] = Object.keys(way);
  const outcome = decision.outcome(walk(decision.content.graph, way).node);
  await decision.open(way);
  await decision.change(first!).press('Enter');
  await expect(decision.question(first!)).toBeFocused();
  await expect(decision.choice(first!, way[first!]![0]!)).toBeChecked();
  await page.goBack();
  await expect(outcome).toBeFocused();
  await page.goForward();
  await expect(decision.question(first!)).toBeFocused();
  await page.reload();
  await decision.ready();
  await expect(decision.group(first!)).toBeVisible();
  await expect(outcome).toBeHidden();
  await expect(page).toHaveURL(addressOf(decision.content, way));
});

test('a shared link opens at the same place in a browser that was never here', async ({ page, browser }) => {
  const decision = new DecisionPage(page, decisionOf('start', 'ar-xb'));
  const way = longest(decision.content);
  await decision.open();
  await decision.skipToContent();
  await decision.answerAll(way);
  await expect(page).toHaveURL(addressOf(decision.content, way));
  const elsewhere = await browser.newPage();
  await elsewhere.goto(page.url());
  const shared = new DecisionPage(elsewhere, decision.content);
  await shared.ready();
  expect(await shared.shown()).toEqual(await decision.shown());
  await elsewhere.close();
});

for (const tree of trees)
  test(`an old link to ${tree} opens as far as its answers still go, and says what it left out`, async ({ page }) => {
    const decision = new DecisionPage(page, decisionOf(tree, 'en'));
    const way = longest(decision.content);
    const stale = Object.keys(way).at(-1)!;
    const rest = Object.fromEntries(Object.entries(way).filter(([question]) => question !== stale));
    await decision.open({ ...rest, [stale]: ['no-longer-offered'] });
    await expect(decision.group(stale)).toBeVisible();
    await expect(decision.note()).toBeVisible();
    await expect(page).toHaveURL(addressOf(decision.content, rest));
    await decision.pressTo(decision.restart());
    await decision.answer(stale, way[stale]!, rest);
    await expect(decision.outcome(walk(decision.content.graph, way).node)).toBeFocused();
    await expect(decision.note()).toBeHidden();

    await decision.open({ 'no-longer-asked': ['yes'], ...way });
    await expect(decision.note()).toBeVisible();
    expect(await decision.shown()).toMatchObject(stepsAfter(decision.content, way));
    await expect(page).toHaveURL(addressOf(decision.content, way));
  });

test('in a guide the anchors of the page leave the decision where it is', async ({ page }) => {
  const decision = new DecisionPage(page, decisionOf('message-channels', 'en'));
  const way = longest(decision.content);
  const guide = '/en/guide/message/';
  const outcome = decision.outcome(walk(decision.content.graph, way).node);
  await page.goto(guide);
  await decision.ready();
  for (const [question, [answer]] of Object.entries(way)) {
    await decision.choice(question, answer!).check();
    await decision.continue().click();
  }
  await expect(outcome).toBeFocused();
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').last().click();
  await expect(page).toHaveURL(({ search, hash }) => search === queryOf(way) && hash.length > 1);
  await expect(outcome).toBeVisible();
  await page.reload();
  await expect(outcome).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(guide + queryOf(way));
  await expect(outcome).toBeVisible();
});
