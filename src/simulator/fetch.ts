/** The way of one request through the simulator: preflight, budget, faults, route, token, role, answer. */
import { preflight, withCors, type CorsMode } from './cors.ts';
import { cut } from './cut.ts';
import { answerInstead, createTroubles, timeout, type FaultRates, type Trouble } from './faults.ts';
import { isTooLarge } from './large.ts';
import { answerRoute } from './routes.ts';
import { createSides, type Side } from './sides.ts';
import { createBearers, credentialOf, type Bearers, type Credential, type Tokens } from './tokens.ts';
import type { Account } from './state.ts';

export interface FetchOptions {
  seed: number;
  cors: CorsMode;
  faults: FaultRates;
  tokens: Tokens;
  tokenLifeMs: number;
  requestsPerMinute: number;
  /** Changes the account behind an answer, as the trouble of its request says. */
  mutate(trouble: Trouble): void;
}

/** The simulator's `fetch`; see `Simulator.fetch`. Preflights cost no budget and meet no faults. */
export function createFetch(account: Account, options: FetchOptions): (request: Request) => Promise<Response> {
  const { seed, cors, faults, tokens, tokenLifeMs } = options;
  const sideOf = createSides(options.requestsPerMinute, account.clock);
  const nextTrouble = createTroubles(seed, faults);
  const bearers = createBearers(tokens, tokenLifeMs, account.clock);

  return async (request) => {
    request.signal.throwIfAborted();
    if (request.method === 'OPTIONS') return preflight(cors);
    account.stats.requests++;
    const trouble = nextTrouble();
    const url = new URL(request.url);
    const side = sideOf(url);
    const { refused, headers } = side.spend(url);
    const delay = trouble('delay');
    if (delay) await account.clock.sleep(delay.whole(1, 8) * 1000, request.signal);
    if (trouble('drop')) throw new TypeError('Failed to fetch');
    const credential = credentialOf(request);
    if (trouble('expire')) bearers.withdraw(credential.token);
    const late = () => (isTooLarge(url, seed, faults.large ?? 0) ? timeout() : undefined);
    const response = refused ?? answerInstead(trouble, side) ?? late() ?? answer(account, side, request, credential, bearers);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    // Only calls with a bearer token are opened to pages (support-api.md §1.1).
    if (credential.kind !== 'api-token') withCors(response, cors);
    options.mutate(trouble);
    const cutting = trouble('truncate');
    return cutting ? cut(response, cutting) : response;
  };
}

/** Address and method are judged before the token, an order of our own; every call is GET only (§5). */
function answer(account: Account, side: Side, { url: address, method }: Request, { kind, token }: Credential, bearers: Bearers): Response {
  const url = new URL(address);
  const route = side.routes.find(({ path }) => path.test(url.pathname));
  const part = route && partOf(route.path.exec(url.pathname)?.[1] ?? '');
  if (!route || part === undefined) return side.refuse(404);
  if (method !== 'GET') return side.refuse(405);
  const known = kind === 'bearer' || (kind === 'api-token' && side.apiTokens);
  const holder = known ? bearers.holder(token) : undefined;
  if (!holder) return (nobody(kind) ? route.anonymous?.() : undefined) ?? side.unauthorized(kind);
  if (!route.roles.includes(holder.role)) return side.refuse(403);
  return answerRoute(route, { account, url, part, ...holder });
}

/** Who is not even wrong: some calls answer without a credential, or with a password, as if nobody had asked (support-api.md §2.5). */
const nobody = (kind: Credential['kind']) => kind === 'none' || kind === 'other';

/** Undefined for what no address can hold. */
function partOf(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
