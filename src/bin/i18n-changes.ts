/** What has changed in a page's source since it was translated, segment by segment, as lines that were and are. */
import type { Locale } from '../locales.ts';
import { nameOf, type Stamps } from '../procedure/drift.ts';
import { sourceLocale } from '../locales.ts';
import { pagesOf, readJson, stampsFile, textsFile, translations } from '../procedure/translations.ts';

/** @throws TypeError with one sentence where there is no such page. */
export function changes(root: string, locale: Locale, name: string): string[] {
  const page = translations(root)
    .find((one) => one.locale === locale)!
    .pages.find((one) => one.name === name);
  if (!page) throw new TypeError(`There is no page ${name} in ${sourceLocale}.`);
  if (page.state === 'missing') return [`${name} is not translated into ${locale}.`];
  const stamp = readJson<Stamps>(root, stampsFile, {})[locale]?.[name] ?? {};
  const texts = readJson<Record<string, string>>(root, textsFile, {});
  const lines = page.drifted.flatMap((segment) => {
    const before = texts[stamp[nameOf(segment)] ?? ''];
    return [
      `${nameOf(segment)} (${sourceLocale}, line ${segment.line})`,
      ...changed(before?.split('\n') ?? [], segment.text.split('\n')),
      '',
    ];
  });
  return [...lines, ...gone(root, name, stamp)];
}

/** Lines of either side that the other lacks; order is not looked at, since a segment is short. */
const changed = (before: readonly string[], after: readonly string[]) => [
  ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
  ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
];

function gone(root: string, name: string, stamp: Readonly<Record<string, string>>): string[] {
  const now = new Set(
    pagesOf(root, sourceLocale)
      .find((one) => one.name === name)!
      .segments.map(nameOf),
  );
  return Object.keys(stamp)
    .filter((segment) => !now.has(segment))
    .map((segment) => `${segment} is no longer in ${sourceLocale}.`);
}
