/** The facts as pages show them, read once a build: the content check has proven them before. */
import { parse } from 'yaml';
import factsFile from '../../content/facts.yaml?raw';
import { factsSchema } from '../authoring/facts.ts';

export const facts = factsSchema.parse(parse(factsFile));
