/** What authors may write: the frontmatter of a guide and the properties of each component. Pages and checks read it. */
import { z } from 'zod';
import { dateText, factId } from '../authoring/facts.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words joined by hyphens');
/** Written `facts="P1 P2"` in a page. */
const facts = z
  .string()
  .transform((text) => text.split(/\s+/).filter(Boolean))
  .pipe(z.array(factId));

/** Added to Starlight's own frontmatter. */
export const guideSchema = z.object({
  facts: z.array(factId).default([]).describe('Facts that the running text rests on, outside steps and notes.'),
  reviewed: z.coerce.date().optional().describe('The day on which somebody last compared the page with its facts.'),
});

/** The components of a guide by name. `key` is the property by which translations are compared; '' where there is none. */
export const components = {
  Procedure: { key: 'id', props: z.strictObject({ id }) },
  Step: { key: 'id', props: z.strictObject({ id, facts: facts.optional() }) },
  Label: { key: 'id', props: z.strictObject({ id }) },
  Since: {
    key: 'date',
    props: z.strictObject({ date: dateText, facts }),
  },
  Event: { key: 'date', props: z.strictObject({ date: dateText, facts }) },
  Failures: { key: '', props: z.strictObject({}) },
  Decision: { key: 'tree', props: z.strictObject({ tree: id }) },
  Plan: { key: 'tree', props: z.strictObject({ tree: id.default('') }) },
  Connect: { key: 'product', props: z.strictObject({ product: z.enum(['chat', 'support']).describe('What is ticked at first.') }) },
  Export: { key: 'stream', props: z.strictObject({ stream: id }) },
} as const;

export type ComponentName = keyof typeof components;
