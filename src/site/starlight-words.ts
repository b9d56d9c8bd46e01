/**
 * Our words in Starlight's places: the note on a page that is not translated, in our tone, and the search's dialog. Its package of that
 * dialog knows words in many languages, but looks the page's language up in a hook that its build has emptied (@pagefind/default-ui 1.5.2, onMount).
 */
import { readFileSync } from 'node:fs';
import type { Key } from '../authoring/words.ts';
import { localeCodes, locales } from '../locales.ts';

const keys = {
  'i18n.untranslatedContent': 'languages.untranslated',
  'pagefind.clear_search': 'search.clear',
  'pagefind.load_more': 'search.more',
  'pagefind.filters_label': 'search.filters',
  'pagefind.zero_results': 'search.none',
  'pagefind.many_results': 'search.many',
  'pagefind.one_result': 'search.one',
  'pagefind.searching': 'search.searching',
  'pagefind.alt_search': 'search.instead',
  'pagefind.search_suggestion': 'search.suggestions',
} as const satisfies Record<string, Key>;

/** One entry for each locale, by its BCP 47 tag: a loader of Astro's content layer. */
export function starlightWords() {
  return localeCodes.map((code) => {
    const words = JSON.parse(readFileSync(`content/i18n/${code}.json`, 'utf8')) as Record<Key, string>;
    return { id: locales[code].lang, ...Object.fromEntries(Object.entries(keys).map(([theirs, ours]) => [theirs, words[ours]])) };
  });
}
