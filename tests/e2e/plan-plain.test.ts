/** The page of all plans without scripts: it claims nothing, and leads to what works. */
import { localeCodes } from '../../src/locales.ts';
import { decisionOf, trees } from './decisions.ts';
import { expect, test } from './test.ts';

test.use({ javaScriptEnabled: false });

for (const locale of localeCodes)
  test(`without scripts the plans in ${locale} say what they need and lead to the questions`, async ({ page }) => {
    const { ui } = decisionOf(trees[0]!, locale);
    await page.goto(`/${locale}/guide/plan/`);
    // Playwright's search for texts passes over what is in a noscript.
    const said = page.locator('.kept-plan noscript p').filter({ visible: true });
    const texts = await said.evaluateAll((all) => all.map((one) => one.textContent.replace(/\s+/g, ' ').trim()));
    expect(texts).toEqual(trees.map(() => `${ui['plan.noscript']} ${ui['plan.make']}`));
    for (const claim of [ui['plan.none'], ui['plan.open']]) await expect(page.getByText(claim).filter({ visible: true })).toHaveCount(0);
    const links = said.locator('a');
    const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(targets.sort()).toEqual(trees.map((tree) => `/${locale}/decide/${tree}/`));
  });
