/**
 * `npm run report`: what each language has. Pages, words, facts, steps, labels by how sure we are of them, what is out of date,
 * and how well its search finds. `--json` for programs; `--no-search` leaves out what needs a build and a browser.
 */
import { parseArgs } from 'node:util';
import { contentFigures, type LocaleFigures } from './report/content.ts';
import { searchFigures, type SearchFigures } from './report/search.ts';
import { table } from './bench/figures.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, 'no-search': { type: 'boolean', default: false } } });

const content = contentFigures('.');
const search = values['no-search'] ? undefined : await searchFigures();
if (values.json) console.log(JSON.stringify({ ...content, ...(search && { search }) }, null, 2));
else console.log([...contentLines(content.locales), '', ...(search ? searchLines(search) : [])].join('\n'));

function contentLines(locales: readonly LocaleFigures[]): string[] {
  return [
    `Facts: ${content.facts}; labels in use: ${content.labels}`,
    '',
    ...table(
      ['locale', 'pages', 'missing', 'words', 'steps', 'facts', 'official', 'partner', 'inferred', 'not found', 'steps drifted'],
      locales.map((one) => [
        one.locale,
        one.pages,
        one.missing,
        one.words,
        one.steps,
        one.factsCovered,
        one.labels.official,
        one.labels.partner,
        one.labels.inferred,
        one.labels['not-found'],
        one.stepsDrifted,
      ]),
    ),
  ];
}

function searchLines({ before, after, bytes }: SearchFigures): string[] {
  return table(
    ['locale', 'queries', 'first before', 'first', 'in three before', 'in three', 'first search kB'],
    after.map((one, i) => [
      one.locale,
      one.queries,
      before[i]!.first,
      one.first,
      before[i]!.amongThree,
      one.amongThree,
      Math.round(bytes[one.locale]! / 1000),
    ]),
  );
}
