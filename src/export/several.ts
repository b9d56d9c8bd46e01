/** Several pieces of work at once, of which the first failure ends all. */

/**
 * Runs `work` for each item, begun in their order, `atOnce` at the same time. When one fails, or `outer` is aborted, the
 * others are called back by the signal they were given; when all have stopped the first failure is thrown.
 */
export async function several<T>(
  items: Iterable<T>,
  atOnce: number,
  outer: AbortSignal,
  work: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([outer, over.signal]);
  const queue = items[Symbol.iterator]();
  const failures: unknown[] = [];
  const lane = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      signal.throwIfAborted();
      await work(next.value, signal);
    }
  };
  const fail = (error: unknown) => {
    failures.push(error);
    over.abort();
  };
  await Promise.all(Array.from({ length: atOnce }, () => lane().catch(fail)));
  if (failures.length) throw failures[0];
}
