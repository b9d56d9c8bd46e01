/**
 * What a page says of itself to search engines and to our own search: its translations where there are real ones, and of a page
 * that only shows the source's text, that it does. Starlight calls it for every page.
 */
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { localeCodes, locales, sourceLocale, type Locale } from '../locales.ts';
import { isTranslated } from '../procedure/translations.ts';

type Head = StarlightRouteData['head'];

export const onRequest = defineRouteMiddleware(({ locals, url, site }) => {
  const route = locals.starlightRoute;
  const path = url.pathname.split('/').slice(2).join('/');
  const at = (code: string) => new URL(`/${code}/${path}`, site).href;
  route.head = [...route.head.filter((tag) => !isAlternate(tag)), ...alternates(path, at)];
  if (!route.isFallback) return;
  // Its words are not of this language: it must not be found as if they were.
  route.entry.data.pagefind = false;
  for (const { tag, attrs } of route.head) if (tag === 'link' && attrs?.['rel'] === 'canonical') attrs['href'] = at(sourceLocale);
});

const isAlternate = ({ tag, attrs }: Head[number]) => tag === 'link' && attrs?.['rel'] === 'alternate' && attrs['hreflang'] !== undefined;

function alternates(path: string, at: (code: string) => string): Head {
  const page = path.replace(/\/$/, '') || 'index';
  const real = localeCodes.filter((code) => isTranslated(code, page));
  const link = (hreflang: string, code: Locale) => ({
    tag: 'link' as const,
    attrs: { rel: 'alternate', hreflang, href: at(code) },
    content: '',
  });
  return [...real.map((code) => link(locales[code].lang, code)), link('x-default', sourceLocale)];
}
