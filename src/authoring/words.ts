/** Our own interface words for a page: those of its locale, as the content check has proven them complete. */
import { readFileSync } from 'node:fs';
import type sourceWords from '../../content/i18n/en.json';
import { oncePer } from './once.ts';
import { localeNamed, sourceLocale, type Locale } from '../locales.ts';

export type Key = keyof typeof sourceWords;
export type Words = Readonly<Record<Key, string>>;

/** The page's locale, from the first part of its address; the source locale outside of all (`/`, 404). */
export function localeOf(url: URL): Locale {
  const first = url.pathname.split('/')[1];
  return localeNamed(first) ?? sourceLocale;
}

export const wordsOf = oncePer((locale: Locale) => JSON.parse(readFileSync(`content/i18n/${locale}.json`, 'utf8')) as Words);
