/** `<wegweiser-connection>`: the panel that connects an account. What it connects is kept by `OpenConnection`. */
import { Failure, failureOf, type FailureCode } from '../zendesk/failure.ts';
import { openTo } from '../zendesk/identity.ts';
import { streams, type StreamName } from '../zendesk/streams.ts';
import { wordingOf } from '../page/wording.ts';
import { AccessView, type Way } from './access-view.ts';
import { demoOrigin, parseAccount, parseToken, products, type Connection, type Product } from './connection.ts';
import { OpenConnection } from './open-connection.ts';
import { findRelay } from './relay-route.ts';
import { signIn } from './signing.ts';
import { redirectOf } from './sign-in-window.ts';
import type { Key } from './wording.ts';

/** A failure of one product's access. */
export class AccessFailure extends Failure {
  readonly product: Product;
  constructor(error: unknown, product: Product) {
    const { code, message } = failureOf(error);
    super(code, message, { cause: error });
    this.product = product;
  }
}

/** Stands for all: the relay knows every account of the vendor's, or there is none. */
const anyAccount = 'https://example.zendesk.com';

/** What a failure can be mended with, if with anything here. */
const mendedBy: Partial<Record<FailureCode, 'address' | 'access'>> = {
  'address-empty': 'address',
  'address-invalid': 'address',
  'not-found': 'address',
  'token-empty': 'access',
  'token-malformed': 'access',
  'token-kind': 'access',
  'token-product': 'access',
  'client-empty': 'access',
  'sign-in-denied': 'access',
  'sign-in-failed': 'access',
  unauthorized: 'access',
  forbidden: 'access',
};

export class ConnectionElement extends HTMLElement {
  #open!: OpenConnection;
  #views!: ReadonlyMap<Product, AccessView>;
  #products: readonly Product[] = [];
  #stop = new AbortController();
  #waiting: (() => void)[] = [];

