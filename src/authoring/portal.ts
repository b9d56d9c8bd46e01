/** What an operator sets: `content/portal.yaml`. */
import { z } from 'zod';
import { localeCodes } from '../locales.ts';

export const portalSchema = z.strictObject({
  title: z.string().min(1),
  tagline: z.strictObject(Object.fromEntries(localeCodes.map((code) => [code, z.string().min(1)]))),
  site: z.url().describe('Where the site will stand; canonical addresses and the sitemap begin with it.'),
  report: z
    .string()
    .regex(/^(?=.*\{title\})(https:\/\/|mailto:).*\{body\}/, 'an https: or mailto: address with {title} and {body} where they belong')
    .describe('Where readers report problems. {title} and {body} are filled in.'),
});

export type Portal = z.infer<typeof portalSchema>;

/** The address that opens a prefilled report. */
export function reportAddress(template: string, title: string, body: string): string {
  return template.replace('{title}', encodeURIComponent(title)).replace('{body}', encodeURIComponent(body));
}
