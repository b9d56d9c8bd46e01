/** The one list of locales. Config, schemas, the content check and the tests read it; nothing else lists languages. */
export const locales = {
  en: { label: 'English', lang: 'en', dir: 'ltr', figures: 'en-GB' },
  de: { label: 'Deutsch', lang: 'de', dir: 'ltr', figures: 'de' },
} as const satisfies Record<string, { label: string; lang: string; dir: 'ltr' | 'rtl'; figures: string }>;

/**
 * A folder below `content/docs` and the first part of an address; `lang` is its BCP 47 tag, `figures` the tag by
 * which `Intl` writes its numbers and dates.
 */
export type Locale = keyof typeof locales;

export const localeCodes = Object.keys(locales) as [Locale, ...Locale[]];

/** Guides are written here first; other locales are compared with it and fall back to it. */
export const sourceLocale: Locale = 'en';
