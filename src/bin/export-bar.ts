/** The bar of `npm run export` on a terminal. */
import type { Standing } from '../export/messages.ts';
import { wording } from './export-words.ts';
import { workOf } from './export-work.ts';

/** Signs between its brackets. */
const [shortest, longest] = [10, 40];
const between = '  ';

/**
 * One line of at most `width` signs, each one cell wide: a bar, per cent, figures, and what is done. Where it is narrow
 * figures give way, the least telling first, and the end of the last sentence. Nothing is drawn of a whole that nobody knows.
 */
export function barOf(standing: Standing, width: number): string {
  const { does, fraction, figures } = workOf(standing);
  const texts = [...(fraction === undefined ? [] : [wording.percent(fraction)]), ...figures, does].filter(Boolean);
  const beside = width - shortest - '[] '.length;
  if (fraction === undefined || beside < '100%'.length) return fitting(texts, width);
  const text = fitting(texts, beside);
  return `${bar(fraction, width - text.length - '[] '.length)} ${text}`;
}

/** The first and the last, and of those between as many as leave room for half of the last; cut off where even that is too much. */
function fitting(texts: readonly string[], room: number): string {
  let some = texts;
  const needed = () => some.join(between).length - (some.at(-1) ?? '').length / 2;
  while (some.length > 2 && needed() > room) some = some.toSpliced(-2, 1);
  const text = some.join(between);
  return text.length <= room ? text : `${text.slice(0, Math.max(0, room - 1))}…`.slice(0, room);
}

function bar(fraction: number, room: number): string {
  const length = Math.min(room, longest);
  const full = Math.floor(fraction * length);
  return `[${'#'.repeat(full)}${'.'.repeat(length - full)}]`;
}
