/** The account's budget: so many requests in any stretch of a minute (chat-api.md §3.7). */
import type { Clock } from '../zendesk/clock.ts';

const windowMs = 60_000;

/**
 * Returns a function that takes one request from the budget. It answers 0, or the whole seconds after which the next
 * one fits again; a refused request costs nothing. Remembers the times of at most `requests` requests.
 */
export function createBudget(requests: number, clock: Clock): () => number {
  if (requests === Infinity) return () => 0;
  let times: number[] = [];
  return () => {
    const now = clock.now();
    times = times.filter((time) => time > now - windowMs);
    const waits = times.length < requests ? 0 : ((times[0] ?? now) + windowMs - now) / 1000;
    if (!waits) times.push(now);
    return Math.ceil(waits);
  };
}
