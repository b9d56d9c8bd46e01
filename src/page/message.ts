/**
 * A sentence with places for values: `{rows}`, or by the number of `rows` `{rows, plural, one {# record} other {# records}}`. It is
 * the part of Unicode's MessageFormat that our words use; the categories are those of CLDR for the language.
 */
const place = /\{(\w+)(?:, plural,((?: [a-z]+ \{[^{}]*\})+))?\}/g;
const form = / ([a-z]+) \{([^{}]*)\}/g;

export interface Place {
  name: string;
  /** Category → text, in which `#` stands for the number; undefined for a place without forms. */
  forms: Readonly<Record<string, string>> | undefined;
}

const placeOf = (name: string, forms: string | undefined): Place => ({
  name,
  forms: forms === undefined ? undefined : Object.fromEntries([...forms.matchAll(form)].map(([, category, text]) => [category!, text!])),
});

export const placesOf = (text: string): Place[] => [...text.matchAll(place)].map(([, name, forms]) => placeOf(name!, forms));

/** The text with its values; numbers are written by `figure`, and choose the form by `rules`. A place without a value stays as it is. */
export function messageOf(
  text: string,
  values: Readonly<Record<string, string | number>>,
  figure: (value: number) => string,
  rules: () => Intl.PluralRules,
): string {
  return text.replace(place, (found, name: string, written: string | undefined) => {
    const value = values[name];
    if (value === undefined) return found;
    if (typeof value === 'string') return value;
    const { forms } = placeOf(name, written);
    if (!forms) return figure(value);
    return (forms[rules().select(value)] ?? forms['other'] ?? '#').replaceAll('#', figure(value));
  });
}

/** The categories that some whole number up to 200 has: those that a text of this language cannot do without. */
export function categoriesOf(lang: string): ReadonlySet<string> {
  const rules = new Intl.PluralRules(lang);
  return new Set(['other', ...Array.from({ length: 201 }, (_, n) => rules.select(n))]);
}
