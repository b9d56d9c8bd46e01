/** How often Support may be asked (support-api.md §4.1, §4.2): some calls less often than all others. */
import type { Clock } from '../../zendesk/clock.ts';
import { createBudget, createMinuteBudget, type Budget, type Spending } from '../budget.ts';
import { accountLimit, incrementalLimit } from './failures.ts';

/** What became of a call: refused, or let through; and what its answer says of the limit. */
export interface Spent {
  readonly refused?: Response;
  readonly headers: Readonly<Record<string, string>>;
}

interface Limit {
  /** In the header that tells of it. */
  readonly name: string;
  readonly applies: (url: URL) => boolean;
  readonly requests: number;
  /** Ours where it is no minute of the clock: any such stretch. */
  readonly windowMs?: number;
  readonly refuse: (seconds: number) => Response;
}

const at = (path: RegExp) => (url: URL) => path.test(url.pathname);
const behind = (path: RegExp, page: number) => (url: URL) => path.test(url.pathname) && Number(url.searchParams.get('page')) > page;

/** The first that applies counts; that cursor and time are counted apart is how we read the headers. */
const limits: readonly Limit[] = [
  {
    name: 'incremental-exports-sample',
    applies: at(/\/incremental\/.*\/sample/),
    requests: 10,
    windowMs: 1_200_000,
    refuse: incrementalLimit,
  },
  { name: 'incremental-exports-cursor', applies: at(/\/incremental\/.*\/cursor/), requests: 10, refuse: incrementalLimit },
  { name: 'incremental-exports', applies: at(/\/incremental\//), requests: 10, refuse: incrementalLimit },
  { name: 'deleted-tickets-deep', applies: behind(/\/deleted_tickets/, 100), requests: 5, refuse: accountLimit },
  { name: 'deleted-tickets', applies: at(/\/deleted_tickets/), requests: 10, refuse: accountLimit },
  { name: 'search-export', applies: at(/\/search\/export/), requests: 100, refuse: accountLimit },
  { name: 'conversation-log', applies: at(/\/conversation_log/), requests: 100, refuse: accountLimit },
  { name: 'tickets-index-deep', applies: behind(/\/tickets(\.json)?$/, 500), requests: 50, refuse: accountLimit },
];

/**
 * Returns what takes one request from the limit of its kind. Ours: what has a limit of its own is not counted for the
 * account as well. A `requestsPerMinute` below a limit counts in its stead; Infinity switches all of it off.
 */
export function createLimits(requestsPerMinute: number, clock: Clock): (url: URL) => Spent {
  const own = limits.map((limit) => ({ ...limit, ...budgetOf(limit, requestsPerMinute, clock) }));
  const account = createBudget(requestsPerMinute, clock);
  return (url) => {
    const limit = own.find(({ applies }) => applies(url));
    if (!limit) return spentOf(account(), accountLimit, (spending) => accountHeaders(requestsPerMinute, spending));
    return spentOf(limit.spend(), limit.refuse, ({ left, resets }) => ({
      [`Zendesk-RateLimit-${limit.name}`]: `total=${limit.requests}; remaining=${left}; resets=${resets}`,
    }));
  };
}

function budgetOf({ requests: most, windowMs }: Limit, perMinute: number, clock: Clock): { requests: number; spend: Budget } {
  const requests = perMinute === Infinity ? Infinity : Math.min(most, perMinute);
  return { requests, spend: windowMs ? createBudget(requests, clock, windowMs) : createMinuteBudget(requests, clock) };
}

function spentOf(spending: Spending, refuse: Limit['refuse'], headersOf: (spending: Spending) => Record<string, string>): Spent {
  const headers = spending.left === Infinity ? {} : headersOf(spending);
  return { headers, ...(spending.waits && { refused: refuse(spending.waits) }) };
}

const accountHeaders = (total: number, { left, resets }: Spending) => ({
  'X-Rate-Limit': String(total),
  'X-Rate-Limit-Remaining': String(left),
  'RateLimit-Limit': String(total),
  'RateLimit-Remaining': String(left),
  'RateLimit-Reset': String(resets),
});
