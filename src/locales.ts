/** The one list of locales. Config, schemas, the content check and the tests read it; nothing else lists languages. */
export const locales = {
  en: { label: 'English', lang: 'en', dir: 'ltr', figures: 'en-GB' },
  de: { label: 'Deutsch', lang: 'de', dir: 'ltr', figures: 'de' },
  fr: { label: 'Français', lang: 'fr', dir: 'ltr', figures: 'fr' },
  es: { label: 'Español', lang: 'es', dir: 'ltr', figures: 'es' },
  it: { label: 'Italiano', lang: 'it', dir: 'ltr', figures: 'it' },
  'pt-br': { label: 'Português (Brasil)', lang: 'pt-BR', dir: 'ltr', figures: 'pt-BR' },
  ja: { label: '日本語', lang: 'ja', dir: 'ltr', figures: 'ja' },
  ko: { label: '한국어', lang: 'ko', dir: 'ltr', figures: 'ko' },
  'zh-cn': { label: '简体中文', lang: 'zh-CN', dir: 'ltr', figures: 'zh-CN' },
  'zh-tw': { label: '繁體中文', lang: 'zh-TW', dir: 'ltr', figures: 'zh-TW' },
  // The years of the prose are those of the Gregorian calendar.
  th: { label: 'ไทย', lang: 'th', dir: 'ltr', figures: 'th-u-ca-gregory' },
  id: { label: 'Bahasa Indonesia', lang: 'id', dir: 'ltr', figures: 'id' },
  // The figures of the prose, of steps and of the vendor's screens are 0 to 9.
  ar: { label: 'العربية', lang: 'ar', dir: 'rtl', figures: 'ar-u-nu-latn' },
} as const satisfies Record<string, { label: string; lang: string; dir: 'ltr' | 'rtl'; figures: string }>;

/**
 * A folder below `content/docs` and the first part of an address; `lang` is its BCP 47 tag, `figures` the tag by
 * which `Intl` writes its numbers and dates.
 */
export type Locale = keyof typeof locales;

export const localeCodes = Object.keys(locales) as [Locale, ...Locale[]];

/** The locale of this code, if the site speaks it. */
export const localeNamed = (code: string | undefined): Locale | undefined => localeCodes.find((one) => one === code);

/** Guides are written here first; other locales are compared with it and fall back to it. */
export const sourceLocale: Locale = 'en';
