/** Every page of the test site, as its address. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { pseudoCodes, type PseudoLocale } from '../pseudo/locales.ts';
import { testSite, untranslated } from '../pseudo/site.ts';

const all = globSync('**/index.html', { cwd: path.join(testSite, 'dist') })
  .map((file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`)
  .sort();

/** Those that are really written in it. */
export const pagesIn = (locale: PseudoLocale) =>
  all.filter((address) => address.startsWith(`/${locale}/`) && address !== `/${untranslated.locale}/${untranslated.page}/`);

/** The pages that a release has too. */
export const pages = all.filter((address) => !pseudoCodes.some((locale) => address.startsWith(`/${locale}/`)));
