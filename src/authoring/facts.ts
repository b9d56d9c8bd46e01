/** Facts: the statements that guides rest on, each with its source and date. `content/facts.yaml`. */
import { z } from 'zod';

export const factId = z.string().regex(/^[A-Z]{1,2}\d+[a-z]?$/, 'a fact id such as M1 or EC2a');

/** `2021-22` lies between two years; anything longer is a day that there was. */
export const dateText = z
  .string()
  .regex(/^\d{4}(-\d{2}){0,2}$/, 'YYYY, YYYY-MM, YYYY-MM-DD, or 2021-22')
  .refine((text) => !/^\d{4}-00/.test(text) && (text.length < 10 || isDay(text)), 'a date of the calendar');

function isDay(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const factSchema = z.strictObject({
  statement: z.string().min(1).describe('One English sentence, in our own words.'),
  source: z.string().min(1).describe('Where it was read: an address or the name of a text.'),
  date: z.coerce.string().pipe(dateText).describe('When it was published or true.'),
  status: z.enum(['current', 'past', 'unconfirmed']).describe('past: can no longer be done or is no longer so.'),
});

export const factsSchema = z.record(factId, factSchema);
export type Facts = z.infer<typeof factsSchema>;
