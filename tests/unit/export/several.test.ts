import { describe, expect, test } from 'vitest';
import { several } from '../../../src/export/several.ts';

const never = new AbortController().signal;

/** Work that ends when it is told to, or with the signal's reason. */
function works() {
  const begun: string[] = [];
  const open = new Map<string, PromiseWithResolvers<void>>();
  const work = (item: string, signal: AbortSignal) => {
    begun.push(item);
    const one = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => one.reject(signal.reason as Error));
    open.set(item, one);
    return one.promise;
  };
  return {
    begun,
    work,
    end: (item: string) => open.get(item)!.resolve(),
    fail: (item: string, error: Error) => open.get(item)!.reject(error),
  };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('several pieces of work', () => {
  test('begin in their order, so many at once, the next as soon as one ends', async () => {
    const { begun, work, end } = works();
    const all = several(['a', 'b', 'c', 'd'], 2, never, work);
    await turn();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    await turn();
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const item of ['a', 'c']) end(item);
    await turn();
    end('d');
    await all;
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  test('end with the first failure, when all have stopped; nothing begins after it', async () => {
    const { begun, work, fail } = works();
    const all = several(['a', 'b', 'c'], 2, never, work);
    await turn();
    const error = new Error('broken');
    fail('b', error);
    await expect(all).rejects.toBe(error);
    expect(begun).toEqual(['a', 'b']);
  });

  test('end with the reason of an abort', async () => {
    const { work } = works();
    const stop = new AbortController();
    const all = several(['a', 'b'], 1, stop.signal, work);
    await turn();
    const reason = new Error('paused');
    stop.abort(reason);
    await expect(all).rejects.toBe(reason);
  });

  test('of nothing is nothing', () => expect(several([], 3, never, works().work)).resolves.toBeUndefined());
});
