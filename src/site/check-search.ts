/** Judges what the search is told: `content/search.yaml` and the words of each locale in `content/search/`. */
import type { Mistake } from '../authoring/mistake.ts';
import { parseYaml } from '../authoring/yaml.ts';
import { localeCodes, sourceLocale } from '../locales.ts';
import { unknownName } from '../procedure/references.ts';
import type { Content } from './content.ts';
import { aliasesSchema, subjectsSchema } from './search/aliases.ts';

const subjectsFile = 'content/search.yaml';
const homes = `content/docs/${sourceLocale}/ or content/decisions/`;

export function checkSearch({ guides, known, exists, read }: Content): Mistake[] {
  const pages = new Set([...guides.get(sourceLocale)!.keys(), ...[...known.Decision].map((tree) => `decide/${tree}`)]);
  return [
    ...checkSubjects(pages, { exists, read }),
    ...localeCodes.flatMap((locale) => checkAliases(`content/search/${locale}.yaml`, pages, { exists, read })),
  ];
}

function checkSubjects(pages: ReadonlySet<string>, { exists, read }: Pick<Content, 'exists' | 'read'>): Mistake[] {
  if (!exists(subjectsFile)) return [missing(subjectsFile, 'what each page is about')];
  const { value, mistakes, lineOf } = parseYaml(read(subjectsFile), subjectsSchema);
  if (!value) return mistakes;
  return [
    ...Object.keys(value)
      .filter((page) => !pages.has(page))
      .map((page) => unknownName(subjectsFile, lineOf([page]), page, pages, homes)),
    ...[...pages]
      .filter((page) => !Object.hasOwn(value, page))
      .map((page) => ({
        file: subjectsFile,
        line: 1,
        found: `no ${page}`,
        expected: 'every page of the source locale and every decision',
        remedy: `Add a line "${page}: {}", with products and channels where it is about any.`,
      })),
  ];
}

/** A phrase that stands at two pages would bring the wrong one first for half of those who type it. */
function checkAliases(file: string, pages: ReadonlySet<string>, { exists, read }: Pick<Content, 'exists' | 'read'>): Mistake[] {
  if (!exists(file)) return [missing(file, 'the words that people of this language search by')];
  const { value, mistakes, lineOf } = parseYaml(read(file), aliasesSchema);
  if (!value) return mistakes;
  const homesOf = new Map<string, string>();
  return Object.entries(value.pages).flatMap(([page, phrases]) => [
    ...(pages.has(page) ? [] : [unknownName(file, lineOf(['pages', page]), page, pages, homes)]),
    ...phrases.flatMap((phrase, i) => {
      const first = homesOf.get(phrase.toLowerCase());
      homesOf.set(phrase.toLowerCase(), first ?? page);
      if (!first) return [];
      const line = lineOf(['pages', page, i]);
      return [
        {
          file,
          line,
          found: `${phrase}, which leads to ${first} already`,
          expected: 'a phrase at one page',
          remedy: 'Keep it at the page that it should find first.',
        },
      ];
    }),
  ]);
}

const missing = (file: string, expected: string): Mistake => ({
  file,
  line: 1,
  found: 'nothing of that name',
  expected,
  remedy: `Copy content/search/${sourceLocale}.yaml and write it in that language.`,
});
