/** The way into one product, by signing in or by a pasted token, and out again: its part of the panel and of the connection. */
import { Failure, failureOf } from '../zendesk/failure.ts';
import type { Grant } from '../zendesk/sign-in.ts';
import type { AccessView, Way } from './access-view.ts';
import { parseToken, type Product } from './connection.ts';
import type { OpenConnection } from './open-connection.ts';
import { signIn } from './signing.ts';

/** A failure of one product's access. */
export class AccessFailure extends Failure {
  readonly product: Product;
  constructor(error: unknown, product: Product) {
    const { code, message } = failureOf(error);
    super(code, message, { cause: error });
    this.product = product;
  }
}

export class Entry {
  readonly product: Product;
  readonly view: AccessView;
  readonly #open: OpenConnection;
  #stop = new AbortController();
  #waiting: (() => void)[] = [];

  constructor(view: AccessView, open: OpenConnection) {
    this.product = view.product;
    this.view = view;
    this.#open = open;
  }

  /** Whether this account is open already, and its token has not ended. */
  has = (origin: string): boolean =>
    this.#open.origin === origin && !!this.#open.access(this.product) && this.#open.endOf(this.product) > Date.now();

  /** Takes what is pasted, or waits for a sign-in; false when the reader has cancelled. Throws an AccessFailure. */
  async enter(origin: string): Promise<boolean> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    try {
      const grant = await this.#ways[this.view.way](origin, signal);
      this.view.checking();
      await this.#open.open(this.product, origin, grant, signal);
      // The page keeps no second copy of it.
      this.view.field('paste').value = '';
      this.show();
      for (const resolve of this.#waiting.splice(0)) resolve();
      return true;
    } catch (error) {
      this.view.open();
      if (signal.aborted) return false;
      throw new AccessFailure(error, this.product);
    }
  }

  readonly #ways: Record<Way, (origin: string, signal: AbortSignal) => Promise<Grant & { clientId?: string }>> = {
    paste: async () => ({ token: parseToken(this.view.field('paste').value) }),
    'sign-in': async (origin, signal) => {
      const clientId = this.view.field('sign-in').value.trim();
      if (!clientId) throw new Failure('client-empty');
      const route = () => this.#open.exchangeRoute(origin);
      const show = (address: string) => this.view.waiting(address);
      return { ...(await signIn({ product: this.product, origin, clientId }, { route, show, signal })), clientId };
    },
  };

  cancel(): void {
    this.#stop.abort();
  }

  /** After the account refused a token. Renews it where that can be done; otherwise asks, and resolves when there is another. */
  async again(): Promise<void> {
    if (await this.#open.renew(this.product)) return this.show();
    this.#open.forget(this.product);
    this.view.trouble('unauthorized', { asked: true });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Asks for another token, for a reason that the element `messageId` says. */
  refuse(messageId: string): void {
    this.#open.forget(this.product);
    this.view.open();
    this.view.mark(messageId);
  }

  async disconnect(): Promise<void> {
    const revoked = await this.#open.close(this.product);
    this.view.open(revoked ? 'connection.ended.revoked' : 'connection.ended.forgotten');
  }

  /** What is connected. */
  show(): void {
    this.view.connected(this.#open.access(this.product)!, this.#open.endOf(this.product));
  }
}
