/** How well each language's search finds: with Pagefind's defaults, and with what our build adds; and what a first search loads. */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import * as pagefind from 'pagefind';
import { buildIfNeeded } from '../../src/bin/build.ts';
import { localeCodes, type Locale } from '../../src/locales.ts';
import { ranking } from '../../src/site/search/ranking.ts';
import { browser } from '../e2e/browser.ts';
import { start } from '../e2e/processes.ts';
import { firstSearchBytes, measure } from '../search/measure.ts';
import { queries } from '../search/queries.ts';

export interface Rates {
  locale: Locale;
  queries: number;
  /** How many found their page first, and among the first three. */
  first: number;
  amongThree: number;
}

export interface SearchFigures {
  before: Rates[];
  after: Rates[];
  bytes: Record<string, number>;
}

export async function searchFigures(): Promise<SearchFigures> {
  if (!(await buildIfNeeded())) throw new Error('The site could not be built.');
  const plain = await withoutOurs('dist');
  const chrome = await chromium.launch(await browser());
  try {
    const before = await ratesAt(chrome, plain, undefined);
    const after = await ratesAt(chrome, 'dist', ranking);
    return { before, after, bytes: await bytesOf(chrome) };
  } finally {
    await chrome.close();
  }
}

/** A copy of the built site whose index knows only what Pagefind finds by itself. */
async function withoutOurs(site: string): Promise<string> {
  const copy = path.resolve('test-results/plain-search');
  rmSync(copy, { recursive: true, force: true });
  cpSync(site, copy, { recursive: true });
  rmSync(path.join(copy, 'pagefind'), { recursive: true });
  for (const file of globSync('**/*.html', { cwd: copy })) {
    const name = path.join(copy, file);
    writeFileSync(name, readFileSync(name, 'utf8').replace(/<span hidden data-value="[^"]*" data-pagefind-[^>]*><\/span>/g, ''));
  }
  const { index } = await pagefind.createIndex({});
  await index!.addDirectory({ path: copy });
  mkdirSync(path.join(copy, 'pagefind'), { recursive: true });
  await index!.writeFiles({ outputPath: path.join(copy, 'pagefind') });
  await pagefind.close();
  return copy;
}

async function ratesAt(chrome: Browser, site: string, options: object | undefined): Promise<Rates[]> {
  const server = await serve(site);
  const page = await chrome.newPage({ baseURL: server.address });
  const rates: Rates[] = [];
  for (const locale of localeCodes) {
    const found = await measure(page, locale, queries[locale], options);
    const within = (most: number) => found.filter(({ rank }) => rank <= most).length;
    rates.push({ locale, queries: found.length, first: within(1), amongThree: within(3) });
  }
  await page.close();
  server.stop();
  return rates;
}

/** In a browser that has loaded nothing of this site yet. */
async function bytesOf(chrome: Browser): Promise<Record<string, number>> {
  const server = await serve('dist');
  const bytes: Record<string, number> = {};
  for (const locale of localeCodes) {
    const context = await chrome.newContext({ baseURL: server.address });
    bytes[locale] = await firstSearchBytes(await context.newPage(), locale, queries[locale][0]!.query);
    await context.close();
  }
  server.stop();
  return bytes;
}

const serve = (site: string) => start('tests/report/serve.ts', [site], { PORT: '0' });
