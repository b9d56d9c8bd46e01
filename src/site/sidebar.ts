/** The sidebar: the decisions by their titles, then the guides by their folder. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { graphSchema, wordsSchema } from '../decision/schema.ts';
import { localeCodes, locales, sourceLocale, type Locale } from '../locales.ts';

type Texts = Readonly<Record<Locale, string>>;

/** Reads files that the content check judges before a page is built: what is missing there is named here by its key. */
export function sidebar() {
  return [
    { ...labels(words('sidebar.decisions')), items: decisions() },
    { ...labels(words('sidebar.guide')), items: [{ autogenerate: { directory: 'guide' } }] },
  ];
}

const each = (text: (locale: Locale) => string) => Object.fromEntries(localeCodes.map((code) => [code, text(code)])) as Texts;
const words = (key: string) =>
  each((code) => (read(`content/i18n/${code}.json`, JSON.parse) as Record<string, string> | undefined)?.[key] ?? key);

function decisions() {
  return globSync('content/decisions/*.yaml')
    .map((file) => path.basename(file, '.yaml'))
    .filter((tree) => !tree.includes('.'))
    .map((tree) => ({ tree, order: graphSchema.safeParse(read(`content/decisions/${tree}.yaml`)).data?.order ?? 0 }))
    .sort((a, b) => a.order - b.order)
    .map(({ tree }) => ({
      ...labels(each((code) => wordsSchema.safeParse(read(`content/decisions/${tree}.${code}.yaml`)).data?.title ?? tree)),
      link: `/decide/${tree}/`,
    }));
}

function read(file: string, parsed: (text: string) => unknown = parse): unknown {
  try {
    return parsed(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // the content check says what is wrong
  }
}

const labels = (texts: Texts) => ({
  label: texts[sourceLocale],
  translations: Object.fromEntries(localeCodes.map((code) => [locales[code].lang, texts[code]])),
});
