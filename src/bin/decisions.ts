/** `npm run decisions`: every path of every decision with its outcome and its plan, for those who review them. `--json` for machines. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compose } from '../decision/plan.ts';
import { readProven } from '../decision/proof.ts';
import { paths, type Answers } from '../decision/tree.ts';
import { localeCodes } from '../locales.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const files = globSync('content/decisions/*.yaml').filter((file) => !localeCodes.some((code) => file.endsWith(`.${code}.yaml`)));

const read = files
  .sort()
  .map((file) => ({ tree: path.basename(file, '.yaml'), ...readProven({ file, text: readFileSync(file, 'utf8') }) }));

// Only proven graphs are walked: in one with a circle no path would ever end.
const reports = read.flatMap((one) => ('report' in one ? [one.report] : []));
if (reports.length) {
  console.error(reports.join('\n\n'));
  process.exit(1);
}

const trees = read.flatMap((one) => {
  if (!('graph' in one)) return [];
  const { tree, graph } = one;
  return [{ tree, paths: paths(graph).map((answers) => ({ answers, ...compose(graph, answers)! })) }];
});

const written = (answers: Answers) =>
  Object.entries(answers)
    .map(([question, given]) => `${question}=${given.join('+')}`)
    .join(' ');

if (values.json) console.log(JSON.stringify(trees, null, 2));
else {
  for (const { tree, paths: all } of trees) {
    console.log(`${tree}: ${all.length} paths`);
    for (const { answers, outcome, plan, past } of all) {
      console.log(`  ${written(answers)} → ${outcome}`);
      if (plan.length) console.log(`    plan: ${plan.join(', ')}`);
      if (past.length) console.log(`    past: ${past.join(', ')}`);
    }
  }
}
