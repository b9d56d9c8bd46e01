/**
 * `npm run i18n`: per locale the pages that are there and missing, and the steps that are out of date. `-- diff <locale> <page>`
 * shows what has changed in the source, `-- stamp <locale> [<page>]` takes a page, or all of a locale, as translated anew.
 */
import { parseArgs } from 'node:util';
import { localeCodes, sourceLocale, type Locale } from '../locales.ts';
import { translations, type Translated } from '../procedure/translations.ts';
import { changes } from './i18n-changes.ts';
import { stamp } from './i18n-stamp.ts';

class WrongUse extends Error {}

const usage = `npm run i18n [-- --json]
npm run i18n -- diff <locale> <page>
npm run i18n -- stamp <locale> [<page>]`;

function main(args: readonly string[], json: boolean): void {
  const [command = 'table', locale, page] = args;
  const commands: Record<string, () => void> = {
    table: () => console.log(json ? JSON.stringify(figures(), null, 2) : table()),
    diff: () => console.log(changes('.', translated(locale), named(page)).join('\n')),
    stamp: () => console.log(`${stamp('.', translated(locale), page)} stamped.`),
  };
  const run = commands[command];
  if (!run) throw new WrongUse(`There is no ${command}.`);
  run();
}

function translated(code: string | undefined): Locale {
  const found = localeCodes.find((one) => one === code && one !== sourceLocale);
  if (found) return found;
  throw new WrongUse(`${code ?? 'Nothing'} is none of the translations: ${localeCodes.filter((one) => one !== sourceLocale).join(', ')}.`);
}

function named(page: string | undefined): string {
  if (page) return page;
  throw new WrongUse('Name a page, for example guide/apis.');
}

const figures = () => translations('.').map(figuresOf);

function figuresOf({ locale, pages }: Translated) {
  const count = (state: string) => pages.filter((page) => page.state === state).length;
  const drifted = pages.flatMap((page) => page.drifted.map(({ kind, id }) => ({ page: page.name, kind, id })));
  return {
    locale,
    present: count('present'),
    missing: count('missing'),
    steps: pages.reduce((sum, { steps }) => sum + steps, 0),
    stepsDrifted: drifted.filter(({ kind }) => kind === 'step').length,
    othersDrifted: drifted.filter(({ kind }) => kind !== 'step').length,
    missingPages: pages.filter(({ state }) => state === 'missing').map(({ name }) => name),
    drifted,
  };
}

function table(): string {
  const head = ['locale', 'present', 'missing', 'steps', 'steps out of date', 'other text out of date'];
  const rows = figures().map((one) => [one.locale, one.present, one.missing, one.steps, one.stepsDrifted, one.othersDrifted].map(String));
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  return [head, ...rows].map((row) => row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')).join('\n');
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  main(positionals, values.json);
} catch (error) {
  if (!(error instanceof WrongUse) && !(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
