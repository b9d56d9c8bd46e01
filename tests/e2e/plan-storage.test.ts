/** What the browser keeps, and does not: no room, no storage at all, and two tabs at work on one plan. */
import { DecisionPage } from './decision-page.ts';
import { expect, test } from './plan-page.ts';
import { long, numberOf, only, related } from './plan-ways.ts';

const [first, second] = long.steps as [string, string];

/** What Chromium does, down to the error, when its reader blocks what sites store. */
const blockStorage = () =>
  Object.defineProperty(window, 'localStorage', {
    get() {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    },
  });
const fillStorage = () => {
  for (let size = 4_000_000, i = 0; size; i++)
    try {
      localStorage.setItem(`other.${i}`, 'x'.repeat(size));
    } catch {
      size = Math.floor(size / 2);
    }
};

test('where there is no room left, the reader is told, the note stays, and a file keeps it', async ({ plan, page, device }) => {
  await plan.open(long.answers);
  await plan.tick(1).check();
  await page.evaluate(fillStorage);
  await plan.writeNote(2, 'Where to?');
  await plan.says('plan.not-kept');
  await plan.tick(2).check();
  const expected = { done: [first, second], notes: { [second]: 'Where to?' } };
  await plan.shows(expected);
  const file = await plan.save();
  const other = await device();
  await other.openAlone();
  await other.readFile(file.path);
  await other.shows(expected);
  await page.evaluate(() => localStorage.removeItem('other.0'));
  await plan.tick(1).uncheck();
  await page.reload();
  await plan.shows({ ...expected, done: [second] });
});

test('who reaches an outcome is told at once that this browser keeps nothing', async ({ plan, page }) => {
  const decision = new DecisionPage(page, plan.decision);
  await decision.open();
  await page.evaluate(fillStorage);
  await decision.skipToContent();
  await decision.answerAll(long.answers);
  await plan.says('plan.not-kept');
});

test('where nothing may be stored, the same, and the plan lives as long as its page', async ({ plan, page, complaints, device }) => {
  await page.addInitScript(blockStorage);
  await plan.open(long.answers);
  await plan.tick(1).check();
  await plan.says('plan.not-kept');
  await plan.writeNote(2, 'Where to?');
  const expected = { done: [first], notes: { [second]: 'Where to?' } };
  await plan.shows(expected);
  await plan.progresses(1, long.steps.length);
  const file = await plan.save();
  await plan.press('plan.clear');
  await plan.shows({ done: [], notes: {} });
  await plan.press('plan.undo');
  await plan.shows(expected);
  await plan.press('plan.clear');
  await plan.readFile(file.path);
  await plan.shows(expected);
  await plan.says('plan.not-kept');
  const other = await device();
  await other.openAlone();
  await other.readFile(file.path);
  await other.shows(expected);
  // Starlight’s own script for the colour scheme does not expect this.
  expect(complaints.filter((text) => !/^SecurityError|StarlightThemeProvider/.test(text))).toEqual([]);
  complaints.splice(0);
});

test('ticks made in two tabs are both kept', async ({ plan, tab }) => {
  await plan.open(long.answers);
  const other = await tab();
  await other.open(long.answers);
  for (const [number, one] of [plan, other, plan, other].entries()) await one.tick(number + 1).check();
  const expected = { done: long.steps.slice(0, 4), notes: {} };
  await plan.shows(expected);
  await other.shows(expected);
  await other.page.reload();
  await other.shows(expected);
});

test('a note written in two tabs keeps both texts, and says so', async ({ plan, tab }) => {
  await plan.open(long.answers);
  const other = await tab();
  await other.open(long.answers);
  await plan.writeNote(1, 'Ask Ana');
  await expect(other.note(1)).toHaveValue('Ask Ana');
  await other.writeNote(1, 'Call the bank');
  await plan.note(1).pressSequentially(' on Monday');
  await plan.says('plan.both-kept');
  await expect(plan.note(1)).toHaveValue(/Ask Ana on Monday[^]*Call the bank/);
  for (const { page, note } of [plan, other]) {
    await page.reload();
    await expect(note(1)).toHaveValue(/Ask Ana on Monday[^]*Call the bank/);
  }
});

test('a note changed on another page is not undone by going back to an older one', async ({ plan, page }) => {
  await plan.open(long.answers);
  await plan.tick(1).check();
  await plan.writeNote(1, 'Ask Ana');
  await plan.openAlone();
  await plan.writeNote(1, 'Call the bank');
  await plan.tick(1).uncheck();
  await page.goBack();
  await plan.shows({ done: [], notes: { [first]: 'Call the bank' } });
});

test('a plan cleared in one tab while a note is written in another keeps that note', async ({ plan, tab }) => {
  await plan.open(long.answers);
  await plan.tick(2).check();
  const field = await plan.openNote(1);
  await field.pressSequentially('Ask ');
  const other = await tab();
  await other.open(long.answers);
  await other.press('plan.clear');
  await plan.shows({ done: [], notes: { [first]: 'Ask ' } });
  await field.pressSequentially('Ana');
  const expected = { done: [], notes: { [first]: 'Ask Ana' } };
  await plan.shows(expected);
  await other.shows(expected);
  await plan.page.reload();
  await plan.shows(expected);
});

test('two tabs at different outcomes: the plan is that of the last change, and each step keeps its tick', async ({ plan, tab }) => {
  await plan.open(long.answers);
  await plan.tick(1).check();
  const other = await tab();
  await other.open(related.answers);
  await other.tick(numberOf(related, only(related, long)[0]!)).check();
  await other.openAlone();
  expect((await other.shown()).done).toContain(only(related, long)[0]);
  await plan.page.reload();
  await plan.shows({ done: [first], notes: {} });
});
