/** `npm run decisions`: every path of every decision with its outcome, for those who review them. `--json` for machines. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { graphSchema } from '../decision/schema.ts';
import { paths, walk } from '../decision/tree.ts';
import { localeCodes } from '../locales.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const files = globSync('content/decisions/*.yaml').filter((file) => !localeCodes.some((code) => file.endsWith(`.${code}.yaml`)));

const trees = files.sort().map((file) => {
  const graph = graphSchema.parse(parse(readFileSync(file, 'utf8')));
  const all = paths(graph).map((answers) => {
    const outcome = walk(graph, answers).node;
    return { answers, outcome, procedures: graph.outcomes[outcome]!.procedures };
  });
  return { tree: path.basename(file, '.yaml'), paths: all };
});

if (values.json) console.log(JSON.stringify(trees, null, 2));
else {
  for (const { tree, paths: all } of trees) {
    console.log(`${tree}: ${all.length} paths`);
    for (const { answers, outcome, procedures } of all) {
      const way = Object.entries(answers).map(([question, answer]) => `${question}=${answer}`);
      console.log(`  ${way.join(' ')} → ${outcome}: ${procedures.join(', ')}`);
    }
  }
}
