/** Work on many files, some beside each other: the disk is busy while others are taken apart, and open files stay few. */

const atOnce = 16;

/** What came of each, in the order of the items. Throws what the first failure threw; those begun beside it still end. */
export async function eachOf<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let i = 0; i < items.length; i += atOnce) results.push(...(await Promise.all(items.slice(i, i + atOnce).map(work))));
  return results;
}
