/** Back, Forward, changed answers and shared links: where a reader is follows from the answers in the address, and from nothing else. */
import { answersOf, choices, offered, unsure, walk, type Answers } from '../../src/decision/tree.ts';
import { DecisionPage } from './decision-page.ts';
import { addressOf, decisionOf, queryOf, stepsAfter, trees, type Decision } from './decisions.ts';
import { expect, test } from './test.ts';

const longest = ({ ways }: Decision) => ways.reduce((a, b) => (Object.keys(b).length > Object.keys(a).length ? b : a));

test('Back and Forward lead through the places that were seen, and the focus goes along', async ({ page }) => {
  const decision = new DecisionPage(page, decisionOf('start', 'en'));
  const { graph } = decision.decision;
  const way = longest(decision.decision);
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
    await expect(page).toHaveURL(addressOf(decision.decision, place));
  }
  expect(await decision.shown()).toMatchObject(stepsAfter(decision.decision, way));
});

test('a question that is being changed is a place too: Back leaves it, Forward and a reload find it', async ({ page }) => {
  const decision = new DecisionPage(page, decisionOf('start', 'en'));
  const way = longest(decision.decision);
  const [first] = Object.keys(way);
  const outcome = decision.outcome(walk(decision.decision.graph, way).node);
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
  await expect(page).toHaveURL(addressOf(decision.decision, way));
});

test('a shared link opens at the same place in a browser that was never here', async ({ page, browser }) => {
  const decision = new DecisionPage(page, decisionOf('start', 'ar-xb'));
  const way = longest(decision.decision);
  await decision.open();
  await decision.skipToContent();
  await decision.answerAll(way);
  await expect(page).toHaveURL(addressOf(decision.decision, way));
  const elsewhere = await browser.newPage();
  await elsewhere.goto(page.url());
  const shared = new DecisionPage(elsewhere, decision.decision);
  await shared.ready();
  expect(await shared.shown()).toEqual(await decision.shown());
  await elsewhere.close();
});

for (const tree of trees)
  test(`an old link to ${tree} opens as far as its answers still go, and says what it left out`, async ({ page }) => {
    const decision = new DecisionPage(page, decisionOf(tree, 'en'));
    const way = longest(decision.decision);
    const stale = Object.keys(way).at(-1)!;
    const rest = Object.fromEntries(Object.entries(way).filter(([question]) => question !== stale));
    await decision.open({ ...rest, [stale]: ['no-longer-offered'] });
    await expect(decision.group(stale)).toBeVisible();
    await expect(decision.note()).toBeVisible();
    await expect(page).toHaveURL(addressOf(decision.decision, rest));
    await decision.pressTo(decision.restart());
    await decision.answer(stale, way[stale]!, rest);
    await expect(decision.outcome(walk(decision.decision.graph, way).node)).toBeFocused();
    await expect(decision.note()).toBeHidden();

    await decision.open({ 'no-longer-asked': ['yes'], ...way });
    await expect(decision.note()).toBeVisible();
    expect(await decision.shown()).toMatchObject(stepsAfter(decision.decision, way));
    await expect(page).toHaveURL(addressOf(decision.decision, way));
  });

/** One answer of a way changed, and where that leads with the other answers as they were. */
interface Change {
  decision: Decision;
  way: Answers;
  question: string;
  answer: string[];
  to: ReturnType<typeof walk>;
}

