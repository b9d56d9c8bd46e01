/** The way of one request through the simulator: preflight, sign-in, budget, faults, route, token, scope, role, answer. */
import { preflight, withCors, type CorsMode } from './cors.ts';
import { cut } from './cut.ts';
import { answerInstead, createTroubles, timeout, type FaultRates, type Trouble } from './faults.ts';
import { isTooLarge } from './large.ts';
import { answerRoute } from './routes.ts';
import { createSides, type Side } from './sides.ts';
import { answerSignIn, type TokenPreflight } from './sign-in/index.ts';
import { suffices } from './sign-in/scopes.ts';
import { credentialOf, type Credential } from './tokens.ts';
import type { Account } from './state.ts';

export interface FetchOptions {
  seed: number;
  cors: CorsMode;
  faults: FaultRates;
  tokenPreflight: TokenPreflight;
  requestsPerMinute: number;
  /** Changes the account behind an answer, as the trouble of its request says. */
  mutate(trouble: Trouble): void;
}

/** The simulator's `fetch`; see `Simulator.fetch`. Preflights and sign-ins cost no budget and meet no faults: ours. */
export function createFetch(account: Account, options: FetchOptions): (request: Request) => Promise<Response> {
  const { seed, cors, faults } = options;
  const { clients, grants, bearers } = account;
  const signIn = { clients, grants, team: account.world.team, tokenPreflight: options.tokenPreflight };
  const sideOf = createSides(options.requestsPerMinute, account.clock);
  const nextTrouble = createTroubles(seed, faults);

  return async (request) => {
    request.signal.throwIfAborted();
    const signedIn = answerSignIn(request, signIn);
    if (signedIn) return signedIn;
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
    const body = request.method === 'POST' ? await request.text() : '';
    if (trouble('expire')) bearers.withdraw(credential.token);
    const late = () => (isTooLarge(url, seed, faults.large ?? 0) ? timeout() : undefined);
    const response = refused ?? answerInstead(trouble, side) ?? late() ?? answer(account, side, request, credential, body);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    // Only calls with a bearer token are opened to pages (support-api.md §1.1).
    if (credential.kind !== 'api-token') withCors(response, cors);
    options.mutate(trouble);
    const cutting = trouble('truncate');
    return cutting ? cut(response, cutting) : response;
  };
}

/** Address and method are judged before the token, an order of our own; nearly every call is GET only (§5). */
function answer(account: Account, side: Side, { url: address, method }: Request, credential: Credential, body: string): Response {
  const url = new URL(address);
  const there = side.routes.filter(({ path }) => path.test(url.pathname));
  const route = there.find((one) => (one.method ?? 'GET') === method);
  const part = partOf((route ?? there[0])?.path.exec(url.pathname)?.[1] ?? '');
  if (!there.length || part === undefined) return side.refuse(404);
  if (!route) return side.refuse(405);
  const { kind } = credential;
  const known = kind === 'bearer' || (kind === 'api-token' && side.apiTokens);
  const holder = known ? account.bearers.holder(credential, side.product) : undefined;
  if (!holder) return (nobody(kind) ? route.anonymous?.() : undefined) ?? side.unauthorized(kind);
  const { needs = 'read' } = route;
  if (kind === 'bearer' && !suffices(side.product, holder.scopes, needs, url.pathname)) return side.lacksScope(needs);
  if (!route.roles.includes(holder.role)) return side.refuse(403);
  return answerRoute(route, { account, url, part, body, credential, ...holder });
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
