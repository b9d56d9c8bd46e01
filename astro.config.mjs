import { readFileSync } from 'node:fs';
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import linksValidator from 'starlight-links-validator';
import { locales, sourceLocale } from './src/locales.ts';
import { describe } from './src/authoring/mistake.ts';
import { portalSchema } from './src/authoring/portal.ts';
import { parseYaml } from './src/authoring/yaml.ts';
import { wegweiser } from './src/site/integration.ts';

const file = 'content/portal.yaml';
const { value: portal, mistakes } = parseYaml({ file, text: readFileSync(file, 'utf8') }, portalSchema);
if (!portal) throw new Error(describe(mistakes));

export default defineConfig({
  site: portal.site,
  srcDir: '.', // the one set-up in which a top-level content/ works fully (src/adr/0001)
  trailingSlash: 'always',
  markdown: { processor: satteri({ features: { headingAttributes: true } }) },
  vite: {
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } }, // else one warning per MDX page
    worker: { format: 'es' },
  },
  integrations: [
    wegweiser({ connect: (process.env.WEGWEISER_CONNECT ?? '').split(/\s+/).filter(Boolean) }),
    starlight({
      title: portal.title,
      locales: Object.fromEntries(Object.entries(locales).map(([code, { label, lang, dir }]) => [code, { label, lang, dir }])),
      defaultLocale: sourceLocale,
      favicon: '/favicon.svg',
      sidebar: [{ label: 'Guide', translations: { de: 'Anleitung' }, items: [{ autogenerate: { directory: 'guide' } }] }],
      components: { Footer: './src/site/Footer.astro' },
      customCss: ['./src/site/styles/site.css'],
      credits: false,
      plugins: [linksValidator({ errorOnFallbackPages: false, errorOnInvalidHashes: true })],
    }),
  ],
});
