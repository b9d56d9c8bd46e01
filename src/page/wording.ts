/** Words and figures in the reader's language, for whatever is shown after a page was built. */

import { messageOf } from './message.ts';

/** What can be said, and how figures are written. `Key` names the words that there are. */
export interface Wording<Key extends string = string> {
  /** Numbers among the values are written for the reader, and choose the form of the words around them. */
  say: (key: Key, values?: Readonly<Record<string, string | number>>) => string;
  count: (value: number) => string;
  /** Of a part between 0 and 1, whole hundredths. */
  percent: (fraction: number) => string;
  /** `a, b and c`. */
  list: (parts: readonly string[]) => string;
  /** Decimal units, as downloads show them. */
  bytes: (value: number) => string;
  /** Seconds, minutes or hours, rounded to what one cares about. */
  duration: (ms: number) => string;
  /** Time of day. */
  time: (ms: number) => string;
  /** Day and time of day of an ISO timestamp. */
  moment: (text: string) => string;
  /** The day of a timestamp as the vendor writes it; the text itself when it is none. */
  day: (text: string | undefined) => string;
}

/** From the words of one locale, with `{places}` for values, and its tag for `Intl`. A word that is missing shows its key. */
export function wordingOf<Key extends string>(words: Readonly<Record<string, string>>, lang: string): Wording<Key> {
  const number = new Intl.NumberFormat(lang);
  const count = (value: number) => number.format(Math.round(value));
  let rules: Intl.PluralRules | undefined;
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(
      value,
    );
  return {
    say: (key, values = {}) => messageOf(words[key] ?? key, values, count, () => (rules ??= new Intl.PluralRules(lang))),
    count,
    percent: (fraction) => new Intl.NumberFormat(lang, { style: 'percent' }).format(Math.floor(fraction * 100) / 100),
    list: (parts) => new Intl.ListFormat(lang).format(parts),
    bytes: (value) =>
      value < 1e6 ? unit(value / 1e3, 'kilobyte') : value < 1e9 ? unit(value / 1e6, 'megabyte') : unit(value / 1e9, 'gigabyte'),
    duration: (ms) =>
      ms < 90_000
        ? unit(Math.max(1, Math.round(ms / 1000)), 'second')
        : ms < 5_400_000
          ? unit(Math.round(ms / 60_000), 'minute')
          : unit(ms / 3_600_000, 'hour'),
    time: (ms) => new Intl.DateTimeFormat(lang, { timeStyle: 'medium' }).format(ms),
    moment: (text) => new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(text)),
    day(text) {
      const time = Date.parse(text ?? '');
      return Number.isNaN(time) ? (text ?? '–') : new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
    },
  };
}
