/** A sign-in as it is asked for by an address: what may be asked, and the way back (support-api.md §2.1, chat-api.md §2 "Grants"; RFC 6749 §4). */
import { clientOf, leadsBackTo, type Client, type Clients, type Product } from './clients.ts';
import { scopesOf } from './scopes.ts';

/** Asked by a client that is known, and with an address that it may lead back to. The rest is as it came. */
export interface Asked {
  readonly client: Client;
  readonly redirect: string;
  readonly type: string;
  readonly scope: string;
  readonly challenge: string;
  readonly method: string;
  readonly state: string | null;
}

/** The parameters that mean something; all others are ignored. */
export const names = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'code_challenge', 'code_challenge_method'] as const;

/** A sentence for the person, instead, where nothing vouches for the address to lead back to (RFC 6749 §4.1.2.1). */
export function askedOf(clients: Clients, product: Product, query: URLSearchParams): Asked | string {
  const text = (name: (typeof names)[number]) => query.get(name) ?? '';
  const client = clientOf(clients, product, text('client_id'));
  if (!client) return 'No client of this identifier is registered with the account.';
  const redirect = text('redirect_uri');
  if (!leadsBackTo(client, redirect)) return 'The address to return to is not registered with the client.';
  return {
    ...{ client, redirect, type: text('response_type'), scope: text('scope') },
    ...{ challenge: text('code_challenge'), method: text('code_challenge_method'), state: query.get('state') },
  };
}

/** Support no longer gives a token at once (support-api.md §2.3). */
const types: Record<Product, readonly string[]> = { support: ['code'], chat: ['code', 'token'] };

/** Chat knows no PKCE and ignores it; of a confidential client Support does not require it. */
const wantsChallenge = ({ client: { product, kind }, challenge, method }: Asked) =>
  product === 'support' && (kind === 'public' || challenge + method !== '');

const scopesFit = ({ client: { product, scopes }, scope }: Asked) => scopesOf(product, scope, scopes) !== undefined;

/**
 * What is refused by way of the address, in this order: ours, as are the sentences. RFC 6749 has a code of its own for a type
 * that is not known; here it counts as a request that is wrong.
 */
const refusals: readonly [when: (asked: Asked) => boolean, error: string, description: string][] = [
  [({ client, type }) => !types[client.product].includes(type), 'invalid_request', 'The response type is not possible here'],
  [(asked) => wantsChallenge(asked) && asked.method !== 'S256', 'invalid_request', 'A code challenge by S256 is required'],
  [(asked) => wantsChallenge(asked) && !/^[\w-]{43}$/.test(asked.challenge), 'invalid_request', 'The code challenge is none'],
  [(asked) => !scopesFit(asked), 'invalid_scope', 'The scope is missing, or more than the client may have'],
];

/** The parameters of a way back, if the question is refused. */
export function refusalOf(asked: Asked): Record<string, string> | undefined {
  const [, error, error_description] = refusals.find(([applies]) => applies(asked)) ?? [];
  return error && error_description ? { error, error_description } : undefined;
}

/**
 * Leads back to the client with `answer`, in this order, and then its state. A token goes into the fragment, which reaches no server; so
 * does an error in its stead (RFC 6749 §4.2.2.1).
 */
export function back({ client, redirect, type, state }: Asked, answer: Readonly<Record<string, string>>): Response {
  const parameters = new URLSearchParams({ ...answer, ...(state !== null && { state }) });
  const mark = client.product === 'chat' && type === 'token' ? '#' : redirect.includes('?') ? '&' : '?';
  return new Response(null, {
    status: 302,
    headers: { Location: `${redirect}${mark}${parameters.toString()}`, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });
}
