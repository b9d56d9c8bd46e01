/** `/en/llms.txt`: what there is in this language, for programs that read on behalf of people (llmstxt.org). */
import type { APIRoute } from 'astro';
import { portal } from '../../authoring/report.ts';
import { wordsOf } from '../../authoring/words.ts';
import { localeCodes, type Locale } from '../../locales.ts';
import { machinePages } from './pages.ts';

export const getStaticPaths = () => localeCodes.map((locale) => ({ params: { locale } }));

export const GET: APIRoute = ({ params }) => {
  const locale = params['locale'] as Locale;
  const pages = machinePages(locale).map(
    ({ name, data: { title, description } }) => `- [${title}](${portal.site}/${locale}/${name}.md): ${description}`,
  );
  return new Response(
    `# ${portal.title}\n\n> ${portal.tagline[locale]}\n\n${wordsOf(locale)['foot.independent']}\n\n## ${wordsOf(locale)['sidebar.guide']}\n\n${pages.join('\n')}\n`,
  );
};
