/**
 * Every way of every decision, scripts or not, ends at the outcome and the steps that its graph composes. All of them are seen in two
 * languages; in the others every question, help and outcome, since the content check has proven that the graph is the same.
 */
import fc from 'fast-check';
import { states, type State } from '../../src/decision/states.ts';
import { walk } from '../../src/decision/tree.ts';
import { localeCodes } from '../../src/locales.ts';
import { pseudoCodes } from '../pseudo/locales.ts';
import { DecisionPage, type Shown } from './decision-page.ts';
import { addressOf, decisionOf, placesOf, stepsAfter, tourOf, trees, type Decision, type TestLocale } from './decisions.ts';
import { expect, test } from './test.ts';

const whole: readonly TestLocale[] = ['en', 'ar-xb'];
const every: readonly TestLocale[] = [...localeCodes, ...pseudoCodes];

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  for (const locale of every)
    for (const tree of trees)
      test(`${whole.includes(locale) ? 'every place' : 'each kind of place'} of ${tree} in ${locale} shows what belongs there, and nothing else`, async ({
        page,
      }) => {
        const decision = decisionOf(tree, locale);
        const places = whole.includes(locale) ? states(tree, decision.graph) : placesOf(decision);
        await page.goto(addressOf(decision, {}));
        const shown = await new DecisionPage(page, decision).shownAt(places.map(({ id }) => id));
        expect(shown).toEqual(places.map((place) => expected(decision, place)));
        const ends = states(tree, decision.graph)
          .filter(({ show }) => show === 'outcome')
          .map(({ answers }) => JSON.stringify(answers));
        expect([...new Set(ends)].sort(), 'every way has its place').toEqual(decision.ways.map((way) => JSON.stringify(way)).sort());
      });
});

for (const locale of whole)
  for (const tree of trees)
    test(`some ways of ${tree} in ${locale}, opened by their address, end where they should`, async ({ page }) => {
      const decision = new DecisionPage(page, decisionOf(tree, locale));
      const { graph, words, ways } = decision.content;
      for (const way of some(ways, 13)) {
        await decision.open(way);
        const heading = words.outcomes[walk(graph, way).node]!.title;
        expect(await decision.shown(), addressOf(decision.content, way)).toEqual({ heading, ...stepsAfter(decision.content, way) });
        await expect(page).toHaveURL(addressOf(decision.content, way));
        await expect(decision.note()).toBeHidden();
      }
    });

for (const locale of every)
  for (const tree of trees)
    test(`${whole.includes(locale) ? 'every way' : 'a tour'} of ${tree} in ${locale} shows its outcome and its steps with scripts`, async ({
      page,
    }) => {
      const content = decisionOf(tree, locale);
      const ways = whole.includes(locale) ? content.ways : tourOf(content);
      const decision = new DecisionPage(page, content);
      await decision.open();
      const shown = await decision.shownAfter(ways.map((way) => addressOf(content, way)));
      expect(shown).toEqual(
        ways.map((way) => ({ heading: content.words.outcomes[walk(content.graph, way).node]!.title, ...stepsAfter(content, way) })),
      );
    });

/** The same ones every time, and not the first ones. */
function some<T>(list: readonly T[], count: number): T[] {
  const length = Math.min(count, list.length);
  return fc.sample(fc.shuffledSubarray([...list], { minLength: length, maxLength: length }), { numRuns: 1, seed: 20_261_124 })[0]!;
}

function expected(decision: Decision, { show, node, answers }: State): Shown {
  const { words, ui } = decision;
  const headings = {
    question: () => words.questions[node]!.question,
    unsure: () => ui['decision.find-out'].replace('{question}', words.questions[node]!.question),
    outcome: () => words.outcomes[node]!.title,
  };
  return { heading: headings[show](), ...(show === 'outcome' ? stepsAfter(decision, answers) : { plan: [], past: [] }) };
}
