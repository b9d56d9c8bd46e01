/** The labels as pages show them, read once a build: the content check has proven them before. */
import { parse } from 'yaml';
import labelsFile from '../../content/labels.yaml?raw';
import { labelsSchema } from '../authoring/labels.ts';

export const labels = labelsSchema.parse(parse(labelsFile));
