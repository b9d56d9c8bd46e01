/** The guides that machines are given: each page of each locale that is really written in it. */
import type { Source } from '../../authoring/mistake.ts';
import { oncePer } from '../../authoring/once.ts';
import { portal } from '../../authoring/report.ts';
import { wordsOf } from '../../authoring/words.ts';
import { locales, type Locale } from '../../locales.ts';
import { formatDate } from '../../procedure/date.ts';
import { labels } from '../../procedure/labels.ts';
import { publish, type Published, type Publishing } from '../../procedure/published.ts';
import { writtenPages } from '../../procedure/translations.ts';

export interface MachinePage extends Published {
  locale: Locale;
  name: string;
}

/** By their names, in order. */
export const machinePages = oncePer(
  (locale: Locale): ReadonlyMap<string, MachinePage> =>
    new Map(writtenPages('.', locale).map(({ name, file, text }) => [name, machinePage(locale, name, { file, text })])),
);

function machinePage(locale: Locale, name: string, source: Source): MachinePage {
  const date = (day: string) => formatDate(day, locales[locale].figures);
  const publishing: Publishing = {
    language: locales[locale].lang,
    url: new URL(name === 'index' ? `/${locale}/` : `/${locale}/${name}/`, portal().site).href,
    label: (id) => labels()[id]![locale].label,
    since: (day) => wordsOf(locale)['since.heading'].replace('{date}', date(day)),
    date,
  };
  return { locale, name, ...publish(source, publishing) };
}
