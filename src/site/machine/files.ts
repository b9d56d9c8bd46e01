/**
 * What a finished site has for machines: each guide as `/en/guide/apis.json`, by the schema at `/schema/guide.json`, and as `.md`; and
 * `/en/llms.txt`, what there is in a language, for programs that read on behalf of people (llmstxt.org). Written as files, since
 * routes of Astro would cost more time than the pages themselves.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { portal } from '../../authoring/report.ts';
import { wordsOf } from '../../authoring/words.ts';
import type { Locale } from '../../locales.ts';
import { pageSchema } from '../../procedure/published.ts';
import { machinePages } from './pages.ts';

/** Those of one locale, into the folder of the finished site. */
export function writeMachineFiles(folder: string, locale: Locale): void {
  write(folder, `${locale}/llms.txt`, overview(locale));
  for (const { name, data, markdown } of machinePages(locale).values()) {
    write(folder, `${locale}/${name}.json`, JSON.stringify({ $schema: '/schema/guide.json', ...data }));
    write(folder, `${locale}/${name}.md`, markdown);
  }
}

/** What all of their data obeys. */
export const writeSchema = (folder: string): void => write(folder, 'schema/guide.json', JSON.stringify(z.toJSONSchema(pageSchema)));

function write(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function overview(locale: Locale): string {
  const words = wordsOf(locale);
  const pages = [...machinePages(locale).values()].map(
    ({ name, data: { title, description } }) => `- [${title}](${portal().site}/${locale}/${name}.md): ${description}`,
  );
  return `# ${portal().title}\n\n> ${portal().tagline[locale]}\n\n${words['foot.independent']}\n\n## ${words['sidebar.guide']}\n\n${pages.join('\n')}\n`;
}
