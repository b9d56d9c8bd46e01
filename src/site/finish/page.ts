/** What is done to each page when it has been rendered: words for machines and search, and its policy. Pure but for reading content. */
import { oncePer } from '../../authoring/once.ts';
import { localeNamed, type Locale } from '../../locales.ts';
import { machineHead } from '../machine/head.ts';
import { protectedPage, type ProtectedPage } from '../protect.ts';
import { hiddenWords } from '../search/hidden.ts';
import { searchedPages } from '../search/pages.ts';

/** `name` is the page's path, `/en/guide/apis/`; `connect`: further origins that it may talk to. Throws for a page without a head. */
export function finishedPage(html: string, name: string, connect: readonly string[]): ProtectedPage {
  const [, first, ...rest] = name.split('/');
  const locale = localeNamed(first);
  const { head, body } = (locale && addedTo(locale).get(rest.join('/').replace(/\/$/, '') || 'index')) ?? nothing;
  const whole = html.replace('</head>', () => `${head}</head>`).replace('</body>', () => `${body}</body>`);
  return protectedPage(whole, name, connect);
}

interface Added {
  head: string;
  body: string;
}

const nothing: Added = { head: '', body: '' };

/** For each page of a locale, what goes to the end of its head and of its body. Memory: some kB for each guide. */
export const addedTo = oncePer(
  (locale: Locale): ReadonlyMap<string, Added> =>
    new Map(searchedPages(locale).map((page) => [page, { head: machineHead(locale, page), body: hiddenWords(locale, page) }])),
);
