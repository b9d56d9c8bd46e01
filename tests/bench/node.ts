/** The four measures in Node, each in a process of its own, with the spool on the disk. */
import { printed } from './ending.ts';
import { measureFour, type Kind, type Measure } from './four.ts';
import type { Part } from './part.ts';

const measure = async (kind: Kind, origin: string) => JSON.parse(await printed('tests/bench/node-measure.ts', [kind, origin])) as Measure;

export const node: Part = (size) => measureFour({ name: 'node', measure }, size);
