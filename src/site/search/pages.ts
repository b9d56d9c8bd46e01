/** What the search is told about each page beyond its text; read once a build, from content that the check has proven. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { trees, wordsOfTree } from '../../decision/files.ts';
import { once, oncePer } from '../../authoring/once.ts';
import { sourceLocale, type Locale } from '../../locales.ts';
import { wordsOf } from '../../authoring/words.ts';
import { failureCodes } from '../../zendesk/failure.ts';
import { machinePages, type MachinePage } from '../machine/pages.ts';
import { aliasesSchema, subjectsSchema, type Aliases, type Subjects } from './aliases.ts';
import { makingOf } from './makings.ts';
import { hasCompounds, termsOf, wordsIn } from './terms.ts';

export interface Searched {
  /** Words that say what the page is about: they count nearly as much as its title. */
  keywords: string;
  /** Parts of compounds from its text: they find it, and hardly count. */
  parts: string;
  /** What a failure says, on the page that lists them all. */
  messages: string;
  /** What questions are made of in this language; it is the same for all pages, so that none is lost by it. */
  asking: string;
  products: readonly string[];
  channels: readonly string[];
}

interface Text {
  /** The title, and the shorter one of the sidebar. */
  titles: readonly string[];
  /** Headings and whatever else is short. */
  short: readonly string[];
  body: string;
}

const yaml = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const subjects = once((): Subjects => subjectsSchema.parse(yaml('content/search.yaml')));
const aliasesOf = oncePer((locale: Locale): Aliases => aliasesSchema.parse(yaml(`content/search/${locale}.yaml`)));

const textsOf = oncePer(
  (locale: Locale) =>
    new Map<string, Text>([
      ...[...machinePages(locale).values()].map((page): [string, Text] => [page.name, textOf(page)]),
      ...trees().map((tree): [string, Text] => [`decide/${tree}`, textOfTree(tree, locale)]),
    ]),
);

function textOf({ label, data: { title, description }, markdown }: MachinePage): Text {
  const body = markdown.replace(/\]\([^)]*\)/g, ']').replace(/<https?:[^>]*>/g, '');
  return {
    titles: [title, ...(label ? [label] : [])],
    short: [description, ...[...body.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading!)],
    body,
  };
}

function textOfTree(tree: string, locale: Locale): Text {
  const { title, description, questions, outcomes } = wordsOfTree(tree, locale);
  const short = [
    description,
    ...Object.values(questions).map(({ question }) => question),
    ...Object.values(outcomes).map((one) => one.title),
  ];
  return { titles: [title], short, body: short.join('\n') };
}

const vocabularyOf = oncePer((locale: Locale): ReadonlySet<string> => {
  const making = makingOf(locale);
  const { lang } = making;
  if (!hasCompounds(making)) return new Set(); // nobody asks
  return new Set([...textsOf(locale).values()].flatMap(({ titles, body }) => wordsIn(`${titles.join('\n')}\n${body}`, lang)));
});

/** The page that lists all failures. */
const pageOfMessages = 'guide/trouble';
const messagesOf = (locale: Locale) => failureCodes.map((code) => wordsOf(locale)[`failure.${code}.what`]);

/** The names of all pages of a locale that may be searched: its guides and its decisions. */
export const searchedPages = (locale: Locale): string[] => [...textsOf(locale).keys()];

/** Nothing for a page that is not searched, or not written in this locale. */
export function searchedOf(locale: Locale, page: string): Searched | undefined {
  const [text, subject] = [textsOf(locale).get(page), subjects()[page]];
  if (!text || !subject) return undefined;
  const [making, vocabulary] = [makingOf(locale), vocabularyOf(locale)];
  const { pages, asking } = aliasesOf(locale);
  const source = locale === sourceLocale ? [] : wordsIn(textsOf(sourceLocale).get(page)?.titles.join(' ') ?? '', sourceLocale);
  const terms = (short: readonly string[]) => short.flatMap((one) => termsOf(one, vocabulary, making, true));
  const keywords = new Set([...terms([...text.titles, ...(pages[page] ?? [])]), ...source]);
  const parts = new Set([...terms(text.short), ...termsOf(text.body, vocabulary, making, false)]);
  return {
    ...subject,
    keywords: [...keywords].join(' '),
    parts: [...parts].filter((part) => !keywords.has(part)).join(' '),
    messages: page === pageOfMessages ? messagesOf(locale).join(' ') : '',
    asking: asking.flatMap((one) => wordsIn(one, making.lang)).join(' '),
  };
}
