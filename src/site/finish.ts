/** What is done to the finished pages, before Starlight makes the search of them: words for machines and search, and policies. */
import { localeNamed } from '../locales.ts';
import { writeMachineFiles } from './machine/files.ts';
import { machineHead } from './machine/head.ts';
import { protectSite } from './protect.ts';
import { hiddenWords } from './search/hidden.ts';

/** `connect`: further origins that pages may talk to. Says how many pages there are and how long the longest policy is. */
export async function finishSite(folder: string, connect: readonly string[]): Promise<{ pages: number; longest: number }> {
  await writeMachineFiles(folder);
  return protectSite(folder, connect, (html, name) => {
    const [first, ...rest] = name.replace(/\/?index\.html$/, '').split('/');
    const locale = localeNamed(first);
    if (!locale) return html;
    const page = rest.join('/') || 'index';
    return html
      .replace('</head>', () => `${machineHead(locale, page)}</head>`)
      .replace('</body>', () => `${hiddenWords(locale, page)}</body>`);
  });
}
