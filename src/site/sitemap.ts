/** What the sitemap says: pages that are really there, each with its languages; Starlight's own takes `/` for English and knows no fallback. */
import type { SitemapOptions } from '@astrojs/sitemap';
import { localeCodes, localeNamed, locales, sourceLocale } from '../locales.ts';
import { isTranslated } from '../procedure/translations.ts';

/** For `@astrojs/sitemap`. Left out: the page on which a sign-in ends, graphs, and pages that only show the source's text. */
export const sitemapOptions: NonNullable<SitemapOptions> = {
  i18n: { defaultLocale: sourceLocale, locales: Object.fromEntries(localeCodes.map((code) => [code, locales[code].lang])) },
  filter: (address) => {
    const [locale, page] = partsOf(address);
    return page !== 'sign-in' && !page.endsWith('/graph') && (!locale || isTranslated(locale, page));
  },
  serialize: (item) => {
    const [locale] = partsOf(item.url);
    const links = locale ? (item.links ?? []).filter(({ url }) => isThere(url)) : [];
    return { ...item, links };
  },
};

function isThere(address: string): boolean {
  const [locale, page] = partsOf(address);
  return locale !== undefined && isTranslated(locale, page);
}

/** Of an address its locale, and the page within it: `guide/apis`, `index`. */
function partsOf(address: string) {
  const [first = '', ...rest] = new URL(address).pathname.split('/').filter(Boolean);
  const locale = localeNamed(first);
  return [locale, (locale ? rest : [first, ...rest]).join('/') || 'index'] as const;
}
