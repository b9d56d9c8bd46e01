/** Whatever stands in an address, a decision shows the farthest place that it leads to, says that something was left out, and breaks nothing. */
import type { Page } from '@playwright/test';
import { walk, type Answers } from '../../src/decision/tree.ts';
import { DecisionPage } from './decision-page.ts';
import { addressOf, decisionOf } from './decisions.ts';
import { expect, test } from './test.ts';

const start = decisionOf('start', 'en');
const script = '"><script>document.title = "taken"</script><img src=x onerror=alert(1)>';
const huge = 'x'.repeat(100_000);
const role = { role: ['admin'] };
const many = (name: (i: number) => string) => Array.from({ length: 500 }, (_, i) => `${name(i)}=admin`).join('&');

/** What stands behind the address of the page, and which answers are left of it. */
const bad: { what: string; query: string; left: Answers }[] = [
  { what: 'an answer that there is not', query: '?role=nobody', left: {} },
  { what: 'an answer to another question', query: '?role=admin&used=admin', left: role },
  { what: 'no answer at all', query: '?role=', left: {} },
  { what: 'two answers where one may be given', query: '?role=admin&role=owner', left: role },
  { what: 'the same answer twice', query: '?role=admin&role=admin', left: role },
  {
    what: '“none of these” beside others',
    query: '?role=admin&used=chat&broken=nothing&broken=files',
    left: { ...role, used: ['chat'], broken: ['files'] },
  },
  { what: '“I am not sure” beside an answer', query: '?role=admin&role=unsure', left: role },
  { what: 'an answer to what is not asked any more', query: '?role=agent&used=chat', left: { role: ['agent'] } },
  { what: 'names that every object has', query: '?__proto__=admin&constructor=admin&toString=admin&role=__proto__', left: {} },
  { what: 'members that every object has', query: '?role=constructor&role=hasOwnProperty', left: {} },
  { what: 'a script as an answer', query: `?role=${encodeURIComponent(script)}`, left: {} },
  { what: 'a script as a question', query: `?role=admin&${encodeURIComponent(script)}=1`, left: role },
  { what: 'the name of an outcome', query: '?role=outcome-tasks&outcome-tasks=1', left: {} },
  { what: 'broken percent signs', query: '?role=%E0%A4%A&used=%zz&%=%', left: {} },
  { what: 'a character that ends texts', query: '?role=%00admin', left: {} },
  { what: '500 unknown questions', query: `?role=admin&${many((i) => `q${i}`)}`, left: role },
  { what: '500 answers to one question', query: `?${many(() => 'role')}`, left: role },
  { what: '100 kB as an answer', query: `?role=${huge}`, left: {} },
  { what: '100 kB as a question', query: `?role=admin&${huge}=1`, left: role },
  { what: 'an anchor with an answer that there is not', query: '#start?role=admin&used=nobody', left: role },
  { what: 'an anchor of 100 kB', query: `#start?role=${huge}`, left: {} },
  { what: 'an anchor with a script', query: `#start?role=${encodeURIComponent(script)}`, left: {} },
];
test('an address with what does not apply opens as far as it leads, and says so', async ({ page }) => {
  // No server takes an address of 100 kB; what counts is that the page does.
  await page.route(
    ({ search }) => search.length > 10_000,
    async (route) => route.fulfill({ response: await route.fetch({ url: new URL('?', route.request().url()).href }) }),
  );
  for (const { what, query, left } of bad)
    await test.step(what, async () => {
      const decision = await open(page, query);
      await expect(decision.node(walk(start.graph, left).node)).toBeVisible();
      await expect(decision.note()).toBeVisible();
      await expect(page).toHaveURL(addressOf(start, left));
      await expect(page).not.toHaveTitle('taken');
    });
});

const harmless: { what: string; query: string; place: Answers }[] = [
  { what: 'an anchor of a place without scripts', query: '#start?role=admin&used=chat', place: { ...role, used: ['chat'] } },
  {
    what: 'an anchor in the middle of several answers',
    query: '#start?role=admin&used=chat&broken.sign-in=yes',
    place: { ...role, used: ['chat'] },
  },
  { what: 'an anchor of another decision', query: '#data?records=chats', place: {} },
  { what: 'an anchor with names that every object has', query: '#start?__proto__=admin&constructor=1', place: {} },
  { what: 'an anchor with broken percent signs', query: '#start?%E0%A4%A', place: {} },
  { what: 'an anchor of nothing', query: '#%00', place: {} },
  { what: 'a question mark alone', query: '?', place: {} },
];
test('an address with what is none of its business opens where it should', async ({ page }) => {
  for (const { what, query, place } of harmless)
    await test.step(what, async () => {
      const decision = await open(page, query);
      await expect(decision.node(walk(start.graph, place).node)).toBeVisible();
      await expect(decision.note()).toBeHidden();
    });
});

test('an answer to a later question waits until that is asked', async ({ page }) => {
  const decision = await open(page, '?broken=files');
  await expect(decision.question('role')).toBeVisible();
  await expect(decision.note()).toBeHidden();
  await decision.skipToContent();
  await decision.answer('role', ['admin']);
  await expect(decision.question('used')).toBeFocused();
  await decision.answer('used', ['chat'], role);
  await expect(decision.outcome('outcome-tasks')).toBeFocused();
  await expect(page).toHaveURL(addressOf(start, { ...role, used: ['chat'], broken: ['files'] }));
});

/** The page anew: a change of the anchor alone would not load it. */
async function open(page: Page, query: string): Promise<DecisionPage> {
  const decision = new DecisionPage(page, start);
  await page.goto('about:blank');
  await page.goto(addressOf(start, {}) + query);
  await decision.ready();
  return decision;
}
