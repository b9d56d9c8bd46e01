/** Our own interface words: `content/i18n/<locale>.json`. The source locale's file says which keys there are. */
import { z } from 'zod';
import type { Mistake, Source } from './mistake.ts';
import { categoriesOf, placesOf } from '../page/message.ts';
import { parseYaml } from './yaml.ts';

const wordsFile = z.record(z.string(), z.string().min(1));

/**
 * Every locale has the keys of the source locale, no others, and the same `{places}` in each; a place with forms has those of its
 * language, which the file's name tells.
 */
export function checkWords(source: Source, translations: readonly Source[]): Mistake[] {
  const base = parseJson(source);
  return [
    ...base.mistakes,
    ...[source, ...translations].flatMap(checkForms),
    ...translations.flatMap((file) => (base.value ? checkTranslation(source.file, base.value, file) : parseJson(file).mistakes)),
  ];
}

function checkForms(file: Source): Mistake[] {
  const lang = /([^/]+)\.json$/.exec(file.file)?.[1] ?? 'en';
  const { value, lineOf } = parseJson(file);
  const withForms = Object.entries(value ?? {}).filter(([, text]) => text.includes(', plural,'));
  if (!withForms.length) return [];
  const needed = categoriesOf(lang);
  const own = new Set<string>(new Intl.PluralRules(lang).resolvedOptions().pluralCategories);
  const expected = `the forms ${[...needed].sort().join(', ')}`;
  return withForms.flatMap(([key, text]) => {
    const found = formsAmiss(text, needed, own);
    return found
      ? [{ file: file.file, line: lineOf([key]), found, expected, remedy: 'Write one {…} for each; # stands for the number.' }]
      : [];
  });
}

function checkTranslation(sourceFile: string, base: Record<string, string>, file: Source): Mistake[] {
  const { value, mistakes, lineOf } = parseJson(file);
  if (!value) return mistakes;
  const say = (key: string, found: string, expected: string, remedy: string): Mistake => ({
    file: file.file,
    line: lineOf([key]),
    found,
    expected,
    remedy,
  });
  return [
    ...Object.keys(base)
      .filter((key) => !Object.hasOwn(value, key))
      .map((key) => say(key, `no ${key}`, `every key of ${sourceFile}`, `Translate: ${base[key]}`)),
    ...Object.entries(value).flatMap(([key, text]) => {
      const want = base[key];
      if (want === undefined) return [say(key, key, `a key of ${sourceFile}`, 'Take it out, or add it there first.')];
      return places(want) === places(text)
        ? []
        : [
            say(
              key,
              `the places ${places(text) || 'none'}`,
              `the places ${places(want) || 'none'}`,
              `Use each of them once; the source says: ${want}`,
            ),
          ];
    }),
  ];
}

/** YAML forgives what JSON does not, and pages import these files as JSON. */
function parseJson(source: Source): ReturnType<typeof parseYaml<typeof wordsFile>> {
  const parsed = parseYaml(source, wordsFile);
  const line = brokenLine(source.text);
  if (line === undefined || (!parsed.value && parsed.mistakes.some((m) => m.expected === 'valid YAML'))) return parsed;
  const found = source.text.split('\n')[line - 1]!.trim();
  const remedy = 'Write "key": "text" on each line, with a comma after all but the last.';
  return { ...parsed, value: undefined, mistakes: [{ file: source.file, line, found, expected: 'valid JSON', remedy }] };
}

/** The first line up to which the text cannot be the beginning of JSON; the parser's own message does not always say. */
function brokenLine(text: string): number | undefined {
  if (isJson(text)) return undefined;
  const lines = text.split('\n');
  for (let n = 1; n <= lines.length; n++) {
    const part = lines.slice(0, n).join('\n');
    try {
      JSON.parse(part);
      if (n === lines.length) return undefined;
    } catch (error) {
      const message = (error as Error).message;
      const open = message.startsWith('Unexpected end') || Number(/position (\d+)/.exec(message)?.[1] ?? -1) === part.length;
      if (!open || n === lines.length) return n;
    }
  }
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const places = (text: string) =>
  placesOf(text)
    .map(({ name }) => `{${name}}`)
    .sort()
    .join(' ');

/** What is wrong with the forms of a place: categories that the language lacks, or that it cannot do without. */
function formsAmiss(text: string, needed: ReadonlySet<string>, own: ReadonlySet<string>): string | undefined {
  for (const { name, forms } of placesOf(text)) {
    if (!forms) continue;
    const missing = [...needed].filter((category) => !Object.hasOwn(forms, category)).map((one) => `without ${one}`);
    const unknown = Object.keys(forms)
      .filter((category) => !own.has(category))
      .map((one) => `with ${one}`);
    if (missing.length || unknown.length) return `{${name}} ${[...missing, ...unknown].join(', ')}`;
  }
  return undefined;
}
