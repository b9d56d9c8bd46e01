/** Reads all of `content/` and judges it: the one place that decides whether the site may be built. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { factsSchema } from '../authoring/facts.ts';
import { labelsSchema } from '../authoring/labels.ts';
import type { Mistake, Source } from '../authoring/mistake.ts';
import { checkWords } from '../authoring/words-check.ts';
import { parseYaml } from '../authoring/yaml.ts';
import { proveGraph, proveWords, type LineOf } from '../decision/proof.ts';
import { graphSchema, wordsSchema, type Graph } from '../decision/schema.ts';
import { localeCodes, sourceLocale, type Locale } from '../locales.ts';
import { readOutline, type Outline } from '../procedure/outline.ts';
import { compareOutlines } from '../procedure/parity.ts';
import { checkReferences, unknownName, type Known } from '../procedure/references.ts';
import { streams } from '../zendesk/streams.ts';
import { portalSchema } from '../authoring/portal.ts';

/** What has been read so far, for the checks that look at several files. */
interface Content {
  known: Known;
  guides: ReadonlyMap<Locale, ReadonlyMap<string, Outline>>;
  /** Pages that were not read in full: nothing is concluded from what they lack. */
  unread: ReadonlySet<Outline>;
  root: string;
  read: (file: string) => Source;
}

/** `root` is the folder that holds `content/`. Reads only; returns every mistake found, empty when there is none. */
export function checkContent(root: string): Mistake[] {
  const read = (file: string): Source => ({ file, text: readFileSync(path.join(root, file), 'utf8') });
  const find = (pattern: string) =>
    globSync(pattern, { cwd: root })
      .map((file) => file.replaceAll('\\', '/'))
      .sort();

  const portal = parseYaml(read('content/portal.yaml'), portalSchema);
  const facts = parseYaml(read('content/facts.yaml'), factsSchema);
  const labels = parseYaml(read('content/labels.yaml'), labelsSchema);
  const graphs = find('content/decisions/*.yaml')
    .filter((file) => !localeOf(file))
    .map((file) => ({ file, ...parseYaml(read(file), graphSchema) }));
  const known: Known = {
    facts: new Set(Object.keys(facts.value ?? {})),
    Label: new Set(Object.keys(labels.value ?? {})),
    Decision: new Set(graphs.map((g) => path.basename(g.file, '.yaml'))),
    Export: new Set(Object.keys(streams)),
  };
  const guides = new Map<Locale, Map<string, Outline>>();
  const unread = new Set<Outline>();
  const mistakes: Mistake[] = [...portal.mistakes, ...facts.mistakes, ...labels.mistakes, ...checkInterface(root, read)];
  for (const locale of localeCodes) {
    const pages = find(`content/docs/${locale}/**/*.{md,mdx}`).map((file) => ({ page: pageOf(file, locale), ...readOutline(read(file)) }));
    for (const p of pages) if (p.mistakes.length) unread.add(p.outline);
    guides.set(locale, new Map(pages.map((p) => [p.page, p.outline])));
    mistakes.push(...pages.flatMap((p) => [...p.mistakes, ...(facts.value && labels.value ? checkReferences(p.outline, known) : [])]));
  }
  mistakes.push(...checkParity({ guides, unread }));
  for (const graph of graphs) {
    mistakes.push(...graph.mistakes);
    if (graph.value) mistakes.push(...checkDecision(graph.file, graph.value, graph.lineOf, { known, guides, unread, root, read }));
  }
  return mistakes;
}

const localeOf = (file: string) => localeCodes.find((code) => file.endsWith(`.${code}.yaml`));
const pageOf = (file: string, locale: Locale) =>
  file
    .slice(`content/docs/${locale}/`.length)
    .replace(/\.mdx?$/, '')
    .replace(/(^|\/)index$/, '') || 'index';

function checkInterface(root: string, read: (file: string) => Source): Mistake[] {
  const file = (locale: Locale) => `content/i18n/${locale}.json`;
  const missing = localeCodes.filter((code) => !existsSync(path.join(root, file(code))));
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

function checkDecision(file: string, graph: Graph, lineOf: LineOf, { known, guides, unread, root, read }: Content): Mistake[] {
  const nodes = [
    ...Object.entries(graph.questions).map((n) => ['questions', ...n] as const),
    ...Object.entries(graph.outcomes).map((n) => ['outcomes', ...n] as const),
  ];
  const facts = nodes.flatMap(([kind, id, node]) =>
    node.facts
      .filter((fact) => known.facts.size > 0 && !known.facts.has(fact))
      .map((fact) => unknownName(file, lineOf([kind, id, 'facts']), fact, known.facts, 'content/facts.yaml')),
  );
  const procedures = Object.entries(graph.outcomes).flatMap(([id, outcome]) =>
    outcome.procedures.flatMap((name, i) =>
      localeCodes
        .filter((locale) => !hasProcedure(guides.get(locale)!, unread, name))
        .map((locale): Mistake => ({
          file,
          line: lineOf(['outcomes', id, 'procedures', i]),
          found: `the procedure ${name}`,
          expected: `a <Procedure> of that id on that page in content/docs/${locale}/`,
          remedy: 'Correct the name, or write the procedure in that language.',
        })),
    ),
  );
  const words = localeCodes.flatMap((locale) => {
    const name = file.replace(/\.yaml$/, `.${locale}.yaml`);
    if (!existsSync(path.join(root, name)))
      return [
        absent(name, `the words of ${file} in ${locale}`, `Copy ${file.replace(/\.yaml$/, `.${sourceLocale}.yaml`)} and translate it.`),
      ];
    const parsed = parseYaml(read(name), wordsSchema);
    return parsed.value ? proveWords(name, parsed.value, graph, file, parsed.lineOf) : parsed.mistakes;
  });
  return [...proveGraph(file, graph, lineOf), ...facts, ...procedures, ...words];
}

function hasProcedure(pages: ReadonlyMap<string, Outline>, unread: ReadonlySet<Outline>, name: string): boolean {
  const [page, id] = name.split('#');
  const outline = pages.get(page ?? '');
  if (!outline) return false;
  return unread.has(outline) || outline.items.some((item) => item.kind === 'Procedure' && item.key === id);
}
