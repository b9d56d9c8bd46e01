/** What the search is told about a finished page beyond its text: hidden words, as fields that no excerpt shows, and what it is about. */
import { wordsOf } from '../../authoring/words.ts';
import type { Locale } from '../../locales.ts';
import { searchedOf } from './pages.ts';

/** HTML; nothing for a page that is not searched. */
export function hiddenWords(locale: Locale, page: string): string {
  const searched = searchedOf(locale, page);
  if (!searched) return '';
  const words = wordsOf(locale);
  const { keywords, parts, messages, asking, products, channels } = searched;
  return [
    ...Object.entries({ keywords, parts, messages, asking }).map(([field, text]) => (text ? span(text, 'meta', field) : '')),
    ...products.map((product) => span(product, 'filter', words['search.product'])),
    ...channels.map((channel) => span(channel, 'filter', words['search.channel'])),
  ].join('');
}

const span = (value: string, kind: 'meta' | 'filter', name: string) =>
  `<span hidden data-value="${escaped(value)}" data-pagefind-${kind}="${escaped(name)}[data-value]"></span>`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
