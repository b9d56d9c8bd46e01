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
import { localeCodes, type Locale } from '../../locales.ts';
import { pageSchema } from '../../procedure/published.ts';
import { machinePages } from './pages.ts';

/** Into the folder of the finished site. */
export function writeMachineFiles(folder: string): void {
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  write('schema/guide.json', JSON.stringify(z.toJSONSchema(pageSchema)));
  for (const locale of localeCodes) {
    write(`${locale}/llms.txt`, overview(locale));
    for (const { name, data, markdown } of machinePages(locale).values()) {
      write(`${locale}/${name}.json`, JSON.stringify({ $schema: '/schema/guide.json', ...data }));
      write(`${locale}/${name}.md`, markdown);
    }
  }
}

function overview(locale: Locale): string {
  const words = wordsOf(locale);
  const pages = [...machinePages(locale).values()].map(
    ({ name, data: { title, description } }) => `- [${title}](${portal().site}/${locale}/${name}.md): ${description}`,
  );
  return `# ${portal().title}\n\n> ${portal().tagline[locale]}\n\n${words['foot.independent']}\n\n## ${words['sidebar.guide']}\n\n${pages.join('\n')}\n`;
}
