/** Every fact is there for something: a page, a step, a note or a decision rests on it. */
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';

/** What the site's footer does for the reader of any page, not a page of its own. */
const restsInTheFooter = ['C1'];

test('every fact of facts.yaml is named in the English guides or in a decision', () => {
  const facts = Object.keys(parse(readFileSync('content/facts.yaml', 'utf8')) as object);
  const named = globSync(['content/docs/en/**/*.mdx', 'content/decisions/*.yaml']).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/facts(?:="|: \[)([^"\]]+)/g)].flatMap(([, ids]) => ids!.split(/[\s,]+/)),
  );
  expect(facts.filter((id) => !named.includes(id) && !restsInTheFooter.includes(id))).toEqual([]);
});
