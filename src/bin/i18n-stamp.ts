/** Takes pages as translated from the source as it is now. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sourceLocale, type Locale } from '../locales.ts';
import { stampOf, type Stamps } from '../procedure/drift.ts';
import { hashOf, pagesOf, readJson, stampsFile, textsFile, type Page } from '../procedure/translations.ts';

/** How many pages were stamped: `name`, or all that the locale has. @throws TypeError where it has no such page. */
export function stamp(root: string, locale: Locale, name: string | undefined): number {
  const source = new Map(pagesOf(root, sourceLocale).map((page) => [page.name, page]));
  const own = pagesOf(root, locale).filter((page) => (name === undefined || page.name === name) && source.has(page.name));
  if (!own.length) throw new TypeError(`${locale} has no page ${name ?? 'at all'}.`);
  const stamps = readJson<Stamps>(root, stampsFile, {});
  const fresh = Object.fromEntries(own.map((page) => [page.name, stampOf(source.get(page.name)!.segments, hashOf)]));
  const next = { ...stamps, [locale]: { ...stamps[locale], ...fresh } };
  write(root, stampsFile, next);
  write(root, textsFile, textsOf(root, next, [...source.values()]));
  return own.length;
}

/** Those that a stamp speaks of, and no others. */
function textsOf(root: string, stamps: Stamps, source: readonly Page[]): Record<string, string> {
  const known = readJson<Record<string, string>>(root, textsFile, {});
  const now = Object.fromEntries(source.flatMap(({ segments }) => segments.map(({ text }) => [hashOf(text), text])));
  const used = Object.values(stamps).flatMap((pages) => Object.values(pages).flatMap((one) => Object.values(one)));
  return Object.fromEntries(
    [...new Set(used)].flatMap((hash) => ((now[hash] ?? known[hash]) === undefined ? [] : [[hash, now[hash] ?? known[hash]!]])),
  );
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, one]) => [key, sorted(one)]),
      )
    : value;

/** Sorted, so that two people who stamp do not meet in one line. */
const write = (root: string, file: string, value: unknown) =>
  writeFileSync(path.join(root, file), `${JSON.stringify(sorted(value), null, 1)}\n`);
