/**
 * The vendor's OAuth (support-api.md §2, chat-api.md §2): where a reader is sent to sign in, what comes back, and the
 * exchange, renewal and end of a token. Support: authorization code with PKCE (RFC 7636), of a public client. Chat: the
 * implicit grant, since it knows no PKCE and a page can keep no secret.
 */
import * as z from 'zod/mini';
import { requestOf } from './answer.ts';
import type { Fetch } from './client.ts';
import { Failure } from './failure.ts';
import type { Stream } from './streams.ts';

type Product = Stream['product'];

/** What a sign-in gives. Times in milliseconds since 1970; undefined where the vendor does not say. */
export interface Grant {
  token: string;
  endsAt?: number | undefined;
  /** Works once: using it ends the token that came with it (support-api.md §2.3). */
  refreshToken?: string | undefined;
}

/** One sign-in under way. `state` and `verifier` are made for it, known to nobody else, and used once. */
export interface SignIn {
  product: Product;
  /** Of the account: `https://acme.zendesk.com`. */
  origin: string;
  /** The unique identifier of the account's own OAuth client. */
  clientId: string;
  /** Ours, as it was registered with that client. */
  redirect: string;
  state: string;
  verifier: string;
}

export const newSignIn = (of: Pick<SignIn, 'product' | 'origin' | 'clientId' | 'redirect'>): SignIn => ({
  ...of,
  state: random(),
  verifier: random(),
});

const pages: Record<Product, string> = { support: '/oauth/authorizations/new', chat: '/oauth2/chat/authorizations/new' };

/** All that our streams need (support-api.md §2.2, chat-api.md §2 "Grants"). */
const scope = 'read';

/** The vendor's page on which the reader signs in and consents. */
export async function authorizeAddress({ product, origin, clientId, redirect, state, verifier }: SignIn): Promise<string> {
  const kind: Record<Product, Record<string, string>> = {
    support: { response_type: 'code', code_challenge: await challengeOf(verifier), code_challenge_method: 'S256' },
    chat: { response_type: 'token', subdomain: new URL(origin).hostname.split('.')[0]! },
  };
  const query = new URLSearchParams({ ...kind[product], client_id: clientId, redirect_uri: redirect, scope, state });
  return `${origin}${pages[product]}?${query.toString()}`;
}

/**
 * The grant for what came back to the redirect address, as its parameters. `fetch` is asked only where a code has to be
 * exchanged. Throws `sign-in-denied`; `sign-in-failed` for another error, a foreign state, a code that was used or is older than
 * its 120 seconds; `unreachable` where the exchange gives no readable answer.
 */
export async function grantOf(signIn: SignIn, answer: URLSearchParams, fetch: Fetch, now: number, signal?: AbortSignal): Promise<Grant> {
  const error = answer.get('error');
  if (error === 'access_denied') throw new Failure('sign-in-denied');
  if (error !== null || answer.get('state') !== signIn.state)
    throw new Failure('sign-in-failed', 'The answer is an error, or to another question.');
  if (signIn.product === 'support') return exchange(signIn, answer.get('code') ?? '', fetch, now, signal);
  const token = answer.get('access_token');
  if (!token) throw new Failure('sign-in-failed', 'The answer has no token.');
  return { token, endsAt: endOf(Number(answer.get('expires_in') ?? NaN), now) };
}

const exchange = ({ origin, clientId, redirect, verifier }: SignIn, code: string, fetch: Fetch, now: number, signal?: AbortSignal) =>
  ask(
    origin,
    { grant_type: 'authorization_code', code, client_id: clientId, redirect_uri: redirect, code_verifier: verifier },
    fetch,
    now,
    signal,
  );

/** A new pair for the old one, which ends at once. Throws `sign-in-failed` where it has ended already, or as `grantOf`. */
export const renewed = (
  origin: string,
  clientId: string,
  refreshToken: string,
  fetch: Fetch,
  now: number,
  signal?: AbortSignal,
): Promise<Grant> => ask(origin, { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId }, fetch, now, signal);

/** JSON, so that a browser asks first: where the page may not read the answer the code is not spent either (support-api.md §1.3). */
async function ask(origin: string, body: Record<string, string>, fetch: Fetch, now: number, signal?: AbortSignal): Promise<Grant> {
  let response: Response;
  try {
    response = await fetch(
      new Request(`${origin}/oauth/tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        ...(signal && { signal }),
      }),
    );
  } catch (cause) {
    throw new Failure('unreachable', 'The exchange had no readable answer.', { cause });
  }
  const told = granted.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !told.success) throw new Failure('sign-in-failed', `The exchange was answered with HTTP ${response.status}.`);
  const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = told.data;
  return { token, endsAt: endOf(seconds ?? NaN, now), ...(refreshToken && { refreshToken }) };
}

/** support-api.md §2.1, of the vendor's own public client. */
const granted = z.object({
  access_token: z.string(),
  refresh_token: z.nullish(z.string()),
  expires_in: z.nullish(z.number()),
});

/** Ends a token of Support; whether the account did it. Chat tells nobody the number that this would take (chat-api.md §2). */
export async function revoke(origin: string, token: string, id: number, fetch: Fetch): Promise<boolean> {
  const request = requestOf(`${origin}/api/v2/oauth/tokens/${id}.json`, token, undefined, 'DELETE');
  return fetch(request).then(
    ({ status }) => status === 204,
    () => false,
  );
}

const endOf = (seconds: number, now: number): number | undefined => (Number.isFinite(seconds) ? now + seconds * 1000 : undefined);

/** 43 characters of 32 random bytes, as RFC 7636 §4.1 recommends. */
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

const challengeOf = async (verifier: string) =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
