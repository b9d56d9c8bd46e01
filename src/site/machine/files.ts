/**
 * What a finished site has for machines: each guide as `/en/guide/apis.json`, by the schema at `/schema/guide.json`, and as `.md`; and
 * `/en/llms.txt`, what there is in a language, for programs that read on behalf of people (llmstxt.org). Written as files, since
 * routes of Astro would cost more time than the pages themselves.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { portal } from '../../authoring/report.ts';
import { wordsOf } from '../../authoring/words.ts';
import { localeCodes, type Locale } from '../../locales.ts';
import { pageSchema } from '../../procedure/published.ts';
import { eachOf } from '../at-once.ts';
import { machinePages } from './pages.ts';

/** Into the folder of the finished site. */
export async function writeMachineFiles(folder: string): Promise<void> {
  const write = async (name: string, text: string) => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  await write('schema/guide.json', JSON.stringify(z.toJSONSchema(pageSchema)));
  for (const locale of localeCodes) {
    await write(`${locale}/llms.txt`, overview(locale));
    await eachOf([...machinePages(locale).values()], async ({ name, data, markdown }) => {
      await write(`${locale}/${name}.json`, JSON.stringify({ $schema: '/schema/guide.json', ...data }));
      await write(`${locale}/${name}.md`, markdown);
    });
  }
}

function overview(locale: Locale): string {
  const words = wordsOf(locale);
  const pages = [...machinePages(locale).values()].map(
    ({ name, data: { title, description } }) => `- [${title}](${portal().site}/${locale}/${name}.md): ${description}`,
  );
  return `# ${portal().title}\n\n> ${portal().tagline[locale]}\n\n${words['foot.independent']}\n\n## ${words['sidebar.guide']}\n\n${pages.join('\n')}\n`;
}
