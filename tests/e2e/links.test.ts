/** Every link within the site leads to a page that is there, and its anchor to a place of that page. */
import { DecisionPage } from './decision-page.ts';
import { decisionOf } from './decisions.ts';
import { pages, pagesIn } from './pages.ts';
import { expect, test } from './test.ts';
import { pseudoCodes } from '../pseudo/locales.ts';

test.use({ bypassCSP: true }); // the page that reads all others would complain of their styles

const all = [...pages, ...pseudoCodes.flatMap(pagesIn), '/404.html'];

test('every link of every page leads to a page and a place that are there', async ({ page }) => {
  await page.goto('/');
  const { broken, followed } = await page.evaluate(async (addresses) => {
    const parser = new DOMParser(); // it reads what stands in <noscript> too
    const known = new Map<string, Promise<{ ok: boolean; page: Document }>>();
    const open = (address: string) => {
      if (!known.has(address)) known.set(address, load(address));
      return known.get(address)!;
    };
    const load = async (address: string) => {
      const answer = await fetch(address);
      const isPage = answer.headers.get('content-type')?.startsWith('text/html');
      return { ok: answer.ok, page: parser.parseFromString(isPage ? await answer.text() : '', 'text/html') };
    };
    const broken = new Set<string>();
    let followed = 0;
    for (const address of addresses) {
      const here = new URL(address, location.href);
      for (const link of (await open(address)).page.querySelectorAll('a[href]')) {
        const href = link.getAttribute('href')!;
        const to = new URL(href, here);
        if (to.origin !== location.origin || !to.protocol.startsWith('http')) continue;
        const { ok, page } = await open(to.pathname);
        const place = decodeURIComponent(to.hash.slice(1));
        if (!ok || (place && !page.getElementById(place))) broken.add(`${address}: ${href}`);
        followed++;
      }
    }
    return { broken: [...broken], followed };
  }, all);
  expect(followed).toBeGreaterThan(all.length);
  expect(broken).toEqual([]);
});

test('what a failed export says leads into the decision that explains it', async ({ page }) => {
  const decision = new DecisionPage(page, decisionOf('connect', 'en'));
  const { questions, outcomes } = decision.content.words;
  await page.goto('/en/guide/export-chats/');
  const links = JSON.parse((await page.locator('[data-help]').getAttribute('data-help'))!) as Record<string, string>;
  expect(Object.keys(links)).not.toEqual([]);
  const places = [...Object.values(questions).map(({ question }) => question), ...Object.values(outcomes).map(({ title }) => title)];
  for (const [code, link] of Object.entries(links)) {
    await page.goto(link);
    await decision.ready();
    const { heading } = await decision.shown();
    expect(places, code).toContain(heading);
    expect(heading, `${code} leads past the first question`).not.toBe(questions[decision.content.graph.start]!.question);
    await expect(decision.note(), code).toBeHidden();
  }
});
