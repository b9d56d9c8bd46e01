import { readFileSync } from 'node:fs';
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { locales, sourceLocale } from './src/locales.ts';
import { describe } from './src/authoring/mistake.ts';
import { portalSchema } from './src/authoring/portal.ts';
import { parseYaml } from './src/authoring/yaml.ts';
import { wegweiser } from './src/site/integration.ts';
import { ranking } from './src/site/search/ranking.ts';
import { sidebar } from './src/site/sidebar.ts';
import { sitemapOptions } from './src/site/sitemap.ts';

const file = 'content/portal.yaml';
const { value: portal, mistakes } = parseYaml({ file, text: readFileSync(file, 'utf8') }, portalSchema);
if (!portal) throw new Error(describe(mistakes));

export default defineConfig({
  site: portal.site,
  srcDir: '.', // the one set-up in which a top-level content/ works fully (src/adr/0001)
  trailingSlash: 'always',
  build: { concurrency: 64 }, // while pages are finished and written, others are rendered (src/adr/0018)
  markdown: { processor: satteri({ features: { headingAttributes: true } }) },
  vite: {
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } }, // else one warning per MDX page
    worker: { format: 'es' },
  },
  integrations: [
    wegweiser({ connect: (process.env.WEGWEISER_CONNECT ?? '').split(/\s+/).filter(Boolean) }),
    sitemap(sitemapOptions),
    starlight({
      title: portal.title,
      locales: Object.fromEntries(Object.entries(locales).map(([code, { label, lang, dir }]) => [code, { label, lang, dir }])),
      defaultLocale: sourceLocale,
      favicon: '/favicon.svg',
      sidebar: sidebar(),
      routeMiddleware: './src/site/route-data.ts',
      components: { Footer: './src/site/Footer.astro' },
      customCss: ['theme', 'procedure', 'panel', 'connection', 'decision', 'export', 'search', 'print'].map(
        (name) => `./src/site/styles/${name}.css`,
      ),
      credits: false,
      expressiveCode: { defaultProps: { wrap: true } }, // wide code that scrolls needs scripts to be reached by keyboard
      pagefind: { ranking },
    }),
  ],
});
