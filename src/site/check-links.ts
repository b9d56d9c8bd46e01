/** Links within the site: each leads to a page of the reader's own language, or of the source, which stands in for it. */
import type { Mistake } from '../authoring/mistake.ts';
import { localeCodes, sourceLocale, type Locale } from '../locales.ts';
import type { Item, Outline } from '../procedure/outline.ts';
import { unknownName } from '../procedure/references.ts';
import type { Content } from './content.ts';

/** Pages that are not written by hand. */
const ownPages = /^(decide\/[a-z-]+(\/graph)?|status)$/;

export function checkLinks(content: Content): Mistake[] {
  return [...content.guides].flatMap(([locale, pages]) =>
    [...pages.values()].flatMap((outline) =>
      outline.items
        .filter(({ kind, key }) => kind === 'link' && key.startsWith('/'))
        .flatMap((item) => checkLink(locale, outline, item, content)),
    ),
  );
}

function checkLink(locale: Locale, { file }: Outline, { key, line }: Item, { guides }: Content): Mistake[] {
  const page = key.replace(/#.*$/, '').replace(/^\/|\/$/g, '') || 'index';
  const has = (code: Locale) => guides.get(code)!.has(page);
  if (ownPages.test(page) || has(locale) || has(sourceLocale)) return [];
  const other = localeCodes.find(has);
  if (!other) return [unknownName(file, line, page, new Set(guides.get(sourceLocale)!.keys()), `content/docs/${sourceLocale}/`)];
  return [
    {
      file,
      line,
      found: `a link to ${page}, a page that only ${other} has: ${guides.get(other)!.get(page)!.file}:1`,
      expected: `content/docs/${locale}/${page}.mdx`,
      remedy: `Write the page in ${sourceLocale} first, or take the link out.`,
    },
  ];
}
