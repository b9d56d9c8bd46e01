/** The account's budgets: so many requests in a stretch of time (chat-api.md §3.7, support-api.md §4.1). */
import type { Clock } from '../zendesk/clock.ts';

const minuteMs = 60_000;

/** What became of one request. */
export interface Spending {
  /** 0, or the whole seconds after which the next one fits again. */
  readonly waits: number;
  /** How many more fit now. */
  readonly left: number;
  /** Whole seconds until some fit that do not now. */
  readonly resets: number;
}

/** Takes one request; a refused one costs nothing. */
export type Budget = () => Spending;

const unlimited: Budget = () => ({ waits: 0, left: Infinity, resets: 0 });

/** So many in any stretch of `windowMs`. Remembers the times of at most `requests` requests. */
export function createBudget(requests: number, clock: Clock, windowMs = minuteMs): Budget {
  if (requests === Infinity) return unlimited;
  let times: number[] = [];
  return () => {
    const now = clock.now();
    times = times.filter((time) => time > now - windowMs);
    const fits = times.length < requests;
    if (fits) times.push(now);
    const resets = Math.ceil(((times[0] ?? now) + windowMs - now) / 1000);
    return { waits: fits ? 0 : resets, left: requests - times.length, resets };
  };
}

/** As `createBudget`, but for minutes of the clock: so the incremental calls of Support were seen to count (support-api.md §4.1). */
export function createMinuteBudget(requests: number, clock: Clock): Budget {
  if (requests === Infinity) return unlimited;
  let [minute, used] = [-1, 0];
  return () => {
    const now = clock.now();
    if (Math.floor(now / minuteMs) !== minute) [minute, used] = [Math.floor(now / minuteMs), 0];
    const fits = used < requests;
    if (fits) used++;
    const resets = Math.max(1, Math.ceil(((minute + 1) * minuteMs - now) / 1000));
    return { waits: fits ? 0 : resets, left: requests - used, resets };
  };
}
