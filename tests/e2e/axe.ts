/** What axe finds on a page, or in a part of it, as `rule: markup`, by the WCAG A and AA rules. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function violations(page: Page, part = 'html'): Promise<string[]> {
  await page.waitForFunction(wideCodeHasFocus);
  // Half a megabyte of axe goes into a page once, and reports of what is right come never: both would take most of the time.
  const there = await page.evaluate(() => 'axe' in window);
  const found = await new AxeBuilder(there ? { page, axeSource: ';' } : { page })
    .include(part)
    .options({ runOnly: rules, resultTypes: ['violations'] })
    .disableRules(['label-content-name-mismatch']) // Starlight's own search button
    .setLegacyMode() // in this very page: no page of ours has frames, and opening another for the report takes its time
    .analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** Starlight lets wide code be scrolled by keyboard, but only some moments after it was laid out. */
const wideCodeHasFocus = () =>
  [...document.querySelectorAll('.expressive-code pre')].every((pre) => pre.scrollWidth <= pre.clientWidth || pre.hasAttribute('tabindex'));
