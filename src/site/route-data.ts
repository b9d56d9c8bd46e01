/**
 * What a page says of itself to search engines and to our own search: its translations where there are real ones, and of a page
 * that only shows the source's text, that it does. Starlight calls it for every page.
 */
import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import { localeCodes, locales, sourceLocale, type Locale } from '../locales.ts';
import type { PublishedPage } from '../procedure/published.ts';
import { isTranslated } from '../procedure/translations.ts';
import { machinePages } from './machine/pages.ts';

type Head = StarlightRouteData['head'];

export const onRequest = defineRouteMiddleware(({ locals, url, site }) => {
  const route = locals.starlightRoute;
  const [, locale, ...rest] = url.pathname.split('/');
  const path = rest.join('/');
  const at = (code: string) => new URL(`/${code}/${path}`, site).href;
  route.head = [...route.head.filter((tag) => !isAlternate(tag)), ...alternates(path, at), ...forMachines(locale as Locale, path)];
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

/** The same page as data and as Markdown, and its procedures as structured data (schema.org, HowTo). */
function forMachines(locale: Locale, path: string): Head {
  const name = path.replace(/\/$/, '') || 'index';
  const page = localeCodes.includes(locale) ? machinePages(locale).find((one) => one.name === name) : undefined;
  if (!page) return [];
  const link = (type: string, extension: string) => ({
    tag: 'link' as const,
    attrs: { rel: 'alternate', type, href: `/${locale}/${name}.${extension}` },
    content: '',
  });
  const data = page.data.procedures.map((procedure) => howTo(procedure, page.data.language));
  const script = {
    tag: 'script' as const,
    attrs: { type: 'application/ld+json' },
    content: JSON.stringify(data).replaceAll('<', '\\u003c'),
  };
  return [link('application/json', 'json'), link('text/markdown', 'md'), ...(data.length ? [script] : [])];
}

const howTo = ({ name, url, steps }: PublishedPage['procedures'][number], inLanguage: string) => ({
  '@context': 'https://schema.org',
  '@type': 'HowTo',
  name,
  url,
  inLanguage,
  step: steps.map((step, i) => ({ '@type': 'HowToStep', position: i + 1, url: step.url, text: step.text })),
});
