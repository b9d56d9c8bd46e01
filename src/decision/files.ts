/** The decisions as pages read them: the content check has proven them before. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { once, oncePer } from '../authoring/once.ts';
import type { Locale } from '../locales.ts';
import { graphSchema, wordsSchema, type Graph, type Words } from './schema.ts';

const read = (name: string): unknown => parse(readFileSync(`content/decisions/${name}.yaml`, 'utf8'));

export const graphOf = oncePer((tree: string): Graph => graphSchema.parse(read(tree)));
const wordsIn = oncePer((name: string): Words => wordsSchema.parse(read(name)));
export const wordsOfTree = (tree: string, locale: Locale): Words => wordsIn(`${tree}.${locale}`);

/** Names of all trees, in their order. */
export const trees = once(() =>
  globSync('content/decisions/*.yaml')
    .map((file) => path.basename(file, '.yaml'))
    .filter((name) => !name.includes('.'))
    .sort((a, b) => graphOf(a).order - graphOf(b).order),
);
