/** The facts as pages show them, read once a build: the content check has proven them before. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { factsSchema } from '../authoring/facts.ts';
import { once } from '../authoring/once.ts';

export const facts = once(() => factsSchema.parse(parse(readFileSync('content/facts.yaml', 'utf8'))));

/** All facts that a page names, each once, in its order. By their letters: the content check has parsed the page before. */
export const factsIn = (text: string): string[] => {
  const lists = [...text.matchAll(/^facts: \[(.*)\]$|\bfacts="([^"]*)"/gm)].map(([, head, own]) => head ?? own ?? '');
  return [...new Set(lists.flatMap((list) => list.split(/[\s,]+/).filter(Boolean)))];
};
