/** How often Support may be asked (support-api.md §4.1): the incremental calls less often than all others. */
import type { Clock } from '../../zendesk/clock.ts';
import { createBudget, createMinuteBudget } from '../budget.ts';
import { accountLimit, incrementalLimit } from './failures.ts';

/** Of each kind, cursor and time; that the two are counted apart is how we read the headers. */
const incrementalPerMinute = 10;

/**
 * Returns what takes one request from the limit of its kind, or answers 429. Ours: incremental calls are not counted for
 * the account as well. Infinity switches all of it off.
 */
export function createLimits(requestsPerMinute: number, clock: Clock): (url: URL) => Response | undefined {
  const perMinute = requestsPerMinute === Infinity ? Infinity : Math.min(incrementalPerMinute, requestsPerMinute);
  const kinds = [
    { path: /^\/api\/v2\/incremental\/.*\/cursor/, spend: createMinuteBudget(perMinute, clock), refuse: incrementalLimit },
    { path: /^\/api\/v2\/incremental\//, spend: createMinuteBudget(perMinute, clock), refuse: incrementalLimit },
    { path: /^/, spend: createBudget(requestsPerMinute, clock), refuse: accountLimit },
  ];
  return ({ pathname }) => {
    const { spend, refuse } = kinds.find(({ path }) => path.test(pathname))!;
    const wait = spend();
    return wait ? refuse(wait) : undefined;
  };
}
