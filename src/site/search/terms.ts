/**
 * Words by which a page should be found and that Pagefind does not see by itself: parts of compounds, words that are written
 * without blanks between them, words that are written together. Pure; `src/adr/0017` says what each of them brought.
 */

import { oncePer } from '../../authoring/once.ts';

/** What the words of a language are made of. */
export interface Making {
  /** BCP 47. */
  lang: string;
  /** Letters that a part of a compound has at least; Infinity: this language has no compounds to take apart. */
  part: number;
  /** What may stand between two parts. */
  links: readonly string[];
}

/** Making one takes longer than using it. */
const segmenterOf = oncePer((lang: string) => new Intl.Segmenter(lang, { granularity: 'word' }));

/** Languages that put no blanks between words: there only a dictionary knows where one ends. */
const withoutBlanks = /^(ja|zh|th)\b/;

/** The words of a text, in small letters, in its order; those of Chinese, Japanese and Thai by the dictionary of the platform. */
export function wordsIn(text: string, lang: string): string[] {
  if (!withoutBlanks.test(lang)) return text.toLocaleLowerCase(lang).match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  return [...segmenterOf(lang).segment(text.toLocaleLowerCase(lang))].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

/** The parts of a compound, each of them a word of the vocabulary; none where it is no compound. */
export function partsOf(word: string, vocabulary: ReadonlySet<string>, making: Making): string[] {
  const { part, links } = making;
  for (let at = word.length - part; at >= part; at--) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (!vocabulary.has(tail)) continue;
    const known = headOf(head, vocabulary, links);
    if (known) return [known, tail];
    const further = partsOf(head, vocabulary, making);
    if (further.length) return [...further, tail];
  }
  return [];
}

function headOf(head: string, vocabulary: ReadonlySet<string>, links: readonly string[]): string | undefined {
  return ['', ...links]
    .filter((link) => head.endsWith(link) && head.length > link.length)
    .map((link) => head.slice(0, head.length - link.length))
    .find((stem) => vocabulary.has(stem));
}

/** In a longer phrase two neighbours seldom belong together, and would make its page a hit for either. */
const longestPhrase = 3;

/** Neighbours written together, as in “signin” or 액세스토큰; of a text between two marks only, not across them. */
export const joined = (text: string, lang: string): string[] =>
  text.split(/[.,;:!?()“”„«»「」、。，：；？！\n]/).flatMap((phrase) => {
    const words = wordsIn(phrase, lang);
    if (words.length > longestPhrase && !withoutBlanks.test(lang)) return [];
    return words.slice(1).map((word, i) => `${words[i]!}${word}`);
  });

export const hasCompounds = ({ part }: Making): boolean => part < Infinity;

/** All that is added for one text: what its words are made of and, of a short one, its neighbours together. Each once. */
export function termsOf(text: string, vocabulary: ReadonlySet<string>, making: Making, short: boolean): string[] {
  if (!short && !hasCompounds(making)) return [];
  const words = wordsIn(text, making.lang);
  const parts = words.flatMap((word) => partsOf(word, vocabulary, making));
  return [...new Set([...parts, ...(short ? [...words, ...joined(text, making.lang)] : [])])];
}
