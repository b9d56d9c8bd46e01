/** The vendor's screen labels, per locale, with how sure we are of each. `content/labels.yaml`. */
import { z } from 'zod';
import { localeCodes } from '../locales.ts';

export const labelSchema = z
  .strictObject({
    label: z.string().min(1).describe('What the screen says, to the letter.'),
    source: z.string().optional().describe('Where it was seen.'),
    confidence: z
      .enum(['official', 'partner', 'inferred', 'not-found'])
      .describe(
        'official: seen in a text of the vendor; partner: at an integrator; inferred: built from its vocabulary; not-found: the English label stands.',
      ),
    gloss: z.string().optional().describe('Our own help beside an English label that stands untranslated.'),
  })
  .refine((l) => l.confidence !== 'not-found' || l.gloss, 'a gloss beside a label that was not found');

const perLocale = Object.fromEntries(localeCodes.map((code) => [code, labelSchema])) as Record<
  (typeof localeCodes)[number],
  typeof labelSchema
>;

export const labelsSchema = z.record(z.string().regex(/^[a-z0-9-]+$/), z.strictObject({ area: z.string(), ...perLocale }));
export type Labels = z.infer<typeof labelsSchema>;
