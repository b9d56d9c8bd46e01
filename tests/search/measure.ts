/** Asks the search of a served site, in a real browser, as its page does. */
import type { Page } from '@playwright/test';
import type { Locale } from '../../src/locales.ts';
import type { Query } from './queries.ts';

export interface Found extends Query {
  locale: Locale;
  /** From 1; Infinity where it is not found at all. */
  rank: number;
  /** The pages that came first, at most three. */
  top: string[];
}

/** `ranking`: the options that the site gives its search; none: Pagefind's defaults. The page may be of any locale before. */
export async function measure(page: Page, locale: Locale, queries: readonly Query[], ranking: object | undefined): Promise<Found[]> {
  await page.goto(`/${locale}/`);
  const lists = await page.evaluate(ask, { texts: queries.map(({ query }) => query), ranking });
  return queries.map((query, i) => {
    const pages = lists[i]!.map((url) => pageOf(url, locale));
    const at = pages.indexOf(query.first);
    return { ...query, locale, rank: at < 0 ? Infinity : at + 1, top: pages.slice(0, 3) };
  });
}

const pageOf = (url: string, locale: Locale) => url.replace(new RegExp(`^/${locale}/`), '').replace(/\/$/, '') || 'index';

/** In the page. */
async function ask({ texts, ranking }: { texts: string[]; ranking: object | undefined }): Promise<string[][]> {
  interface Pagefind {
    options: (options: object) => Promise<void>;
    search: (text: string) => Promise<{ results: { data: () => Promise<{ raw_url: string; url: string }> }[] }>;
  }
  const module = ['', 'pagefind', 'pagefind.js'].join('/'); // a path of the site, not of this project
  const pagefind = (await import(module)) as Pagefind;
  await pagefind.options(ranking ? { ranking } : {});
  const found: string[][] = [];
  for (const text of texts) {
    const { results } = await pagefind.search(text);
    const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    found.push(data.map(({ url }) => url));
  }
  return found;
}

/** Bytes that a reader's first search loads, from opening the dialog to the first hit, as the server sends them. */
export async function firstSearchBytes(page: Page, locale: Locale, query: string): Promise<number> {
  let bytes = 0;
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/pagefind/'))
      void response.body().then(
        (body) => (bytes += body.length),
        () => undefined,
      );
  });
  await searchFor(page, locale, query);
  return bytes;
}

/** Types a query where the reader does; the first link found, and the page it leads to. */
export async function searchFor(page: Page, locale: Locale, query: string): Promise<string | null> {
  // Starlight builds its search in an idle moment, which a machine at full load may not grant for minutes.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'requestIdleCallback'));
  await page.goto(`/${locale}/`);
  const field = page.locator('site-search input');
  await field.waitFor({ state: 'attached' });
  await page.keyboard.press('Control+k');
  await field.fill(query);
  return page.locator('dialog[open] .pagefind-ui__result-link').first().getAttribute('href');
}
