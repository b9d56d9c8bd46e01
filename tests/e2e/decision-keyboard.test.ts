/** Every outcome of every decision by keyboard alone, looking at each place on the way with the eyes of axe and on a small screen. */
import type { Page } from '@playwright/test';
import { unsure, walk, type Answers } from '../../src/decision/tree.ts';
import { violations } from './axe.ts';
import { DecisionPage, inView } from './decision-page.ts';
import { addressOf, decisionOf, nodesOf, stepsAfter, tourOf, trees, type TestLocale } from './decisions.ts';
import { expect, test } from './test.ts';
import { cutOff } from './text.ts';

interface Tour {
  locale: TestLocale;
  /** A desktop, or a desktop at 400 %, which is as narrow as a phone and lower. */
  screen: { width: number; height: number };
  /** The scheme in which axe looks at each place. */
  axe?: 'light' | 'dark';
}
const wide = { width: 1280, height: 720 };
const zoomed = { width: 320, height: 256 };
const tours: readonly Tour[] = [
  { locale: 'en', screen: wide, axe: 'light' },
  { locale: 'ar', screen: wide },
  { locale: 'ar-xb', screen: zoomed, axe: 'dark' },
  { locale: 'en-xa', screen: zoomed },
];

for (const tour of tours)
  for (const tree of trees)
    test(`${tree} in ${tour.locale} leads to each of its outcomes by keyboard alone, and every place has its room`, async ({ page }) => {
      await page.setViewportSize(tour.screen);
      await page.emulateMedia({ colorScheme: tour.axe ?? 'light', reducedMotion: 'reduce' });
      const decision = new DecisionPage(page, decisionOf(tree, tour.locale));
      const seen = new Set<string>();
      const look = looker(page, tour, seen);
      await decision.open();
      await decision.skipToContent();
      let way: Given[] = [];
      for (const answers of tourOf(decision.content)) {
        const next = Object.entries(answers);
        const common = next.findIndex((given, i) => String(given) !== String(way[i]));
        for (const [question] of way.slice(common).reverse()) await goBack(decision, question);
        for (const i of next.keys()) if (i >= common) await goOn(decision, next.slice(0, i), next[i]!, look);
        expect(await decision.shown()).toMatchObject(stepsAfter(decision.content, answers));
        way = next;
      }
      expect([...seen].filter((place) => !place.includes('=')).sort(), 'every node was looked at').toEqual(nodesOf(decision.content));
      await decision.press('Shift+Tab');
      await expect(decision.restart()).toBeFocused();
      await decision.press('Enter');
      await expect(decision.question(decision.content.graph.start)).toBeFocused();
      await expect(page).toHaveURL(addressOf(decision.content, {}));
    });

type Given = [question: string, answers: readonly string[]];
type Look = (place: string, see?: () => Promise<void>) => Promise<void>;

async function goBack(decision: DecisionPage, question: string) {
  await decision.page.goBack();
  await expect(decision.question(question)).toBeFocused();
}

/** Answers one question more. The focus goes to the next question or the outcome, and the address tells how far one is. */
async function goOn(decision: DecisionPage, before: readonly Given[], [question, chosen]: Given, look: Look) {
  const known = Object.fromEntries(before);
  await expect(decision.group(question)).toBeVisible();
  await look(question, () => findOut(decision, question, known, look));
  await decision.answer(question, chosen, known);
  const now = { ...known, [question]: chosen };
  const { node } = walk(decision.content.graph, now);
  await expect(decision.page).toHaveURL(addressOf(decision.content, now));
  await expect(decision.node(node)).toBeFocused();
  await look(node);
}

/** Says that one is not sure, sees how one finds out, and comes back to the question; then goes back in the history too. */
async function findOut(decision: DecisionPage, question: string, known: Answers, look: Look) {
  await decision.answer(question, [unsure], known);
  await expect(decision.findOut(question)).toBeFocused();
  await expect(decision.page).toHaveURL(addressOf(decision.content, { ...known, [question]: [unsure] }));
  await look(`${question}=unsure`);
  await decision.pressTo(decision.know());
  await decision.press('Enter');
  await expect(decision.question(question)).toBeFocused();
  await expect(decision.page).toHaveURL(addressOf(decision.content, known));
  await decision.page.goBack();
  await expect(decision.findOut(question)).toBeFocused();
  await goBack(decision, question);
}

/** Looks at every place once; `see` is what else to do there the first time. */
function looker(page: Page, { axe, screen }: Tour, seen: Set<string>): Look {
  return async (place, see) => {
    if (seen.has(place)) return;
    seen.add(place);
    // Starlight makes wide code focusable a moment after it is shown.
    if (axe) await expect.poll(() => violations(page, inView), place).toEqual([]);
    if (screen === zoomed) {
      expect(await cutOff(page), `${place}: texts cut off`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${place} scrolls sideways`).toBeLessThanOrEqual(
        0,
      );
    }
    await see?.();
  };
}
