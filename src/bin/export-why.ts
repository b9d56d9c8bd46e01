/** Where the portal explains a failure of the command: the decision that knows its code, at the site of `portal.yaml`. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { graphSchema } from '../decision/schema.ts';
import { localeCodes, sourceLocale } from '../locales.ts';
import type { FailureCode } from '../zendesk/failure.ts';

const content = path.resolve(import.meta.dirname, '../../content');
const read = (file: string): unknown => parse(readFileSync(path.join(content, file), 'utf8'));

/** An address; undefined where no decision knows the code, which the build of the portal does not let pass. */
export function whyOf(code: FailureCode): string | undefined {
  const { site } = read('portal.yaml') as { site: string };
  for (const tree of trees()) {
    const answers = graphSchema.parse(read(`decisions/${tree}.yaml`)).failures?.[code];
    if (answers) return new URL(`/${sourceLocale}/decide/${tree}/?${new URLSearchParams(answers).toString()}`, site).href;
  }
  return undefined;
}

const trees = () =>
  globSync('decisions/*.yaml', { cwd: content })
    .map((file) => path.basename(file, '.yaml'))
    .filter((name) => !localeCodes.some((locale) => name.endsWith(`.${locale}`)));
