/** Which of our languages fits a reader best, by the list that a browser has of theirs (RFC 4647, "lookup"). */

/** Writing systems that a region alone stands for, where a language has more than one (CLDR, likely subtags). */
const script = (tag: string): string | undefined => {
  try {
    return new Intl.Locale(tag).maximize().script;
  } catch {
    return undefined;
  }
};
const language = (tag: string) => tag.split('-')[0]!.toLowerCase();

/**
 * The first of `wanted` that `tags` have: the tag itself, then the same language in the same writing, then any of the
 * language's. Undefined where none fits: then nothing is offered.
 */
export function bestLanguage(wanted: readonly string[], tags: readonly string[]): string | undefined {
  for (const tag of wanted) {
    const same = tags.filter((one) => language(one) === language(tag));
    const found = same.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? same.find((one) => script(one) === script(tag)) ?? same[0];
    if (found) return found;
  }
  return undefined;
}
