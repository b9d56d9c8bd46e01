/** What the policies leave possible in the browser: every page opens under them, and nothing that they forbid can be done. */
import { pseudoCodes } from '../pseudo/locales.ts';
import { pages, pagesIn } from './pages.ts';
import { expect, test } from './test.ts';

test('every page opens without breaking a policy, as header and in the page, and asks no other origin', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on(
    'request',
    (request) => !request.url().startsWith(`${baseURL}/`) && !request.url().startsWith('data:') && elsewhere.push(request.url()),
  );
  for (const address of [...pages, ...pseudoCodes.flatMap(pagesIn), '/404.html']) {
    const answer = await page.goto(address);
    expect(answer?.headers()['content-security-policy'], address).toContain("frame-ancestors 'none'");
  }
  expect(elsewhere).toEqual([]);
});

test('text that reaches the page as markup stays text, but for the marks of the search', async ({ page }) => {
  await page.goto('/en/');
  const made = await page.evaluate(() => {
    const place = document.createElement('p');
    place.innerHTML = `<img src=x onerror="window.hacked = 1"><mark>found</mark><mark onclick="x()"></mark><svg onload=x()>`;
    document.body.append(place);
    return [...place.querySelectorAll('*')].map(({ outerHTML }) => outerHTML);
  });
  expect(made).toEqual(['<mark>found</mark>']);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});

test('no script comes from elsewhere or out of text, and nobody makes a policy that would let it', async ({ page, complaints }) => {
  await page.goto('/en/');
  const tries = await page.evaluate(() => {
    const attempt = (work: () => unknown) => {
      try {
        work();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const script = document.createElement('script');
    const factory = (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes;
    return [
      attempt(() => new Worker('data:text/javascript,postMessage(1)')),
      attempt(() => new Worker('/pagefind/other.js')),
      attempt(() => (script.src = 'https://example.com/x.js')),
      attempt(() => (script.textContent = 'window.hacked = 1')),
      attempt(() => factory.createPolicy('mine', {})),
      attempt(() => factory.createPolicy('default', {})),
    ];
  });
  expect(tries).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError']);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  // That the policies complain is what was wanted.
  expect(complaints.splice(0).length).toBeGreaterThanOrEqual(tries.length);
});