const changes = trees.flatMap((tree): Change[] => {
  const decision = decisionOf(tree, 'en');
  const { graph, ways } = decision;
  return ways.flatMap((way) =>
    Object.entries(way).flatMap(([question, given]) =>
      choices(graph, question, way)
        .filter((answer) => String(answer) !== String(given))
        .map((answer) => ({ decision, way, question, answer, to: walk(graph, { ...way, [question]: answer }) })),
    ),
  );
});
const isFirst = ({ way, question }: Change) => Object.keys(way)[0] === question && Object.keys(way).length > 2;
const kinds: Record<string, (change: Change) => boolean> = {
  'keeps later answers that still apply': ({ way, to }) => to.outcome && to.path.length === Object.keys(way).length,
  'leaves out a later answer to what is no longer asked': ({ way, to }) => to.outcome && to.path.length < Object.keys(way).length,
  'asks what was not asked before': ({ way, to }) => !to.outcome && !(to.node in way),
  'asks again where the answer is no longer offered': ({ way, to }) => !to.outcome && to.node in way,
};
for (const [what, isSuch] of Object.entries(kinds))
  test(`changing an answer ${what}; changed back, all is as before`, async ({ page }) => {
    const { decision: content, way, question, answer, to } = changes.filter(isFirst).find(isSuch)!;
    const decision = new DecisionPage(page, content);
    await decision.open(way);
    await decision.pressTo(decision.change(question));
    await decision.press('Enter');
    await decision.answer(question, answer);
    await expect(decision.node(to.node)).toBeFocused();
    const given = new URL(page.url()).searchParams;
    if (to.outcome) expect(`?${given.toString()}`).toBe(queryOf(answersOf(to)));
    else expect(given.has(to.node)).toBe(false);
    await decision.pressTo(decision.change(question), 'Shift+Tab');
    await decision.press('Enter');
    await decision.answer(question, way[question]!);
    await expect(page).toHaveURL(addressOf(content, way));
    await expect(decision.outcome(walk(content.graph, way).node)).toBeFocused();
    expect(await decision.shown()).toMatchObject(stepsAfter(content, way));
  });

for (const several of [false, true])
  test(`going on without an answer says what is missing where ${several ? 'several answers' : 'one answer'} may be given`, async ({
    page,
  }) => {
    const decision = new DecisionPage(page, decisionOf('start', 'en'));
    const { graph, ui, ways } = decision.decision;
    const [question, known] = questionsOf(ways).find(([id]) => graph.questions[id]!.several === several)!;
    await decision.open(known);
    await expect(decision.error()).toBeHidden();
    await decision.pressTo(decision.continue());
    await decision.press('Enter');
    await expect(decision.error()).toHaveText(ui[several ? 'decision.choose-some' : 'decision.choose-one']);
    await expect(decision.choices(question).first()).toBeFocused();
    await expect(decision.group(question)).toHaveAccessibleDescription(new RegExp(await decision.error().innerText()));
    await expect(page).toHaveURL(addressOf(decision.decision, known));
    await decision.press('Space');
    await decision.pressTo(decision.continue());
    await decision.press('Enter');
    await expect(decision.error()).toBeHidden();
    await expect(decision.group(question)).toBeHidden();
  });

test('“none of these” and “I am not sure” go with no other answer', async ({ page }) => {
  const decision = new DecisionPage(page, decisionOf('start', 'en'));
  const { graph, ways } = decision.decision;
  const [question, known] = questionsOf(ways).find(([id]) => graph.questions[id]!.several)!;
  const { true: alone = [], false: together = [] } = Object.groupBy(
    offered(graph, question, known),
    (id) => `${graph.questions[question]!.answers[id]!.alone}`,
  );
  await decision.open(known);
  const tick = async (answer: string) => {
    await decision.choice(question, answer).focus();
    await decision.press('Space');
  };
  const ticked = async (...expected: string[]) => {
    for (const answer of [...alone, ...together, unsure])
      await expect(decision.choice(question, answer)).toBeChecked({ checked: expected.includes(answer) });
  };
  for (const answer of together) await tick(answer);
  await ticked(...together);
  for (const answer of [...alone, unsure, ...alone]) {
    await tick(answer);
    await ticked(answer);
  }
  await tick(together[0]!);
  await ticked(together[0]!);
});

/** Every question with the answers that lead to it. */
const questionsOf = (ways: readonly Answers[]): [string, Answers][] =>
  ways.flatMap((way) => Object.keys(way).map((id, i): [string, Answers] => [id, Object.fromEntries(Object.entries(way).slice(0, i))]));

test('in a guide the anchors of the page leave the decision where it is', async ({ page }) => {
  const decision = new DecisionPage(page, decisionOf('message-channels', 'en'));
  const way = longest(decision.decision);
  const guide = '/en/guide/message/';
  const outcome = decision.outcome(walk(decision.decision.graph, way).node);
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
