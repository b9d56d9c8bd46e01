/** What the pseudo-locales add to `content/`, derived from whatever stands there in the source locale. */
import { parse, stringify } from 'yaml';
import { sourceLocale } from '../../src/locales.ts';
import { pseudoGuide } from './guide.ts';
import { replaceMessage } from './words.ts';
import { pseudoCodes, pseudoLocales, type PseudoLocale } from './locales.ts';

type Change = (text: string) => string;

/** Files that hold the source locale alone, by the part of their path that says so, and how they are translated. */
const kinds: readonly { where: RegExp; translate: (text: string, locale: PseudoLocale) => string }[] = [
  { where: new RegExp(`(?<=/)${sourceLocale}(?=/.*\\.mdx?$)`), translate: pseudoGuide },
  {
    where: new RegExp(`(?<=/)${sourceLocale}(?=\\.json$)`),
    translate: (text, locale) => JSON.stringify(leaves(JSON.parse(text), messages(locale)), null, 2),
  },
  {
    where: new RegExp(`(?<=[./])${sourceLocale}(?=\\.yaml$)`),
    translate: (text, locale) => stringify(leaves(parse(text), pseudoLocales[locale].change)),
  },
];

/** Beside the words of a label stand these, which nobody reads on a page. */
const notRead: ReadonlySet<string> = new Set(['source', 'confidence']);

const messages = (locale: PseudoLocale): Change => {
  const { lang, change } = pseudoLocales[locale];
  return (text) => replaceMessage(text, lang, change);
};

/** The files to write for one file of `content/`, by their names: none for a translation, and the file itself where it speaks all languages. */
export function pseudoFiles(file: string, text: string): [string, string][] {
  const kind = kinds.find(({ where }) => where.test(file));
  if (kind) return pseudoCodes.map((locale) => [file.replace(kind.where, locale), kind.translate(text, locale)]);
  return /^content\/[^/]+\.yaml$/.test(file) ? [[file, stringify(withPseudo(parse(text)))]] : [];
}

/** Wherever a mapping has an entry for the source locale, one for each pseudo-locale beside it. */
function withPseudo(value: unknown): unknown {
  if (!isMapping(value)) return Array.isArray(value) ? value.map(withPseudo) : value;
  const source = value[sourceLocale];
  if (source === undefined) return mapValues(value, withPseudo);
  return { ...value, ...Object.fromEntries(pseudoCodes.map((locale) => [locale, leaves(source, pseudoLocales[locale].change, notRead)])) };
}

function leaves(value: unknown, change: Change, kept: ReadonlySet<string> = new Set()): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => leaves(item, change, kept));
  return isMapping(value) ? mapValues(value, (item, key) => (kept.has(key) ? item : leaves(item, change, kept))) : value;
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const mapValues = (mapping: Record<string, unknown>, make: (value: unknown, key: string) => unknown) =>
  Object.fromEntries(Object.entries(mapping).map(([key, value]) => [key, make(value, key)]));
