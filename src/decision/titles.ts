/** Titles of what an outcome names under `read`: guides, and other decisions as `decide/<tree>`. */
import { getEntry } from 'astro:content';
import type { Locale } from '../locales.ts';
import { wordsOfTree } from './files.ts';

export async function titleOf(page: string, locale: Locale): Promise<string> {
  if (page.startsWith('decide/')) return wordsOfTree(page.slice('decide/'.length), locale).title;
  const entry = await getEntry('docs', `${locale}/${page}`);
  if (!entry) throw new Error(`${page}, which a decision names, is no page in ${locale}.`);
  return entry.data.title;
}
