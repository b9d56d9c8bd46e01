/** How many of many fit, without looking at all of them where they are very many. */

/** Up to so many each is looked at, and the number is exact. */
export const countedExactly = 100_000;
/** Of more than that so many, evenly spread, and the number is an estimate. */
const looked = 5_000;

/** Of the numbers from `from` up to, but without, `to`, how many `fits` is true for. */
export function countOf({ from, to }: { from: number; to: number }, fits: (n: number) => boolean): number {
  const many = Math.max(0, to - from);
  const step = many > countedExactly ? many / looked : 1;
  let count = 0;
  for (let k = 0; k * step < many; k++) if (fits(from + Math.floor(k * step))) count++;
  return Math.round(count * step);
}
