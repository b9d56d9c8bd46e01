/** A plan as a file: out of one browser, into another, and what is refused. */
import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { Key } from '../../src/authoring/words.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test, type PlanPage, type Shown } from './plan-page.ts';
import { long, related } from './plan-ways.ts';

const [first, second, third] = long.steps as [string, string, string];
const work: Shown = { done: [first, third], notes: { [second]: 'Ask Ana.\n„Vor Freitag“ ✓' } };

async function workOn(plan: PlanPage): Promise<void> {
  await plan.open(long.answers);
  for (const number of [1, 3]) await plan.tick(number).check();
  await plan.writeNote(2, work.notes[second]!);
}

test('what was saved and then cleared is read back from the file, once', async ({ plan, page }) => {
  await workOn(plan);
  const file = await plan.save();
  expect(file.name).toBe('wegweiser-start.json');
  await plan.says('plan.saved', { file: file.name });
  await plan.press('plan.clear');
  await plan.shows({ done: [], notes: {} });
  for (let time = 0; time < 2; time++) {
    await plan.readFile(file.path);
    await plan.says('plan.read', { done: 2, notes: 1 });
    await plan.shows(work);
  }
  await page.reload();
  await plan.shows(work);
});

for (const from of ['the page of all plans', 'another outcome'] as const)
  test(`another device reads the whole plan at ${from}, and adds it to its own`, async ({ plan, device }) => {
    await workOn(plan);
    const file = await plan.save();
    const other = await device();
    const own = related.steps.find((step) => !long.steps.includes(step))!;
    if (from === 'another outcome') {
      await other.open(related.answers);
      await other.tick(related.steps.indexOf(own) + 1).check();
    } else await other.openAlone();
    await other.readFile(file.path);
    await other.says('plan.read', { done: 2, notes: 1 });
    await other.shows(work);
    await other.openAlone();
    await other.shows(work);
    await other.open(related.answers);
    expect((await other.shown()).done.includes(own)).toBe(from === 'another outcome');
  });

test('a file holds the plan, and neither the account nor the token that were typed in this browser', async ({ plan, page }) => {
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount('https://acme.zendesk.com', 'secret-token-4711');
  await workOn(plan);
  const { text } = await plan.save();
  expect(text).not.toMatch(/acme|secret-token/);
  expect(Object.keys(JSON.parse(text) as object)).toEqual(['kind', 'version', 'tree', 'answers', 'done', 'notes', 'seen']);
  expect(JSON.parse(text)).toMatchObject({ ...work, tree: 'start', answers: long.answers });
});

const fileOf = (parts: object) =>
  JSON.stringify({ kind: 'wegweiser-plan', version: 1, tree: 'start', answers: {}, done: [], notes: {}, seen: [], ...parts });
const whole = fileOf({ done: long.steps });
const bad: readonly [what: string, content: string | Buffer, says: Key][] = [
  ['cut off', whole.slice(0, -9), 'plan.problem.unreadable'],
  ['empty', '', 'plan.problem.unreadable'],
  ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0x80]), 'plan.problem.unreadable'],
  ['nested beyond all measure', '['.repeat(400_000), 'plan.problem.unreadable'],
  ['of another site', '{"plan":[1,2,3]}', 'plan.problem.other-kind'],
  ['no more than null', 'null', 'plan.problem.other-kind'],
  ['of a later version', fileOf({ version: 2 }), 'plan.problem.other-version'],
  ['of another decision', fileOf({ tree: 'data' }), 'plan.problem.other-tree'],
];

for (const locale of ['en', 'de'] as const)
  test(`a file that is no plan is refused with one sentence, and nothing is lost (${locale})`, async ({ plan: english }) => {
    const plan = english.in(locale);
    await workOn(plan);
    for (const [what, content, sentence] of bad) {
      await plan.press('plan.share'); // a sentence of its own, so that none is left over from the file before
      await plan.says('plan.copy-this');
      await plan.readText(content);
      await expect(plan.said(sentence), what).toHaveText(plan.ui(sentence));
      expect(await plan.shown(), what).toEqual(work);
    }
    await plan.openAlone();
    await plan.readText(bad[0]![1]);
    await plan.says('plan.problem.unreadable');
    await plan.shows(work);
  });

test('a file of 50 MB is refused without being read', async ({ plan, page }) => {
  // Counts what the page reads of any file, and leaves the reading to the browser.
  await page.addInitScript(() => {
    const { text } = Blob.prototype;
    Blob.prototype.text = function () {
      document.documentElement.dataset['read'] = String(this.size);
      return text.call(this);
    };
  });
  const file = test.info().outputPath('plan.json');
  writeFileSync(file, whole);
  await workOn(plan);
  await plan.readFile(file);
  await plan.says('plan.read', { done: long.steps.length, notes: 0 });
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-read', String(whole.length));
  truncateSync(file, 50_000_000);
  await plan.readFile(file);
  await plan.says('plan.problem.too-large');
  await expect(html).toHaveAttribute('data-read', String(whole.length));
  await plan.shows({ ...work, done: long.steps });
  rmSync(file);
});

const script = '<img src=x onerror="document.title=\'taken over\'"><script>document.title="taken over"</script>';
const hostile: readonly [what: string, text: string, also?: Record<string, string>][] = [
  ['names of JavaScript itself', fileOf({}).replaceAll('{}', '{"__proto__":"x","constructor":"x","toString":["x"],"hasOwnProperty":{}}')],
  ['wrong kinds of everything', fileOf({ answers: [1], done: { length: 9 }, notes: [['a']], seen: 'all' })],
  ['answers that lead nowhere', fileOf({ answers: { role: ['emperor'], nothing: ['x'] } })],
  ['more ticks than fit', fileOf({ done: Array.from({ length: 140_000 }, (_, i) => i.toString(36)) })],
  ['script', fileOf({ notes: { [first]: script, 'gone.step': script }, done: [script] }), { [first]: script }],
];

for (const [what, text, also] of hostile)
  test(`a hostile file does no harm and takes nothing away: ${what}`, async ({ plan, page }) => {
    await workOn(plan);
    await plan.readText(text);
    await expect(plan.root.getByRole('status').last()).not.toBeEmpty();
    const expected = { ...work, notes: { ...work.notes, ...also } };
    await plan.shows(expected);
    await page.reload();
    await plan.shows(expected);
    await plan.openAlone();
    await plan.shows(expected);
    if (also) await expect(plan.orphans().filter({ hasText: script })).toBeVisible();
    await expect(page).not.toHaveTitle('taken over');
  });
