/** The two APIs that stand on one host, Chat and Support: each with its calls, its limits, and its ways to refuse. */
import type { Clock } from '../zendesk/clock.ts';
import { createBudget } from './budget.ts';
import { json, refuse, type RefusalStatus } from './failures.ts';
import type { Refuser } from './faults.ts';
import { routes, type Route } from './routes.ts';
import { brokenSupport, lacksScope, refuseSupport, throttledSupport, unauthorizedSupport } from './support/failures.ts';
import { createLimits, type Spent } from './support/limits.ts';
import { supportRoutes } from './support/routes.ts';
import type { Product } from './sign-in/clients.ts';
import type { Need } from './sign-in/scopes.ts';
import type { Credential } from './tokens.ts';

export interface Side extends Refuser {
  readonly product: Product;
  readonly routes: readonly Route[];
  /** Whether an API token opens it too (support-api.md §1.1; Chat knows bearer tokens only, chat-api.md §2). */
  readonly apiTokens: boolean;
  /** Takes one request from the budget that the address belongs to. */
  spend(url: URL): Spent;
  refuse(status: Exclude<RefusalStatus, 400 | 429>): Response;
  /** There was a credential of that kind, but none that works. */
  unauthorized(kind: Credential['kind']): Response;
  /** The scopes of the token do not suffice. */
  lacksScope(need: Need): Response;
}

/** Support is everything under `/api/v2/` but `/chat`; what is neither is answered as Chat's host does. */
const supports = /^\/api\/v2\/(?!chat(?:\/|$))[a-z_]/;

/** Which of the two an address belongs to. `requestsPerMinute` holds for each of them; Infinity switches all limits off. */
export function createSides(requestsPerMinute: number, clock: Clock): (url: URL) => Side {
  const spend = createBudget(requestsPerMinute, clock);
  const tooMany = (seconds: number) => refuse(429, { 'Retry-After': String(seconds) });
  const chat: Side = {
    product: 'chat',
    routes,
    apiTokens: false,
    spend: () => {
      const { waits } = spend();
      return { headers: {}, ...(waits && { refused: tooMany(waits) }) };
    },
    throttled: (dice) => tooMany(dice.whole(1, 60)),
    broken: (dice) => json({ error: 'Server Error', description: 'Something broke on the way' }, dice.pick([500, 502, 503])),
    refuse,
    unauthorized: () => refuse(401),
    // How Chat says it is not known: ours.
    lacksScope: () => refuse(403),
  };
  const support: Side = {
    product: 'support',
    routes: supportRoutes,
    apiTokens: true,
    spend: createLimits(requestsPerMinute, clock),
    throttled: throttledSupport,
    broken: brokenSupport,
    refuse: refuseSupport,
    unauthorized: unauthorizedSupport,
    lacksScope,
  };
  return ({ pathname }) => (supports.test(pathname) ? support : chat);
}
