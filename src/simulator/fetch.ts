/** The way of one request through the simulator: preflight, budget, faults, route, token, role, answer. */
import { answerInstead, createTroubles, type FaultRates } from './faults.ts';
import { answerRoute, routes } from './routes.ts';
import { createBudget } from './budget.ts';
import { cut } from './cut.ts';
import { preflight, withCors, type CorsMode } from './cors.ts';
import { refuse } from './failures.ts';
import { roleOf, type Tokens } from './tokens.ts';
import type { Account } from './state.ts';

export interface FetchOptions {
  seed: number;
  cors: CorsMode;
  faults: FaultRates;
  tokens: Tokens;
  requestsPerMinute: number;
  edit(): void;
}

/** The simulator's `fetch`; see `Simulator.fetch`. Preflights cost no budget and meet no faults. */
export function createFetch(account: Account, options: FetchOptions): (request: Request) => Promise<Response> {
  const { cors, tokens } = options;
  const spend = createBudget(options.requestsPerMinute, account.clock);
  const nextTrouble = createTroubles(options.seed, options.faults);

  return async (request) => {
    request.signal.throwIfAborted();
    if (request.method === 'OPTIONS') return preflight(cors);
    account.stats.requests++;
    const trouble = nextTrouble();
    const wait = spend();
    if (trouble.hits('delay')) await account.clock.sleep(trouble.dice.whole(1, 8) * 1000, request.signal);
    if (trouble.hits('drop')) throw new TypeError('Failed to fetch');
    const refused = wait ? refuse(429, { 'Retry-After': String(wait) }) : answerInstead(trouble);
    const response = withCors(refused ?? answer(account, request, tokens), cors);
    if (trouble.hits('edit')) options.edit();
    return trouble.hits('truncate') ? cut(response, trouble.dice) : response;
  };
}

/** Address and method are judged before the token, an order of our own; every call is GET only (§5). */
function answer(account: Account, request: Request, tokens: Tokens): Response {
  const url = new URL(request.url);
  const route = routes.find(({ path }) => path.test(url.pathname));
  if (!route) return refuse(404);
  if (request.method !== 'GET') return refuse(405);
  const role = roleOf(request, tokens, account.clock);
  if (!role) return refuse(401);
  if (!route.roles.includes(role)) return refuse(403);
  return answerRoute(route, { account, url, role, part: route.path.exec(url.pathname)?.[1] ?? '' });
}
