/** Answering: changing one's mind, giving no answer, and answers that go with no other. */
import { answersOf, choices, offered, unsure, walk, type Answers } from '../../src/decision/tree.ts';
import { DecisionPage } from './decision-page.ts';
import { addressOf, decisionOf, queryOf, stepsAfter, trees, type Decision } from './decisions.ts';
import { expect, test } from './test.ts';

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

/** Every question with the answers that lead to it. */
const questionsOf = (ways: readonly Answers[]): [string, Answers][] =>
  ways.flatMap((way) => Object.keys(way).map((id, i): [string, Answers] => [id, Object.fromEntries(Object.entries(way).slice(0, i))]));

for (const several of [false, true])
  test(`going on without an answer says what is missing where ${several ? 'several answers' : 'one answer'} may be given`, async ({
    page,
  }) => {
    const decision = new DecisionPage(page, decisionOf('start', 'en'));
    const { graph, ui, ways } = decision.content;
    const [question, known] = questionsOf(ways).find(([id]) => graph.questions[id]!.several === several)!;
    await decision.open(known);
    await expect(decision.error()).toBeHidden();
    await decision.pressTo(decision.continue());
    await decision.press('Enter');
    await expect(decision.error()).toHaveText(ui[several ? 'decision.choose-some' : 'decision.choose-one']);
    await expect(decision.choices(question).first()).toBeFocused();
    await expect(decision.group(question)).toHaveAccessibleDescription(new RegExp(await decision.error().innerText()));
    await expect(page).toHaveURL(addressOf(decision.content, known));
    await decision.press('Space');
    await decision.pressTo(decision.continue());
    await decision.press('Enter');
    await expect(decision.error()).toBeHidden();
    await expect(decision.group(question)).toBeHidden();
  });

test('“none of these” and “I am not sure” go with no other answer', async ({ page }) => {
  const decision = new DecisionPage(page, decisionOf('start', 'en'));
  const { graph, ways } = decision.content;
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
