/** Dates that are only as exact as their source: a year, a month, a day, or `2021-22` for two years between which it lies. */
export function formatDate(date: string, lang: string): string {
  const between = /^(\d{4})-(\d{2})$/.exec(date);
  if (between && Number(between[2]) > 12) return `${between[1]}/${between[2]}`;
  const parts = date.split('-').length;
  const style: Intl.DateTimeFormatOptions = { year: 'numeric', ...(parts > 1 && { month: 'long' }), ...(parts > 2 && { day: 'numeric' }) };
  return formatOf(lang, parts, { ...style, timeZone: 'UTC' }).format(new Date(date));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than using it. */
function formatOf(lang: string, parts: number, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(`${lang} ${parts}`) ?? new Intl.DateTimeFormat(lang, style);
  formats.set(`${lang} ${parts}`, known);
  return known;
}
