/** The first of many. */

/** The first `count` of `items`, or all of them; takes no more from it. */
export function take<T>(items: Iterable<T>, count: number): T[] {
  const taken: T[] = [];
  if (count <= 0) return taken;
  for (const item of items) {
    taken.push(item);
    if (taken.length === count) break;
  }
  return taken;
}

/** `items` without the first `count`. */
export function* skip<T>(items: Iterable<T>, count: number): Iterable<T> {
  let left = count;
  for (const item of items) if (left-- <= 0) yield item;
}

/** Takes each of `items` once and remembers it: returns what gives `count` of them behind the first `from`. */
export function remembered<T>(items: Iterable<T>): (from: number, count: number) => T[] {
  const [iterator, taken]: [Iterator<T>, T[]] = [items[Symbol.iterator](), []];
  return (from, count) => {
    for (let next; taken.length < from + count && !(next = iterator.next()).done;) taken.push(next.value);
    return taken.slice(from, from + count);
  };
}
