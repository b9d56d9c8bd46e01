/** The two APIs that stand on one host, Chat and Support: each with its calls, its limits, and its ways to refuse. */
import type { Clock } from '../zendesk/clock.ts';
import { createBudget } from './budget.ts';
import { refuse, type RefusalStatus } from './failures.ts';
import { routes, type Route } from './routes.ts';
import { edge, refuseSupport, unauthorizedSupport } from './support/failures.ts';
import { createLimits } from './support/limits.ts';
import { supportRoutes } from './support/routes.ts';

export interface Side {
  readonly routes: readonly Route[];
  /** Takes one request from the budget that the address belongs to; the 429 when that is used up. */
  spend(url: URL): Response | undefined;
  /** The 429 of a `throttle` fault. */
  throttled(seconds: number): Response;
  refuse(status: Exclude<RefusalStatus, 400 | 429>): Response;
  /** `bearer`: there was a bearer token, but none that works. */
  unauthorized(bearer: boolean): Response;
}

/** Support is everything under `/api/v2/` but `/chat`; what is neither is answered as Chat's host does. */
const supports = /^\/api\/v2\/(?!chat(?:\/|$))[a-z_]/;

/** Which of the two an address belongs to. `requestsPerMinute` holds for each of them; Infinity switches all limits off. */
export function createSides(requestsPerMinute: number, clock: Clock): (url: URL) => Side {
  const spend = createBudget(requestsPerMinute, clock);
  const throttled = (seconds: number) => refuse(429, { 'Retry-After': String(seconds) });
  const chat: Side = {
    routes,
    spend: () => {
      const wait = spend();
      return wait ? throttled(wait) : undefined;
    },
    throttled,
    refuse,
    unauthorized: () => refuse(401),
  };
  const support: Side = {
    routes: supportRoutes,
    spend: createLimits(requestsPerMinute, clock),
    throttled: edge,
    refuse: refuseSupport,
    unauthorized: unauthorizedSupport,
  };
  return ({ pathname }) => (supports.test(pathname) ? support : chat);
}
