/** The decisions as pages read them: the content check has proven them before. */
import { parse } from 'yaml';
import type { Locale } from '../locales.ts';
import { graphSchema, wordsSchema, type Graph, type Words } from './schema.ts';

const files = import.meta.glob<string>('/content/decisions/*.yaml', { query: '?raw', import: 'default', eager: true });

const read = new Map<string, unknown>();
/** Each file is read once a build: every page asks for it. */
function once<T>(name: string, make: (source: string) => T): T {
  if (!read.has(name)) read.set(name, make(files[`/content/decisions/${name}.yaml`] ?? ''));
  return read.get(name) as T;
}

/** Names of all trees, in their order. */
export const trees = Object.keys(files)
  .map((file) => file.slice('/content/decisions/'.length, -'.yaml'.length))
  .filter((name) => !name.includes('.'))
  .sort((a, b) => graphOf(a).order - graphOf(b).order);

export function graphOf(tree: string): Graph {
  return once(tree, (source) => graphSchema.parse(parse(source)));
}
export const wordsOfTree = (tree: string, locale: Locale): Words => once(`${tree}.${locale}`, (source) => wordsSchema.parse(parse(source)));
