/** What the head of a finished guide says to machines: where it is as data and as Markdown, and its procedures (schema.org, HowTo). */
import type { Locale } from '../../locales.ts';
import type { PublishedPage } from '../../procedure/published.ts';
import { machinePages } from './pages.ts';

/** HTML; nothing for a page that is no guide of this locale. */
export function machineHead(locale: Locale, name: string): string {
  const page = machinePages(locale).get(name);
  if (!page) return '';
  const link = (type: string, extension: string) => `<link rel="alternate" type="${type}" href="/${locale}/${name}.${extension}">`;
  const data = page.data.procedures.map((procedure) => howTo(procedure, page.data.language));
  const script = `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
  return [link('application/json', 'json'), link('text/markdown', 'md'), ...(data.length ? [script] : [])].join('');
}

const howTo = ({ name, url, steps }: PublishedPage['procedures'][number], inLanguage: string) => ({
  '@context': 'https://schema.org',
  '@type': 'HowTo',
  name,
  url,
  inLanguage,
  step: steps.map((step, i) => ({ '@type': 'HowToStep', position: i + 1, url: step.url, text: step.text })),
});