  connectedCallback() {
    const around = this.closest<HTMLElement>('[data-words]')!;
    const wording = wordingOf<Key>(JSON.parse(around.dataset['words']!) as Record<string, string>, around.dataset['lang'] ?? 'en');
    this.#open = new OpenConnection({
      fetch: (request) => fetch(request),
      own: location.origin,
      now: Date.now,
      storage: () => sessionStorage,
    });
    const section = (product: Product) => this.querySelector<HTMLElement>(`.access[data-product=${product}]`)!;
    this.#views = new Map(products.map((product) => [product, new AccessView(section(product), product, wording)]));
    this.addEventListener('click', (event) => this.#click(event));
    this.addEventListener('change', (event) => this.#change(event.target as HTMLInputElement));
    this.#asked();
    this.#preset();
    this.dataset['ready'] = '';
  }

  get demo(): boolean {
    return this.#chosen('route') === 'demo';
  }

  /** The account as far as it can be told from what is typed. */
  get origin(): string | undefined {
    try {
      return this.demo ? demoOrigin : parseAccount(this.#address.value);
    } catch {
      return undefined;
    }
  }

  /** Asks for access to these products, and to no others. */
  set products(wanted: readonly Product[]) {
    this.#products = wanted;
    for (const [product, view] of this.#views) view.shown = wanted.includes(product);
  }

  /** Chooses "my account" and fills in its address, for work that is to go on. */
  preset(origin: string): void {
    this.querySelector<HTMLInputElement>('input[name=route][value=direct]')!.checked = true;
    this.#address.value = origin;
    void this.#advise();
  }

  /**
   * A connection that opens these streams, tried just now or before. What is typed and pasted is taken; a sign-in is waited
   * for; undefined when the reader cancels that. Throws a Failure, of a product's access an AccessFailure: `forbidden` for what
   * role and scopes do not open, which the account would say only later, and to a page unreadably.
   */
  async connect(wanted: readonly StreamName[]): Promise<Connection | undefined> {
    if (this.demo) return { route: 'demo' };
    const origin = parseAccount(this.#address.value);
    for (const product of this.#products) if (!this.#has(product, origin) && !(await this.#enter(product, origin))) return undefined;
    for (const product of this.#products) {
      const open = openTo(product, this.#open.access(product)!.identity);
      if (wanted.some((name) => streams[name].product === product && !open.includes(name)))
        throw new AccessFailure(new Failure('forbidden'), product);
    }
    return this.#open.connection(this.#products);
  }

  /** Whether nothing has to be asked to go on with this account. */
  connectedTo = (origin: string): boolean => this.#products.every((product) => this.#has(product, origin));

  /** After the account refused a token. Renews it where that can be done; otherwise asks, and resolves when there is another. */
  async again(product: Product): Promise<void> {
    if (await this.#open.renew(product)) return this.#show(product);
    this.#open.forget(product);
    this.#view(product).trouble('unauthorized', { asked: true });
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Whether the account refuses a token that it took before, after silence that may mean that. */
  ended = async (product: Product): Promise<boolean> => !this.demo && this.#open.ended(product);

  /** Marks what a failure can be mended with, and moves there; `messageId` is the element that says what is wrong. */
  mark(code: FailureCode, product: Product, messageId: string): void {
    const by = mendedBy[code];
    if (this.demo || !by) return;
    if (by === 'address') {
      this.#address.setAttribute('aria-invalid', 'true');
      this.#address.setAttribute('aria-errormessage', messageId);
      return this.#address.focus();
    }
    this.#open.forget(product);
    this.#view(product).open();
    this.#view(product).mark(messageId);
  }

  clearMarks(): void {
    for (const field of this.querySelectorAll('[aria-invalid]')) {
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-errormessage');
    }
  }

  #has(product: Product, origin: string): boolean {
    return this.#open.origin === origin && !!this.#open.access(product) && this.#open.endOf(product) > Date.now();
  }

  /** Whether there is an access now; false when the reader has cancelled. */
  async #enter(product: Product, origin: string): Promise<boolean> {
    const view = this.#view(product);
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    try {
      const grant = await this.#ways[view.way](product, origin, signal);
      view.checking();
      await this.#open.open(product, origin, grant, signal);
      // The page keeps no second copy of it.
      view.field('paste').value = '';
      this.#show(product);
      for (const resolve of this.#waiting.splice(0)) resolve();
      return true;
    } catch (error) {
      view.open();
      if (signal.aborted) return false;
      throw new AccessFailure(error, product);
    }
  }

  #ways: Record<Way, (product: Product, origin: string, signal: AbortSignal) => Promise<Parameters<OpenConnection['open']>[2]>> = {
    paste: async (product) => ({ token: parseToken(this.#view(product).field('paste').value) }),
    'sign-in': async (product, origin, signal) => {
      const clientId = this.#view(product).field('sign-in').value.trim();
      if (!clientId) throw new Failure('client-empty');
      const route = () => this.#open.exchangeRoute(origin);
      const grant = await signIn({ product, origin, clientId }, { route, show: (address) => this.#view(product).waiting(address), signal });
      return { ...grant, clientId };
    },
  };

  /** One product by its own button. */
  async #enterAlone(product: Product): Promise<void> {
    this.clearMarks();
    try {
      await this.#enter(product, parseAccount(this.#address.value));
    } catch (error) {
      this.#view(product).trouble(failureOf(error).code);
    }
  }

  async #disconnect(product: Product): Promise<void> {
    const revoked = await this.#open.close(product);
    this.#view(product).open(revoked ? 'connection.ended.revoked' : 'connection.ended.forgotten');
    this.#changed();
  }

  #click({ target }: MouseEvent): void {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
    const product = button?.closest<HTMLElement>('[data-product]')?.dataset['product'] as Product;
    const actions: Record<string, () => void> = {
      'sign-in': () => void this.#enterAlone(product),
      check: () => void this.#enterAlone(product),
      cancel: () => this.#stop.abort(),
      disconnect: () => void this.#disconnect(product),
    };
    actions[button?.dataset['do'] ?? '']?.();
  }

  #change({ name, checked }: HTMLInputElement): void {
    if (name === 'keep') this.#open.keep(checked);
    if (name === 'product') this.#asked();
    if (name === 'route' && !this.demo) void this.#advise();
  }

  /** Where the panel itself asks for the products. */
  #asked(): void {
    const boxes = [...this.querySelectorAll<HTMLInputElement>('fieldset.products:not([hidden]) input:checked')];
    if (boxes.length) this.products = boxes.map(({ value }) => value as Product);
  }

  /** With what this tab has kept. */
  #preset(): void {
    this.#input('keep').checked = this.#open.keeping;
    if (!this.#open.origin) return;
    this.preset(this.#open.origin);
    for (const product of products) if (this.#open.access(product)) this.#show(product);
  }

  /** A page can finish the sign-in of Chat by itself, that of Support only with a relay (support-api.md §1.3). */
  async #advise(): Promise<void> {
    const redirect = redirectOf(location.origin);
    this.#view('chat').advise('sign-in', 'connection.why.chat-sign-in', redirect);
    this.#view('support').advise('paste', 'connection.why.support-paste', redirect);
    const relay = await findRelay((request: Request) => fetch(request), location.origin, anyAccount);
    if (relay !== undefined) this.#view('support').advise('sign-in', 'connection.why.support-sign-in', redirect);
  }

  #show(product: Product): void {
    this.#view(product).connected(this.#open.access(product)!, this.#open.endOf(product));
    this.#changed();
  }

  #changed = () => this.dispatchEvent(new CustomEvent('wegweiser:connection', { bubbles: true }));
  #view = (product: Product): AccessView => this.#views.get(product)!;
  #input = (name: string) => this.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
  #chosen = (name: string) => this.querySelector<HTMLInputElement>(`input[name=${name}]:checked`)?.value;
  get #address(): HTMLInputElement {
    return this.#input('address');
  }
}

export const defineConnection = (): void => customElements.define('wegweiser-connection', ConnectionElement);
