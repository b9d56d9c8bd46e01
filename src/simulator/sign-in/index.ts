/** The sign-ins of Support and Chat: the pages that a person sees, and the endpoints that give tokens out (support-api.md §2, chat-api.md §2). */
import type { Agent } from '../account.ts';
import { json } from '../failures.ts';
import { rolesIn, type Role } from '../tokens.ts';
import { askedOf, back, refusalOf, type Asked } from './authorization.ts';
import type { Clients, Product } from './clients.ts';
import { exchange } from './exchange.ts';
import type { Grants } from './grants.ts';
import { chatSeconds, termsOf } from './lives.ts';
import { consentPage, errorPage } from './page.ts';
import { scopesOf } from './scopes.ts';

/** Whether a page may exchange a code: `405` as a user saw it, so that it cannot, or `ok` (support-api.md §1.3). */
export type TokenPreflight = '405' | 'ok';

export interface SignInOptions {
  clients: Clients;
  grants: Grants;
  team: readonly Agent[];
  tokenPreflight: TokenPreflight;
}

type Call = (request: Request, product: Product, options: SignInOptions) => Response | Promise<Response>;

/** Where the answer of a person goes. For Chat it is ours. */
const answers: Record<Product, string> = { support: '/oauth/authorizations', chat: '/oauth2/chat/authorizations' };

/** The first page: the question, unless it is refused. */
const ask: Call = ({ url }, product, { clients, team }) => {
  const { searchParams } = new URL(url);
  return checked(askedOf(clients, product, searchParams), (asked) => consentPage(asked, searchParams, team, answers[product]));
};

/** The answer to it: everything is looked at anew, since it comes from the browser. */
const decide: Call = async (request, product, options) => {
  const form = new URLSearchParams(await request.text());
  return checked(askedOf(options.clients, product, form), (asked) => {
    const who = rolesIn(options.team).find((role) => role === form.get('who'));
    if (form.get('answer') !== 'allow') return back(asked, { error: 'access_denied', error_description: 'The person did not allow it' });
    return who ? back(asked, granted(asked, who, options.grants)) : errorPage('Nobody was chosen who signs in.');
  });
};

function checked(asked: Asked | string, go: (asked: Asked) => Response): Response {
  if (typeof asked === 'string') return errorPage(asked);
  const refusal = refusalOf(asked);
  return refusal ? back(asked, refusal) : go(asked);
}

/** The token stands first in the fragment, where clients of Chat look for it (chat-api.md §2 "Grants"). */
function granted({ client, redirect, type, scope, challenge }: Asked, role: Role, grants: Grants): Record<string, string> {
  const of = { client, role, scopes: scopesOf(client.product, scope, client.scopes)! };
  if (type === 'code')
    return { code: grants.newCode({ ...of, redirect, challenge: client.product === 'support' && challenge ? challenge : undefined }) };
  const issued = grants.issue(of, { token: chatSeconds });
  const { token_type, scope: words, expires_in } = termsOf(issued);
  return { access_token: issued.token, token_type, scope: words, expires_in: String(expires_in) };
}

const exchangeFor: Call = async (request, product, { clients, grants, tokenPreflight }) =>
  opened(await exchange(request, product, clients, grants), tokenPreflight);

function opened(response: Response, mode: TokenPreflight): Response {
  if (mode === 'ok') response.headers.set('Access-Control-Allow-Origin', '*');
  return response;
}

interface Place {
  readonly product: Product;
  readonly method: 'GET' | 'POST';
  readonly call: Call;
}

/** Every address of a sign-in; the last two are those of Chat before it had `/chat` in them. */
const places: Readonly<Record<string, Place>> = {
  '/oauth/authorizations/new': { product: 'support', method: 'GET', call: ask },
  [answers.support]: { product: 'support', method: 'POST', call: decide },
  '/oauth/tokens': { product: 'support', method: 'POST', call: exchangeFor },
  '/oauth2/chat/authorizations/new': { product: 'chat', method: 'GET', call: ask },
  [answers.chat]: { product: 'chat', method: 'POST', call: decide },
  '/oauth2/chat/token': { product: 'chat', method: 'POST', call: exchangeFor },
  '/oauth2/authorizations/new': { product: 'chat', method: 'GET', call: ask },
  '/oauth2/token': { product: 'chat', method: 'POST', call: exchangeFor },
};

/** The answer to a call of a sign-in, preflights of its token endpoints included; undefined for every other call. */
export function answerSignIn(request: Request, options: SignInOptions): Promise<Response> | undefined {
  const { pathname } = new URL(request.url);
  const place = Object.hasOwn(places, pathname) ? places[pathname] : undefined;
  if (!place) return undefined;
  const { product, method, call } = place;
  return Promise.resolve(request.method === method ? call(request, product, options) : otherwise(request, place, options.tokenPreflight));
}

/** Another method than the one there is. Only `ok` answers what a browser asks first (support-api.md §1.3). */
function otherwise({ method }: Request, place: Place, mode: TokenPreflight): Response {
  if (method !== 'OPTIONS' || place.call !== exchangeFor || mode !== 'ok')
    return json({ error: 'MethodNotAllowed', description: `Only ${place.method} is answered here.` }, 405, { Allow: place.method });
  const allowed = { 'Access-Control-Allow-Methods': 'POST, OPTIONS', 'Access-Control-Allow-Headers': 'Content-Type' };
  return opened(new Response(null, { status: 204, headers: allowed }), mode);
}
