/** The labels as pages show them, read once a build: the content check has proven them before. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { labelsSchema } from '../authoring/labels.ts';
import { once } from '../authoring/once.ts';

export const labels = once(() => labelsSchema.parse(parse(readFileSync('content/labels.yaml', 'utf8'))));
