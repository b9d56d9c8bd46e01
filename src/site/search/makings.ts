/** What the words of each locale are made of. */
import { locales, type Locale } from '../../locales.ts';
import type { Making } from './terms.ts';

const makings: Readonly<Record<string, Omit<Making, 'lang'>>> = {
  de: { part: 4, links: ['s', 'es', 'n', 'en', 'e'] },
  ko: { part: 2, links: [] },
};

export const makingOf = (locale: Locale): Making => ({ part: Infinity, links: [], ...makings[locale], lang: locales[locale].lang });
