/** Words, figures and moments of a report as markup: what comes from outside stands apart and stays text. */
import type { WriterOptions } from './formats/format.ts';
import { apart, shown } from './formats/html.ts';
import { wordingOf, type Key, type Wording } from './wording.ts';

type ReportKey<K = Key> = K extends `export.report.${infer Name}` ? Name : never;

export interface ReportWords extends Pick<Wording, 'say' | 'count' | 'list'> {
  /** Of the report's own words, with markup in its places. */
  text: (key: ReportKey, places?: Readonly<Record<string, string>>) => string;
  /** In the reader's language, in UTC; a time of another shape is a text like any other. */
  moment: (text: string) => string;
  /** Rounded, and to the byte. */
  size: (bytes: number) => string;
}

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

export function reportWords({ words, lang }: WriterOptions): ReportWords {
  const { say, count, list, bytes } = wordingOf(words, lang);
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
  const text: ReportWords['text'] = (key, places = {}) =>
    shown(say(`export.report.${key}`)).replace(/\{(\w+)\}/g, (place, name: string) => places[name] ?? place);
  return {
    say,
    count,
    list,
    text,
    moment(written) {
      const time = iso.test(written) ? Date.parse(written) : NaN;
      if (Number.isNaN(time)) return apart(written);
      return `<time datetime="${written}">${text('utc', { time: shown(format.format(time)) })}</time>`;
    },
    size(value) {
      const exact = text('size.exact', { bytes: count(value) });
      return value < 1000 ? exact : text('size', { size: shown(bytes(value)), exact });
    },
  };
}
