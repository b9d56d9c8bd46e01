/** What people type who do not know our words: `content/search/<locale>.yaml`. */
import { z } from 'zod';

export const aliasesSchema = z.strictObject({
  asking: z.array(z.coerce.string().min(1)).describe('What questions are made of: how, what, why, my, is, happened.'),
  pages: z.record(z.string(), z.array(z.coerce.string().min(1)).min(1)).describe('Page → words and phrases, each at one page only.'),
});
export type Aliases = z.infer<typeof aliasesSchema>;

/** What a page is about, the same in every locale: `content/search.yaml`. */
export const subjectsSchema = z.record(
  z.string(),
  z.strictObject({
    products: z.array(z.enum(['Chat', 'Message', 'Support', 'Suite'])).default([]),
    channels: z.array(z.enum(['Facebook', 'LINE'])).default([]),
  }),
);
export type Subjects = z.infer<typeof subjectsSchema>;
