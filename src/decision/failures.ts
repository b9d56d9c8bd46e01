/** Where the reader of a failure finds out why: the decision that knows the failure's code, with what the code answers. */
import type { Locale } from '../locales.ts';
import { graphOf, trees } from './files.ts';

/** Failure code → address of the page. Complete: the content check has proven that every code has its place. */
export function failureLinks(locale: Locale): Record<string, string> {
  return Object.fromEntries(
    trees().flatMap((tree) =>
      Object.entries(graphOf(tree).failures ?? {}).map(([code, answers]) => [
        code,
        `/${locale}/decide/${tree}/?${new URLSearchParams(answers).toString()}`,
      ]),
    ),
  );
}
