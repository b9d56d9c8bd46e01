/** Every outcome of every decision without scripts: plain links, one question after the other, and back. */
import { offered, unsure, walk, type Answers } from '../../src/decision/tree.ts';
import { violations } from './axe.ts';
import { DecisionPage, inPlainView } from './decision-page.ts';
import { addressOf, decisionOf, placesOf, stepsAfter, tourOf, trees, type Decision, type TestLocale } from './decisions.ts';
import { expect, test } from './test.ts';

/** A link to follow: an answer to a question, or “Yes” or “No” to the `part` of it that is asked about. */
interface Link {
  question: string;
  part?: string;
  name: string;
}

/** `decision-ways.test.ts` opens places by their addresses, in every language; here one walks to them, from left to right and from right to left. */
const locales: readonly TestLocale[] = ['en', 'ar'];

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  for (const locale of locales)
    for (const tree of trees)
      test(`${tree} in ${locale} leads by links to each of its outcomes, and back from every place to the one before`, async ({ page }) => {
        const decision = new DecisionPage(page, decisionOf(tree, locale));
        const { graph, ui } = decision.content;
        await page.goto(`${addressOf(decision.content, {})}#${tree}`);
        const seen = new Set<string>();
        const places: string[] = [];
        let way: Link[] = [];
        for (const answers of tourOf(decision.content)) {
          const next = linksOf(decision.content, answers);
          const common = next.findIndex(({ name }, i) => name !== way[i]?.name);
          for (const place of places.splice(common).reverse()) {
            await follow(decision, ui['decision.back']);
            await expect(page).toHaveURL(place);
          }
          for (const link of next.slice(common)) {
            places.push(page.url());
            if (!seen.has(link.question)) await findOut(decision, link);
            seen.add(link.question);
            await follow(decision, link.name);
          }
          await expect(decision.outcome(walk(graph, answers).node)).toBeVisible();
          expect(await decision.shown()).toMatchObject(stepsAfter(decision.content, answers));
          way = next;
        }
        await follow(decision, ui['decision.restart']);
        await isAsked(decision, way[0]!);
      });
});

for (const locale of locales)
  for (const tree of trees)
    test(`no place of ${tree} in ${locale} has an accessibility violation without scripts`, async ({ page }) => {
      const decision = new DecisionPage(page, decisionOf(tree, locale));
      await asWithoutScripts(decision);
      for (const { id } of placesOf(decision.content)) {
        await page.evaluate((anchor) => (location.hash = anchor), id);
        expect(await violations(page, inPlainView), id).toEqual([]);
      }
    });

function linksOf({ graph, words, ui }: Decision, way: Answers): Link[] {
  return Object.entries(way).flatMap(([question, chosen]): Link[] => {
    const { several, answers } = graph.questions[question]!;
    const texts = words.questions[question]!.answers;
    if (!several) return [{ question, name: texts[chosen[0]!]! }];
    const parts = offered(graph, question, way).filter((answer) => !answers[answer]!.alone);
    return parts.map((part) => ({ question, part: texts[part]!, name: ui[chosen.includes(part) ? 'decision.yes' : 'decision.no'] }));
  });
}

/** By keyboard alone: Tab from where the last link led to, then Enter. */
async function follow(decision: DecisionPage, link: string): Promise<void> {
  await decision.pressTo(decision.link(link));
  await decision.press('Enter');
}

async function isAsked(decision: DecisionPage, { question, part }: Link) {
  await expect(decision.question(question)).toBeVisible();
  if (part) await expect(decision.root.getByText(part, { exact: true }).filter({ visible: true })).toHaveCount(1);
}

/** Goes to “I am not sure” and back. */
async function findOut(decision: DecisionPage, link: Link) {
  await isAsked(decision, link);
  await follow(decision, decision.answerName(link.question, unsure));
  await expect(decision.findOut(link.question)).toBeVisible();
  await follow(decision, decision.content.ui['decision.back']);
  await isAsked(decision, link);
}

/** The page as a browser without scripts reads it, for axe, which is one. */
async function asWithoutScripts(decision: DecisionPage) {
  await decision.page.route(/\/decide\//, async (route) => {
    const html = await (await route.fetch()).text();
    await route.fulfill({
      contentType: 'text/html',
      body: html.replace(/<script[^]*?<\/script>/g, '').replace(/(<\/?)noscript>/g, '$1div>'),
    });
  });
  await decision.page.goto(addressOf(decision.content, {}));
}
