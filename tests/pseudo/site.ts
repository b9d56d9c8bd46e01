/** The test site: a copy of the project that also speaks the pseudo-locales. A release knows nothing of them. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles } from '../../src/bin/build.ts';
import { stampOf, type Stamp, type Stamps } from '../../src/procedure/drift.ts';
import { segmentsOf } from '../../src/procedure/segments.ts';
import { hashOf, stampsFile } from '../../src/procedure/translations.ts';
import { pseudoFiles } from './content.ts';
import { pseudoCodes, pseudoLocales } from './locales.ts';

const project = path.resolve(import.meta.dirname, '../..');

/**
 * Where it stands. Inside the project, so that its packages are found without a link to them and what Astro caches
 * beside them is not shared; and not below `node_modules`, where Node runs no TypeScript.
 */
export const testSite = path.join(project, 'test-results/site');

/** Makes the test site what the project is now. Files that are already as they should be are not touched. */
export function writeTestSite(): void {
  const files = testSiteFiles();
  for (const file of sourceFiles(testSite)) if (!files.has(file)) rmSync(path.join(testSite, file));
  for (const [name, content] of files) {
    const file = path.join(testSite, name);
    if (existsSync(file) && readFileSync(file).equals(content)) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** All that a build of the test site reads, by its path from there. */
export function testSiteFiles(): Map<string, Buffer> {
  const files = new Map(sourceFiles(project).map((file) => [file, readFileSync(path.join(project, file))]));
  const add = (file: string, change: (text: string) => string) => files.set(file, Buffer.from(change(files.get(file)!.toString())));
  add('src/locales.ts', withPseudoLocales);
  for (const [file, content] of [...files])
    if (file.startsWith('content/')) for (const [name, text] of pseudoFiles(file, content.toString())) files.set(name, Buffer.from(text));
  files.delete(`content/docs/${untranslated.locale}/${untranslated.page}.mdx`);
  files.set(stampsFile, Buffer.from(JSON.stringify({ ...stampsIn(files), ...pseudoStamps(files) })));
  return files;
}

/** The one page that is not translated, so that there is one that only shows the source's text. */
export const untranslated = { locale: 'en-xa', page: 'guide/about' } as const;

/** The one step that every pseudo-locale has out of date, so that there is one to look at. */
export const drifted = { page: 'guide/apis', step: 'step renew-access' };

const stampsIn = (files: ReadonlyMap<string, Buffer>) => JSON.parse(files.get(stampsFile)?.toString() ?? '{}') as Stamps;

function pseudoStamps(files: ReadonlyMap<string, Buffer>): Stamps {
  const pages = [...files].flatMap(([file, text]) => {
    const page = /^content\/docs\/en\/(.+)\.mdx$/.exec(file)?.[1];
    return page ? [[page, stampOf(segmentsOf({ file, text: text.toString() }), hashOf)] as const] : [];
  });
  const stamps: Record<string, Stamp> = Object.fromEntries(pages);
  stamps[drifted.page] = { ...stamps[drifted.page], [drifted.step]: 'older' };
  return Object.fromEntries(pseudoCodes.map((code) => [code, stamps]));
}

/** The one list of locales, with the pseudo-locales at its end. */
function withPseudoLocales(text: string): string {
  const [list, rest, ...more] = text.split(/^(?=\} as const satisfies)/m);
  if (!rest || more.length) throw new Error('src/locales.ts has no longer one list that ends in "} as const satisfies".');
  const entries = pseudoCodes.map((code) => {
    const { label, lang, dir, figures } = pseudoLocales[code];
    return `  ${JSON.stringify(code)}: ${JSON.stringify({ label, lang, dir, figures })},\n`;
  });
  return [list, ...entries, rest].join('');
}
