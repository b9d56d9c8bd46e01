/** "Report a problem with this page or step": a prefilled issue or mail, with no account on the portal (fact C1). */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { once, oncePer } from './once.ts';
import { portalSchema, reportAddress } from './portal.ts';
import type { Words } from './words.ts';

export const portal = once(() => portalSchema.parse(parse(readFileSync('content/portal.yaml', 'utf8'))));

export function reportPage(page: URL, words: Words): string {
  return report(page.pathname, words);
}

export function reportStep(page: URL, step: string, words: Words): string {
  return report(`${page.pathname}#${step}`, words);
}

const report = (place: string, words: Words) => addressOf(words).replaceAll(encodeURIComponent('{place}'), encodeURIComponent(place));

/** All but the place, which is all that differs between the steps of a language. */
const addressOf = oncePer((words: Words) => {
  const body = [words['report.what'], '', '', '—', `${new URL(portal().site).origin}{place}`].join('\n');
  return reportAddress(portal().report, words['report.title'], body);
});
