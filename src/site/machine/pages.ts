/** The guides that machines are given: each page of each locale that is really written in it. */
import { readFileSync } from 'node:fs';
import { portal } from '../../authoring/report.ts';
import { wordsOf } from '../../authoring/words.ts';
import { localeCodes, locales, type Locale } from '../../locales.ts';
import { formatDate } from '../../procedure/date.ts';
import { labels } from '../../procedure/labels.ts';
import { publishedMarkdown, publishedPage, type PublishedPage, type Publishing } from '../../procedure/published.ts';
import { pagesOf } from '../../procedure/translations.ts';

export interface MachinePage {
  locale: Locale;
  name: string;
  data: PublishedPage;
  markdown: string;
}

const read = new Map<Locale, MachinePage[]>();

/** Read once a build. */
export function machinePages(locale: Locale): MachinePage[] {
  const known = read.get(locale) ?? pagesOf('.', locale).map(({ name, file }) => machinePage(locale, name, file));
  read.set(locale, known);
  return known;
}

function machinePage(locale: Locale, name: string, file: string): MachinePage {
  const source = { file, text: readFileSync(file, 'utf8') };
  const date = (day: string) => formatDate(day, locales[locale].figures);
  const publishing: Publishing = {
    language: locales[locale].lang,
    url: new URL(name === 'index' ? `/${locale}/` : `/${locale}/${name}/`, portal.site).href,
    label: (id) => labels[id]![locale].label,
    since: (day) => wordsOf(locale)['since.heading'].replace('{date}', date(day)),
    date,
  };
  return { locale, name, data: publishedPage(source, publishing), markdown: publishedMarkdown(source, publishing) };
}

/** One path for each page of each locale. */
export const machinePaths = () =>
  localeCodes.flatMap((locale) => machinePages(locale).map((page) => ({ params: { locale, page: page.name }, props: { page } })));
