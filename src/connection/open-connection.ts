/**
 * The reader's account as this page knows it: for each product a token, whose it is, when it ends, and the road. All of it in
 * memory, and in `sessionStorage` while the reader wants that. Knows no markup.
 */
import type { Fetch } from '../zendesk/client.ts';
import { Failure, failureOf } from '../zendesk/failure.ts';
import { identify, type Identity } from '../zendesk/identity.ts';
import { renewed, revoke, type Grant } from '../zendesk/sign-in.ts';
import { products, type Connection, type Product } from './connection.ts';
import { readKept, writeKept } from './kept.ts';
import { findRelay, relayRoute } from './relay-route.ts';
import { findRoad } from './road.ts';

export interface Access extends Grant {
  /** Of a sign-in, which can be renewed. */
  clientId?: string | undefined;
  identity: Identity;
  /** The account's name at our relay, where that is the road. */
  relay?: string | undefined;
}

export interface Surroundings {
  fetch: Fetch;
  /** Origin of this site. */
  own: string;
  now: () => number;
  storage: () => Storage;
}

export class OpenConnection {
  readonly #around: Surroundings;
  readonly #accesses = new Map<Product, Access>();
  #origin = '';
  #keeping = false;

  /** Begins with what this tab has kept. */
  constructor(around: Surroundings) {
    this.#around = around;
    const kept = readKept(around.storage);
    if (!kept) return;
    this.#origin = kept.origin;
    this.#keeping = true;
    for (const product of products) if (kept[product]) this.#accesses.set(product, kept[product]);
  }

  /** `https://acme.zendesk.com`; '' before there is one. */
  get origin(): string {
    return this.#origin;
  }

  get keeping(): boolean {
    return this.#keeping;
  }

  access = (product: Product): Access | undefined => this.#accesses.get(product);

  /** When its token ends, by whichever says so; Infinity where nothing does. */
  endOf = (product: Product): number => {
    const access = this.access(product);
    return access?.endsAt ?? access?.identity.endsAt ?? Infinity;
  };

  /** From now on what there is lies in `sessionStorage` too; or no longer. False where the browser refuses. */
  keep(on: boolean): boolean {
    this.#keeping = on;
    const stored = this.#store();
    return on && (stored || !this.#accesses.size);
  }

  /** Tries the token and takes it. Another account's tokens are forgotten. Throws as `findRoad` does; then nothing changes. */
  async open(product: Product, origin: string, grant: Grant & { clientId?: string | undefined }, signal?: AbortSignal): Promise<Access> {
    const found = await findRoad({ ...this.#around, origin, product, token: grant.token, signal });
    if (origin !== this.#origin) this.#accesses.clear();
    this.#origin = origin;
    const access = { ...grant, ...found };
    this.#accesses.set(product, access);
    this.#store();
    return access;
  }

  /**
   * Whether a token that worked is refused now. Where refusals cannot be read, an account that answers the same question no
   * longer is taken to refuse it; where nothing answers, the token is not to blame.
   */
  async ended(product: Product): Promise<boolean> {
    const access = this.access(product);
    if (!access) return false;
    if (this.endOf(product) <= this.#around.now()) return true;
    try {
      await findRoad({ ...this.#around, origin: this.#origin, product, token: access.token });
      return false;
    } catch (error) {
      return ['unauthorized', 'walled'].includes(failureOf(error).code);
    }
  }

  /** The connection for these products. Throws `token-empty` for one that is not there. */
  connection(wanted: readonly Product[]): Connection {
    const [first] = products.filter((product) => wanted.includes(product));
    const relayed = wanted.filter((product) => this.access(product)?.relay);
    const name = relayed.map((product) => this.access(product)!.relay!)[0];
    return {
      route: 'direct',
      origin: this.#origin,
      token: this.#token(first ?? 'chat'),
      ...(wanted.includes('support') && { supportToken: this.#token('support') }),
      ...(name !== undefined && { relay: { name, products: relayed } }),
    };
  }

  #token(product: Product): string {
    const access = this.access(product);
    if (!access) throw new Failure('token-empty');
    return access.token;
  }

  /** The route to where codes and refresh tokens are exchanged: our relay if there is one, since a page is mostly refused there. */
  async exchangeRoute(origin: string): Promise<Fetch> {
    const { fetch, own } = this.#around;
    const name = await findRelay(fetch, own, origin);
    return name === undefined ? fetch : relayRoute(own, name, fetch);
  }

  /** A new token without the reader. False where that cannot be; then the old one is as it was. */
  async renew(product: Product, signal?: AbortSignal): Promise<boolean> {
    const access = this.access(product);
    if (!access?.refreshToken || !access.clientId) return false;
    try {
      const route = await this.exchangeRoute(this.#origin);
      const grant = await renewed(this.#origin, access.clientId, access.refreshToken, route, this.#around.now(), signal);
      // The old pair has ended: the new one is kept before anything else can fail.
      this.#accesses.set(product, { ...access, ...grant, identity: { ...access.identity, endsAt: grant.endsAt, id: undefined } });
      this.#store();
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return false;
    }
  }

  /** Forgets a token that the account refuses. */
  forget(product: Product): void {
    this.#accesses.delete(product);
    this.#store();
  }

  /** Forgets the token, and ends it where the account lets a page do that; whether it did. */
  async close(product: Product): Promise<boolean> {
    const access = this.access(product);
    this.forget(product);
    if (product !== 'support' || !access || access.relay) return false;
    const { fetch } = this.#around;
    const caller = { origin: this.#origin, token: access.token, fetch };
    // A token that was renewed has another number.
    const id = access.identity.id ?? (await identify('support', caller).catch(() => undefined))?.id;
    return id !== undefined && revoke(this.#origin, access.token, id, fetch);
  }

  #store(): boolean {
    const kept = this.#keeping && this.#accesses.size ? { origin: this.#origin, ...Object.fromEntries(this.#accesses) } : undefined;
    return writeKept(this.#around.storage, kept);
  }
}
