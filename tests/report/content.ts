/** What each language has in `content/`. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { factsSchema } from '../../src/authoring/facts.ts';
import { labelsSchema } from '../../src/authoring/labels.ts';
import { graphSchema } from '../../src/decision/schema.ts';
import { localeCodes, locales, sourceLocale, type Locale } from '../../src/locales.ts';
import { factsOf, readOutline, type Outline } from '../../src/procedure/outline.ts';
import { pagesOf, translations } from '../../src/procedure/translations.ts';
import { wordsIn } from '../../src/site/search/terms.ts';

type Confidence = 'official' | 'partner' | 'inferred' | 'not-found';

export interface LocaleFigures {
  locale: Locale;
  pages: number;
  missing: number;
  /** Of the guides, decisions and our own interface; those of Chinese, Japanese and Thai by the dictionary of the platform. */
  words: number;
  steps: number;
  factsCovered: number;
  factsNotCovered: string[];
  /** Labels in use, by how sure we are of them. */
  labels: Record<Confidence, number>;
  stepsDrifted: number;
  othersDrifted: number;
}

export interface ContentFigures {
  facts: number;
  labels: number;
  locales: LocaleFigures[];
}

/** C1 is what the foot of every page does for its reader (src/site/Footer.astro). */
const coveredByTheFoot = ['C1'];

export function contentFigures(root: string): ContentFigures {
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  const facts = Object.keys(factsSchema.parse(parse(read('content/facts.yaml'))));
  const labels = labelsSchema.parse(parse(read('content/labels.yaml')));
  const ofDecisions = globSync('content/decisions/*.yaml', { cwd: root })
    .filter((file) => !path.basename(file, '.yaml').includes('.'))
    .flatMap((file) => factsOfGraph(read(file)));
  const outlines = new Map(localeCodes.map((code) => [code, outlinesOf(root, code)]));
  const used = new Set(
    outlines.get(sourceLocale)!.flatMap(({ items }) => items.filter(({ kind }) => kind === 'Label').map(({ key }) => key)),
  );
  const figures = localeCodes.map((locale): LocaleFigures => {
    const covered = new Set([...outlines.get(locale)!.flatMap(factsOf), ...ofDecisions, ...coveredByTheFoot]);
    const factsNotCovered = facts.filter((id) => !covered.has(id));
    const confidences = [...used].map((id) => labels[id]![locale].confidence);
    const count = (confidence: Confidence) => confidences.filter((one) => one === confidence).length;
    return {
      locale,
      ...progressOf(root, locale),
      words: wordsOf(root, locale),
      factsCovered: facts.length - factsNotCovered.length,
      factsNotCovered,
      labels: { official: count('official'), partner: count('partner'), inferred: count('inferred'), 'not-found': count('not-found') },
    };
  });
  return { facts: facts.length, labels: used.size, locales: figures };
}

function factsOfGraph(text: string): string[] {
  const { questions, outcomes } = graphSchema.parse(parse(text));
  return [...Object.values(questions), ...Object.values(outcomes)].flatMap(({ facts }) => facts);
}

const outlinesOf = (root: string, locale: Locale): Outline[] =>
  pagesOf(root, locale).map(({ file }) => readOutline({ file, text: readFileSync(path.join(root, file), 'utf8') }).outline);

function progressOf(root: string, locale: Locale): Pick<LocaleFigures, 'pages' | 'missing' | 'steps' | 'stepsDrifted' | 'othersDrifted'> {
  const own = pagesOf(root, locale);
  const steps = own.reduce((sum, { segments }) => sum + segments.filter(({ kind }) => kind === 'step').length, 0);
  const pages = translations(root).find((one) => one.locale === locale)?.pages ?? [];
  const drifted = pages.flatMap((page) => page.drifted);
  const stepsDrifted = drifted.filter(({ kind }) => kind === 'step').length;
  const missing = pages.filter(({ state }) => state === 'missing').length;
  return { pages: own.length, missing, steps, stepsDrifted, othersDrifted: drifted.length - stepsDrifted };
}

function wordsOf(root: string, locale: Locale): number {
  const files = globSync([`content/docs/${locale}/**/*.mdx`, `content/decisions/*.${locale}.yaml`, `content/i18n/${locale}.json`], {
    cwd: root,
  });
  const texts = files.map((file) =>
    readFileSync(path.join(root, file), 'utf8').replace(/<[^>]+>|\]\([^)]*\)|\{#[^}]*\}|^ *[a-z.-]+:|^ *"[^"]+":/gm, ' '),
  );
  return texts.reduce((sum, text) => sum + wordsIn(text, locales[locale].lang).length, 0);
}
