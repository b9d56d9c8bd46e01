/** Our own interface words for a page: those of its locale, as the content check has proven them complete. */
import type sourceWords from '../../content/i18n/en.json';
import { localeCodes, sourceLocale, type Locale } from '../locales.ts';

export type Key = keyof typeof sourceWords;
export type Words = Readonly<Record<Key, string>>;

const files = import.meta.glob<{ default: Words }>('/content/i18n/*.json', { eager: true });

/** The page's locale, from the first part of its address; the source locale outside of all (`/`, 404). */
export function localeOf(url: URL): Locale {
  const first = url.pathname.split('/')[1];
  return localeCodes.find((code) => code === first) ?? sourceLocale;
}

export function wordsOf(locale: Locale): Words {
  const file = files[`/content/i18n/${locale}.json`];
  if (!file) throw new Error(`content/i18n/${locale}.json is missing.`);
  return file.default;
}
