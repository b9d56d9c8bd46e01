/** A decision as it is written: the graph once (`content/decisions/<tree>.yaml`), the words per locale beside it. */
import { z } from 'zod';
import { factId } from '../authoring/facts.ts';

const nodeId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words joined by hyphens');

export const graphSchema = z.strictObject({
  start: nodeId.describe('The first question.'),
  questions: z.record(
    nodeId,
    z.strictObject({
      facts: z.array(factId).default([]),
      options: z.record(nodeId, nodeId).describe('Answer → the question or outcome it leads to.'),
    }),
  ),
  outcomes: z.record(
    nodeId,
    z.strictObject({
      facts: z.array(factId).default([]),
      procedures: z.array(z.string().regex(/^[a-z0-9/-]+#[a-z0-9-]+$/, 'page#procedure, such as guide/apis#authorise')).min(1),
    }),
  ),
});

export const wordsSchema = z.strictObject({
  title: z.string().min(1),
  questions: z.record(
    nodeId,
    z.strictObject({
      question: z.string().min(1),
      hint: z.string().optional(),
      options: z.record(nodeId, z.string().min(1)),
    }),
  ),
  outcomes: z.record(nodeId, z.strictObject({ title: z.string().min(1), text: z.string().min(1) })),
});

export type Graph = z.infer<typeof graphSchema>;
export type Words = z.infer<typeof wordsSchema>;
