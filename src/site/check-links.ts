/** Links within the site: each leads to a page of the reader's own language, or of the source, which stands in for it, and to a place there. */
import { nearest, type Mistake } from '../authoring/mistake.ts';
import { localeCodes, sourceLocale, type Locale } from '../locales.ts';
import type { Item, Outline } from '../procedure/outline.ts';
import { unknownName } from '../procedure/references.ts';
import type { Content } from './content.ts';

/** Pages that are not written by hand; what places they have, their browser tests know. */
const ownPages = /^(decide\/[a-z-]+(\/graph)?|status)$/;
/** Links that leave the site, or read no page. */
const outside = /^[a-z]+:/;

interface Link {
  locale: Locale;
  from: Outline;
  item: Item;
}

export function checkLinks(content: Content): Mistake[] {
  return [...content.guides].flatMap(([locale, pages]) =>
    [...pages.values()].flatMap((from) =>
      from.items
        .filter(({ kind, key }) => kind === 'link' && !outside.test(key))
        .flatMap((item) => checkLink({ locale, from, item }, content)),
    ),
  );
}

function checkLink(link: Link, content: Content): Mistake[] {
  const { locale, from, item } = link;
  const [address = '', place = ''] = item.key.split('#');
  if (!address) return checkPlace(link, from, place, content);
  if (!address.startsWith('/') || !address.endsWith('/'))
    return [
      mistake(link, item.key, `an address that begins with /${locale}/, and a slash at the end of its path`, 'Write the address in full.'),
    ];
  const page = address.replace(/^\/|\/$/g, '') || 'index';
  if (ownPages.test(page)) return [];
  const target = content.guides.get(locale)!.get(page) ?? content.guides.get(sourceLocale)!.get(page);
  return target ? checkPlace(link, target, place, content) : [noPage(link, page, content)];
}

function noPage(link: Link, page: string, { guides }: Content): Mistake {
  const { file } = link.from;
  const other = localeCodes.find((code) => guides.get(code)!.has(page));
  if (!other) return unknownName(file, link.item.line, page, new Set(guides.get(sourceLocale)!.keys()), `content/docs/${sourceLocale}/`);
  return mistake(
    link,
    `a link to ${page}, a page that only ${other} has: ${guides.get(other)!.get(page)!.file}:1`,
    `content/docs/${link.locale}/${page}.mdx`,
    `Write the page in ${sourceLocale} first, or take the link out.`,
  );
}

function checkPlace(link: Link, target: Outline, place: string, { unread }: Content): Mistake[] {
  const places = target.items.flatMap(placeOf);
  if (!place || places.includes(place) || unread.has(target)) return [];
  const like = nearest(place, places);
  const remedy = like ? `Did you mean #${like}?` : 'Name the id of a heading, a procedure or a step.';
  return [mistake(link, `a link to #${place}`, `a place of ${target.file}`, remedy)];
}

function placeOf({ kind, key }: Item): string[] {
  if (kind === 'heading') return [key.replace(/^#+ /, '')];
  return kind === 'Procedure' || kind === 'Step' ? [key] : [];
}

const mistake = ({ from: { file }, item: { line } }: Link, found: string, expected: string, remedy: string): Mistake => ({
  file,
  line,
  found,
  expected,
  remedy,
});
