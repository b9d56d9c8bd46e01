/** Dates that are only as exact as their source: a year, a month, a day, or `2021-22` for two years between which it lies. */
import { oncePer } from '../authoring/once.ts';

/** `lang`: BCP 47. */
export const formatDate = (date: string, lang: string): string => formatted(lang)(date);

/** By how many parts a date has. */
const styles = [
  { year: 'numeric' },
  { year: 'numeric', month: 'long' },
  { year: 'numeric', month: 'long', day: 'numeric' },
] as const satisfies Intl.DateTimeFormatOptions[];

/** The same few dates stand on most pages, and making a format takes longer than using it. */
const formatted = oncePer((lang: string) => {
  const formats = styles.map((style) => new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }));
  return oncePer((date: string) => {
    const between = /^(\d{4})-(\d{2})$/.exec(date);
    if (between && Number(between[2]) > 12) return `${between[1]}/${between[2]}`;
    return formats[date.split('-').length - 1]!.format(new Date(date));
  });
});
