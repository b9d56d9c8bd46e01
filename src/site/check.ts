/** Reads all of `content/` and judges it: the one place that decides whether the site may be built. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { factsSchema } from '../authoring/facts.ts';
import { labelsSchema } from '../authoring/labels.ts';
import type { Mistake } from '../authoring/mistake.ts';
import { checkWords } from '../authoring/words-check.ts';
import { parseYaml } from '../authoring/yaml.ts';
import { localeCodes, sourceLocale, type Locale } from '../locales.ts';
import { readOutline, type Outline } from '../procedure/outline.ts';
import { compareOutlines } from '../procedure/parity.ts';
import { checkReferences, unknownName, type Known } from '../procedure/references.ts';
import { streams } from '../zendesk/streams.ts';
import { portalSchema } from '../authoring/portal.ts';
import { checkDecisions } from './check-decisions.ts';
import { checkLinks } from './check-links.ts';
import { checkSearch } from './check-search.ts';
import { filesBelow, hasTarget, type Content } from './content.ts';

/** `root` is the folder that holds `content/`. Reads only; returns every mistake found, empty when there is none. */
export function checkContent(root: string): Mistake[] {
  const { read, exists } = filesBelow(root);
  const find = (pattern: string) =>
    globSync(pattern, { cwd: root })
      .map((file) => file.replaceAll('\\', '/'))
      .sort();

  const portal = parseYaml(read('content/portal.yaml'), portalSchema);
  const facts = parseYaml(read('content/facts.yaml'), factsSchema);
  const labels = parseYaml(read('content/labels.yaml'), labelsSchema);
  const trees = find('content/decisions/*.yaml').filter((file) => !path.basename(file, '.yaml').includes('.'));
  const known: Known = {
    facts: new Set(Object.keys(facts.value ?? {})),
    Label: new Set(Object.keys(labels.value ?? {})),
    Decision: new Set(trees.map((file) => path.basename(file, '.yaml'))),
    Plan: new Set(['', ...trees.map((file) => path.basename(file, '.yaml'))]),
    Export: new Set(Object.keys(streams)),
  };
  const guides = new Map<Locale, Map<string, Outline>>();
  const unread = new Set<Outline>();
  const mistakes: Mistake[] = [...portal.mistakes, ...facts.mistakes, ...labels.mistakes, ...checkInterface({ read, exists })];
  for (const locale of localeCodes) {
    const pages = find(`content/docs/${locale}/**/*.{md,mdx}`).map((file) => ({ page: pageOf(file, locale), ...readOutline(read(file)) }));
    for (const p of pages) if (p.mistakes.length) unread.add(p.outline);
    guides.set(locale, new Map(pages.map((p) => [p.page, p.outline])));
    mistakes.push(...pages.flatMap((p) => [...p.mistakes, ...(facts.value && labels.value ? checkReferences(p.outline, known) : [])]));
  }
  mistakes.push(...checkParity({ guides, unread }));
  const content = {
    known,
    guides,
    unread,
    read,
    exists,
    hasTarget: (locale: Locale, name: string) => hasTarget(guides.get(locale)!, unread, name),
  };
  mistakes.push(...checkDecisions(content, trees), ...checkSearch(content), ...checkLinks(content), ...checkLocales(find));
  return mistakes;
}

/** Where a locale is named by a part of a path. */
const namedBy: readonly [pattern: string, name: RegExp][] = [
  ['content/docs/*/**/*.{md,mdx}', /^content\/docs\/([^/]+)\//],
  ['content/i18n/*.json', /([^/]+)\.json$/],
  ['content/search/*.yaml', /([^/]+)\.yaml$/],
  ['content/decisions/*.*.yaml', /\.([^.]+)\.yaml$/],
];

/** Nobody would ever see what is written in a language that the site does not speak. */
function checkLocales(find: (pattern: string) => string[]): Mistake[] {
  const known: ReadonlySet<string> = new Set(localeCodes);
  return namedBy.flatMap(([pattern, name]) =>
    find(pattern).flatMap((file) => {
      const code = name.exec(file)?.[1] ?? '';
      return known.has(code) ? [] : [unknownName(file, 1, code, known, 'src/locales.ts')];
    }),
  );
}

const pageOf = (file: string, locale: Locale) =>
  file
    .slice(`content/docs/${locale}/`.length)
    .replace(/\.mdx?$/, '')
    .replace(/(^|\/)index$/, '') || 'index';

function checkInterface({ read, exists }: Pick<Content, 'read' | 'exists'>): Mistake[] {
  const file = (locale: Locale) => `content/i18n/${locale}.json`;
  const missing = localeCodes.filter((code) => !exists(file(code)));
  if (missing.length)
    return missing.map((code) => absent(file(code), `the interface words of ${code}`, `Copy ${file(sourceLocale)} and translate it.`));
  return checkWords(
    read(file(sourceLocale)),
    localeCodes.filter((code) => code !== sourceLocale).map((code) => read(file(code))),
  );
}

/** A page that only exists in the source locale falls back to it, and says so; one that only a translation has is a mistake. */
function checkParity({ guides, unread }: Pick<Content, 'guides' | 'unread'>): Mistake[] {
  const base = guides.get(sourceLocale)!;
  return [...guides]
    .filter(([code]) => code !== sourceLocale)
    .flatMap(([, pages]) =>
      [...pages].flatMap(([page, translation]) => {
        const source = base.get(page);
        if (source && (unread.has(source) || unread.has(translation))) return [];
        return source
          ? compareOutlines(source, translation)
          : [
              absent(
                translation.file,
                `the page in ${sourceLocale}, which it translates`,
                `Write content/docs/${sourceLocale}/${page}.mdx first, or give this page its name.`,
              ),
            ];
      }),
    );
}

const absent = (file: string, expected: string, remedy: string): Mistake => ({
  file,
  line: 1,
  found: 'nothing of that name',
  expected,
  remedy,
});
