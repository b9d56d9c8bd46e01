/** "Report a problem with this page or step": a prefilled issue or mail, with no account on the portal (fact C1). */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { once } from './once.ts';
import { portalSchema, reportAddress } from './portal.ts';
import type { Words } from './words.ts';

export const portal = once(() => portalSchema.parse(parse(readFileSync('content/portal.yaml', 'utf8'))));

export function reportPage(page: URL, words: Words): string {
  return report(page.pathname, words);
}

export function reportStep(page: URL, step: string, words: Words): string {
  return report(`${page.pathname}#${step}`, words);
}

function report(place: string, words: Words): string {
  const body = [words['report.what'], '', '', '—', new URL(place, portal().site).href].join('\n');
  return reportAddress(portal().report, words['report.title'].replace('{place}', place), body);
}
