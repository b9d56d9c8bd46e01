/** The account's budgets: so many requests in a minute (chat-api.md §3.7, support-api.md §4.1). */
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

/** As `createBudget`, but for minutes of the clock: so the incremental calls of Support were seen to count (support-api.md §4.1). */
export function createMinuteBudget(requests: number, clock: Clock): () => number {
  let [minute, used] = [-1, 0];
  return () => {
    const now = clock.now();
    if (Math.floor(now / windowMs) !== minute) [minute, used] = [Math.floor(now / windowMs), 0];
    return used++ < requests ? 0 : Math.max(1, Math.ceil(((minute + 1) * windowMs - now) / 1000));
  };
}
