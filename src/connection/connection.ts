/** A connection: account + token + route. What a reader types becomes one here, or a failure that says what is wrong. */
import type { Fetch } from '../zendesk/client.ts';
import { Failure } from '../zendesk/failure.ts';
import { relayRoute } from './relay-route.ts';

export type Connection =
  | { route: 'demo' }
  | {
      route: 'direct';
      /** Origin of the account's host: `https://acme.zendesk.com`. */
      origin: string;
      /** An OAuth access token for Chat, or for the one product that is asked. Held in memory and in this object only. */
      token: string;
      /** One for Support, which does not take Chat's (chat-api.md §0.10); without it `token` serves. */
      supportToken?: string;
      /** Of products whose answers a page may not read: the name under which our relay knows the account. */
      relay?: { name: string; products: readonly Product[] };
    };

/** In the order in which they are asked for. */
export const products = ['chat', 'support'] as const;

export type Product = (typeof products)[number];

/** The demo account's name where an account's origin would stand; `.invalid` can belong to nobody (RFC 2606). */
export const demoOrigin = 'https://demo.invalid';
export const demoToken = 'demo';

export const originOf = (connection: Connection) => (connection.route === 'demo' ? demoOrigin : connection.origin);

export function tokenOf(connection: Connection, product: Product): string {
  if (connection.route === 'demo') return demoToken;
  return product === 'support' ? (connection.supportToken ?? connection.token) : connection.token;
}

/**
 * The route to an account of the reader's own. `direct` is the platform's fetch, `own` the origin of this site, where its
 * relay is. Which product is asked shows in the path (support-api.md §2.7).
 */
export function ownRoute({ origin, relay }: Extract<Connection, { route: 'direct' }>, direct: Fetch, own: string): Fetch {
  if (!relay) return direct;
  const relayed = relayRoute(own, relay.name, direct);
  return (request) => (relay.products.includes(productOf(request, origin)) ? relayed(request) : direct(request));
}

const productOf = ({ url }: Request, origin: string): Product =>
  /^\/(api\/v2|oauth2)\/chat\//.test(url.slice(origin.length)) ? 'chat' : 'support';

/**
 * The origin for what was typed: `acme`, `acme.zendesk.com`, or any address copied from there. Our own simulator on
 * this machine is allowed as a full address. Throws `address-empty` or `address-invalid`.
 */
export function parseAccount(typed: string): string {
  const text = typed.trim();
  if (!text) throw new Failure('address-empty');
  if (/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(text)) return `https://${text.toLowerCase()}.zendesk.com`;
  const full = text.includes('.') || text.includes(':') ? text : `${text}.zendesk.com`; // a name in another script
  const url = URL.parse(/^[a-z]+:\/\//i.test(full) ? full : `https://${full}`);
  if (!url || url.username || url.password) throw new Failure('address-invalid');
  const vendor = url.protocol === 'https:' && !url.port && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?\.zendesk\.com$/.test(url.hostname);
  const loopback = url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost');
  if (!vendor && !loopback) throw new Failure('address-invalid');
  return url.origin;
}

/**
 * The token for what was pasted, without `Bearer` and spaces around it. Throws `token-empty`; `token-kind` for what is
 * no OAuth token by its shape: an e-mail address, `…/token:…`, Basic credentials, or the 40 characters of an API token
 * (support-api.md §0.1, §1.2); `token-malformed` for anything else that no token contains.
 */
export function parseToken(pasted: string): string {
  const text = pasted.trim().replace(/^bearer(\s+|$)/i, '');
  if (!text) throw new Failure('token-empty');
  if (/^basic\s|[@:]|\/token/i.test(text) || /^[A-Za-z0-9]{40}$/.test(text)) throw new Failure('token-kind');
  if (!/^[A-Za-z0-9._~+/=-]+$/.test(text)) throw new Failure('token-malformed');
  return text;
}
