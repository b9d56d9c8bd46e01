/** Two sites with the same guides: ours, and plain Starlight with components that only write their markup. */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles } from '../../src/bin/build.ts';
import { localeCodes, locales } from '../../src/locales.ts';
import { stampOf, type Stamps } from '../../src/procedure/drift.ts';
import { segmentsOf } from '../../src/procedure/segments.ts';
import { hashOf, stampsFile } from '../../src/procedure/translations.ts';

const project = path.resolve(import.meta.dirname, '../..');

export interface Sites {
  ours: string;
  plain: string;
}

/** `further`: guides in each locale beside the real ones, outside of the sidebar, which would grow with each page of each page. */
export function makeSites(further: number): Sites {
  const home = path.join(project, 'test-results/bench-build');
  rmSync(home, { recursive: true, force: true });
  const sites = { ours: path.join(home, 'ours'), plain: path.join(home, 'plain') };
  const written = furtherGuides(further);
  for (const file of sourceFiles(project)) write(sites.ours, file, readFileSync(path.join(project, file)));
  for (const file of globSync('content/docs/**/*.mdx', { cwd: project })) write(sites.plain, file, readFileSync(path.join(project, file)));
  for (const [file, text] of written) for (const site of Object.values(sites)) write(site, file, text);
  tellOurs(sites.ours, further);
  for (const [file, text] of Object.entries(plainFiles())) write(sites.plain, file, text);
  cpSync(path.join(project, 'public'), path.join(sites.plain, 'public'), { recursive: true });
  return sites;
}

const nameOf = (n: number) => `more/guide-${n}`;

function furtherGuides(further: number): [file: string, text: string][] {
  return localeCodes.flatMap((locale) =>
    Array.from({ length: further }, (_, n): [string, string] => [`content/docs/${locale}/${nameOf(n)}.mdx`, guide(locale, n)]),
  );
}

/** Shaped like the real ones: three sections with procedures, labels, a note, links. */
function guide(locale: string, n: number): string {
  const steps = (part: number) =>
    Array.from(
      { length: 5 },
      (_, i) => `  <Step id="step-${part}-${i}" facts="P1 P2">
    Open <Label id="ac-people" /> > <Label id="ac-team-members" /> and read [the guide](/${locale}/guide/passwords/) number ${n}. Then do what part ${part} says in its sentence ${i}, and nothing else.
  </Step>`,
    ).join('\n');
  const parts = [1, 2, 3].map(
    (part) => `## Part ${part} of guide ${n} {#part-${part}}

What stands here is about the same length as what the real guides say before their steps, so that a page is neither longer nor shorter.

<Procedure id="do-${part}">
${steps(part)}
</Procedure>

<Since date="2021-11-01" facts="Z1">
  Something has changed since then, and this note says so in a sentence or two.
</Since>
`,
  );
  return `---
title: Guide ${n} in ${locale}
description: A generated guide, for measuring.
facts: [P1]
reviewed: 2026-11-27
---
import { Procedure, Step, Label, Since } from '#guide';

${parts.join('\n')}`;
}

/** What our build wants to know of each page: what it is about, and from which text it was translated. */
function tellOurs(site: string, further: number): void {
  const names = Array.from({ length: further }, (_, n) => nameOf(n));
  const subjects = path.join(site, 'content/search.yaml');
  writeFileSync(subjects, `${readFileSync(subjects, 'utf8')}${names.map((name) => `${name}: { products: [Chat] }\n`).join('')}`);
  const stamps = JSON.parse(readFileSync(path.join(site, stampsFile), 'utf8')) as Stamps;
  const fresh = Object.fromEntries(names.map((name, n) => [name, stampOf(segmentsOf({ file: name, text: guide('en', n) }), hashOf)]));
  const all = Object.entries(stamps).map(([locale, pages]) => [locale, { ...pages, ...fresh }]);
  writeFileSync(path.join(site, stampsFile), JSON.stringify(Object.fromEntries(all)));
}

function write(site: string, file: string, content: string | Buffer): void {
  mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
  writeFileSync(path.join(site, file), content);
}

const spoken = Object.fromEntries(Object.entries(locales).map(([code, { label, lang, dir }]) => [code, { label, lang, dir }]));

const plainFiles = (): Record<string, string> => ({
  'package.json': JSON.stringify({ type: 'module', imports: { '#guide': './guide.ts' }, dependencies: { '@astrojs/starlight': '*' } }),
  'tsconfig.json': '{}',
  'guide.ts': ['Connect', 'Decision', 'Event', 'Export', 'Failures', 'Label', 'Plan', 'Procedure', 'Since', 'Step']
    .map((name) => `export { default as ${name} } from './${name}.astro';\n`)
    .join(''),
  ...Object.fromEntries(['Connect', 'Decision', 'Export', 'Failures', 'Plan'].map((name) => [`${name}.astro`, `<div>${name}</div>\n`])),
  'Label.astro': '<b>{Astro.props.id}</b>\n',
  'Procedure.astro': '<ol><slot /></ol>\n',
  'Step.astro': '<li id={Astro.props.id}><slot /></li>\n',
  'Since.astro': '<aside>{Astro.props.date} <slot /></aside>\n',
  'Event.astro': '<div>{Astro.props.date} <slot /></div>\n',
  'content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  'astro.config.mjs': `import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
export default defineConfig({
  site: 'https://plain.example',
  srcDir: '.',
  trailingSlash: 'always',
  markdown: { processor: satteri({ features: { headingAttributes: true } }) },
  vite: { build: { rolldownOptions: { checks: { moduleLevelDirective: false } } } },
  integrations: [
    starlight({
      title: 'Plain',
      locales: ${JSON.stringify(spoken)},
      defaultLocale: 'en',
      sidebar: [{ label: 'Guide', items: [{ autogenerate: { directory: 'guide' } }] }],
    }),
  ],
});
`,
});
