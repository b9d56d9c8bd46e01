/** The translations as they stand in `content/`: which pages each locale has, and what of them is out of date. For Node. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { oncePer } from '../authoring/once.ts';
import { localeCodes, sourceLocale, type Locale } from '../locales.ts';
import { driftOf, type Stamp, type Stamps } from './drift.ts';
import { isStub, segmentsOf, type Segment } from './segments.ts';

/** Short, since a wrong hit would need two texts of one segment that collide. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

export interface Page {
  /** `guide/apis`, `index`. */
  name: string;
  file: string;
  segments: readonly Segment[];
}

export interface Translated {
  locale: Locale;
  /** Every page of the source, in its order. */
  pages: readonly { name: string; state: 'present' | 'missing'; drifted: readonly Segment[]; steps: number }[];
}

export const stampsFile = 'content/stamps.json';
/** The source's texts that any stamp speaks of, by their hash: what a change is shown against. */
export const textsFile = 'content/stamped-texts.json';

export const readJson = <T>(root: string, file: string, otherwise: T): T =>
  existsSync(path.join(root, file)) ? (JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T) : otherwise;

/** The pages of a locale. One that has nothing but its front matter counts as not there. */
export const pagesOf = (root: string, locale: Locale): Page[] =>
  writtenPages(root, locale).map(({ name, file, text }) => ({ name, file, segments: segmentsOf({ file, text }) }));

/** The same pages as they are written. */
export const writtenPages = (root: string, locale: Locale): { name: string; file: string; text: string }[] =>
  filesOf(root, locale).filter(({ text }) => !isStub(text));

const filesOf = (root: string, locale: Locale) =>
  globSync(`content/docs/${locale}/**/*.mdx`, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      return { name: file.slice(`content/docs/${locale}/`.length, -'.mdx'.length), file, text };
    });

export function translations(root: string): Translated[] {
  const source = pagesOf(root, sourceLocale);
  const stamps = readJson<Stamps>(root, stampsFile, {});
  return localeCodes.filter((code) => code !== sourceLocale).map((locale) => ({ locale, pages: compared(root, locale, source, stamps) }));
}

function compared(root: string, locale: Locale, source: readonly Page[], stamps: Stamps): Translated['pages'] {
  const present = new Set(writtenPages(root, locale).map(({ name }) => name));
  return source.map(({ name, segments }) => {
    const stamp: Stamp | undefined = stamps[locale]?.[name];
    const there = present.has(name);
    const steps = segments.filter(({ kind }) => kind === 'step').length;
    return { name, state: there ? 'present' : 'missing', drifted: there ? driftOf(segments, stamp, hashOf) : [], steps };
  });
}

type ByPage = ReadonlyMap<string, Translated['pages'][number]>;

/** As `translations`, by locale and page. */
const translationsOnce = oncePer((root: string): ReadonlyMap<Locale, ByPage> => {
  const byPage = ({ locale, pages }: Translated) => [locale, new Map(pages.map((page) => [page.name, page]))] as const;
  return new Map(translations(root).map(byPage));
});

/** The pages of a translation and how far each is in step; undefined for the source. */
export const translationOf = (locale: Locale): Translated['pages'] | undefined => {
  const pages = translationsOnce('.').get(locale);
  return pages && [...pages.values()];
};

/** Whether a page is really written in this locale. Pages of our own beside the guides stand in every one. */
export const isTranslated = (locale: Locale, page: string): boolean => translationsOnce('.').get(locale)?.get(page)?.state !== 'missing';

/** Whether the step of a page is out of date in this locale. */
export const isDrifted = (root: string, locale: Locale, page: string, step: string): boolean =>
  translationsOnce(root)
    .get(locale)
    ?.get(page)
    ?.drifted.some(({ kind, id }) => kind === 'step' && id === step) ?? false;
