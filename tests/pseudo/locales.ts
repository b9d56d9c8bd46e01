/** The pseudo-locales: generated from English for tests, and never in a release. */
import { accent } from './accent.ts';
import { mirror } from './mirror.ts';

/**
 * As in `src/locales.ts`, and `change`, which makes their texts. Figures are written in languages that share neither
 * letters nor digits with English, so that a date or number that is not formatted for the reader shows as well.
 */
export const pseudoLocales = {
  'en-xa': { label: accent('English'), lang: 'en-XA', dir: 'ltr', figures: 'el', change: accent },
  'ar-xb': { label: mirror('English'), lang: 'ar-XB', dir: 'rtl', figures: 'ar-EG', change: mirror },
} as const;

export type PseudoLocale = keyof typeof pseudoLocales;
export const pseudoCodes = Object.keys(pseudoLocales) as PseudoLocale[];
