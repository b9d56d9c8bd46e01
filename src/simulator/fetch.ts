/** The way of one request through the simulator: preflight, budget, faults, route, token, role, answer. */
import { answerInstead, createTroubles, type FaultRates } from './faults.ts';
import { answerRoute } from './routes.ts';
import { createSides, type Side } from './sides.ts';
import { cut } from './cut.ts';
import { preflight, withCors, type CorsMode } from './cors.ts';
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
  const sideOf = createSides(options.requestsPerMinute, account.clock);
  const nextTrouble = createTroubles(options.seed, options.faults);

  return async (request) => {
    request.signal.throwIfAborted();
    if (request.method === 'OPTIONS') return preflight(cors);
    account.stats.requests++;
    const trouble = nextTrouble();
    const url = new URL(request.url);
    const side = sideOf(url);
    const spent = side.spend(url);
    if (trouble.hits('delay')) await account.clock.sleep(trouble.dice.whole(1, 8) * 1000, request.signal);
    if (trouble.hits('drop')) throw new TypeError('Failed to fetch');
    const refused = spent ?? answerInstead(trouble, side.throttled);
    const response = withCors(refused ?? answer(account, side, request, tokens), cors);
    if (trouble.hits('edit')) options.edit();
    return trouble.hits('truncate') ? cut(response, trouble.dice) : response;
  };
}

/** Address and method are judged before the token, an order of our own; every call is GET only (§5). */
function answer(account: Account, side: Side, request: Request, tokens: Tokens): Response {
  const url = new URL(request.url);
  const route = side.routes.find(({ path }) => path.test(url.pathname));
  if (!route) return side.refuse(404);
  if (request.method !== 'GET') return side.refuse(405);
  const role = roleOf(request, tokens, account.clock);
  const bearer = /^Bearer /i.test(request.headers.get('Authorization') ?? '');
  if (!role) return bearer ? side.unauthorized(true) : (route.anonymous?.() ?? side.unauthorized(false));
  if (!route.roles.includes(role)) return side.refuse(403);
  return answerRoute(route, { account, url, role, part: route.path.exec(url.pathname)?.[1] ?? '' });
}
