/** The OAuth clients that are registered with the account (support-api.md §2.4, chat-api.md §2 "Tokens"). */

/** Each has clients, grants and tokens of its own. */
export type Product = 'support' | 'chat';

export interface Client {
  readonly product: Product;
  /** By which the API names it; people and sign-ins go by the identifier. */
  readonly id: number;
  /** As a person reads it who is asked to consent. */
  readonly name: string;
  /** A public one can keep no secret, so Support wants PKCE from it. */
  readonly kind: 'public' | 'confidential';
  /** Required of a confidential client, not looked at otherwise. */
  readonly secret?: string;
  /** Where a sign-in may lead back to: an address, word for word, or what matches all of it. */
  readonly redirects: readonly (string | RegExp)[];
  /** The most it may be granted. Default: whatever it asks for. */
  readonly scopes?: readonly string[];
}

/** By identifier. */
export type Clients = Readonly<Record<string, Client>>;

/** Any port of this machine, since tests take whichever is free: ours. The vendor takes fixed addresses only (support-api.md §2.1). */
const loopback = /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?\/sign-in\/$/;

export const usualClients: Clients = {
  wegweiser: { product: 'support', id: 41, name: 'Wegweiser', kind: 'public', redirects: [loopback] },
  'wegweiser-chat': { product: 'chat', id: 42, name: 'Wegweiser for Chat', kind: 'public', redirects: [loopback] },
};

/** The client of this product with that identifier, the same object each time. */
export function clientOf(clients: Clients, product: Product, identifier: string): Client | undefined {
  const client = Object.hasOwn(clients, identifier) ? clients[identifier] : undefined;
  return client?.product === product ? client : undefined;
}

export const leadsBackTo = ({ redirects }: Client, address: string): boolean =>
  redirects.some((one) => (typeof one === 'string' ? one === address : one.test(address)));

/** The same clients with one more address for each. @throws RangeError for what is no address without a fragment (RFC 6749 §3.1.2). */
export function withRedirect(clients: Clients, address: string): Clients {
  if (!/^https?:\/\/[!-~]+$/.test(address) || address.includes('#') || !URL.canParse(address))
    throw new RangeError(`--redirect ${address} is not possible; give a whole address that begins with https:// or http://, without #.`);
  const more = (client: Client): Client => ({ ...client, redirects: [...client.redirects, address] });
  return Object.fromEntries(Object.entries(clients).map(([identifier, client]) => [identifier, more(client)]));
}
