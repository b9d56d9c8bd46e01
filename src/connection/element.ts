/** `<wegweiser-connection>`: the panel that connects an account. What it connects is kept by `OpenConnection`. */
import { wordingOf } from '../page/wording.ts';
import { Failure, failureOf, type FailureCode } from '../zendesk/failure.ts';
import { openTo } from '../zendesk/identity.ts';
import { streams, type StreamName } from '../zendesk/streams.ts';
import { AccessView } from './access-view.ts';
import { demoOrigin, parseAccount, products, type Connection, type Product } from './connection.ts';
import { AccessFailure, Entry } from './entry.ts';
import { OpenConnection } from './open-connection.ts';
import { findRelay } from './relay-route.ts';
import { redirectOf } from './sign-in-window.ts';
import type { Key } from './wording.ts';

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
  #entries!: ReadonlyMap<Product, Entry>;
  #wanted: readonly Product[] = [];

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
    const entryOf = (product: Product) => new Entry(new AccessView(section(product), product, wording), this.#open);
    this.#entries = new Map(products.map((product) => [product, entryOf(product)]));
    this.addEventListener('click', (event) => this.#click(event));
    this.addEventListener('change', (event) => this.#change(event.target as HTMLInputElement));
    this.#fit();
    this.#preset();
    this.dataset['ready'] = '';
  }

  get demo(): boolean {
    return this.querySelector<HTMLInputElement>('input[name=route]:checked')?.value === 'demo';
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
    this.#wanted = wanted;
    for (const [product, { view }] of this.#entries) view.shown = wanted.includes(product);
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
    for (const entry of this.#asked) if (!entry.has(origin) && !(await entry.enter(origin))) return undefined;
    for (const product of this.#wanted) {
      const open = openTo(product, this.#open.access(product)!.identity);
      if (wanted.some((name) => streams[name].product === product && !open.includes(name)))
        throw new AccessFailure(new Failure('forbidden'), product);
    }
    return this.#open.connection(this.#wanted);
  }

  /** Whether nothing has to be asked to go on with this account. */
  connectedTo = (origin: string): boolean => this.#asked.every((entry) => entry.has(origin));

  /** See `Entry.again`. */
  again = (product: Product): Promise<void> => this.#entry(product).again();

  /** Whether the account refuses a token that it took before, after silence that may mean that. */
  ended = async (product: Product): Promise<boolean> => !this.demo && this.#open.ended(product);

  /** Marks what a failure can be mended with, and moves there; `messageId` is the element that says what is wrong. */
  mark(code: FailureCode, product: Product, messageId: string): void {
    const by = mendedBy[code];
    if (this.demo || !by) return;
    if (by === 'access') return this.#entry(product).refuse(messageId);
    this.#address.setAttribute('aria-invalid', 'true');
    this.#address.setAttribute('aria-errormessage', messageId);
    this.#address.focus();
  }

  clearMarks(): void {
    for (const field of this.querySelectorAll('[aria-invalid]')) {
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-errormessage');
    }
  }

  /** One product by its own button. */
  async #enterAlone(entry: Entry): Promise<void> {
    this.clearMarks();
    try {
      await entry.enter(parseAccount(this.#address.value));
    } catch (error) {
      entry.view.trouble(failureOf(error).code);
    }
  }

  #click({ target }: MouseEvent): void {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-do]') : null;
    const product = button?.closest<HTMLElement>('[data-product]')?.dataset['product'];
    if (!button || !product) return;
    const entry = this.#entry(product as Product);
    const actions: Record<string, () => void> = {
      'sign-in': () => void this.#enterAlone(entry),
      check: () => void this.#enterAlone(entry),
      cancel: () => entry.cancel(),
      disconnect: () => void entry.disconnect(),
    };
    actions[button.dataset['do'] ?? '']?.();
  }

  #change(field: HTMLInputElement): void {
    // A browser that keeps nothing says so by the box.
    if (field.name === 'keep') field.checked = this.#open.keep(field.checked);
    if (field.name === 'product') this.#fit();
    if (field.name === 'route' && !this.demo) void this.#advise();
  }

  /** Where the panel itself asks for the products. */
  #fit(): void {
    const boxes = [...this.querySelectorAll<HTMLInputElement>('fieldset.products:not([hidden]) input:checked')];
    if (boxes.length) this.products = boxes.map(({ value }) => value as Product);
  }

  /** With what this tab has kept. */
  #preset(): void {
    this.querySelector<HTMLInputElement>('input[name=keep]')!.checked = this.#open.keeping;
    if (!this.#open.origin) return;
    this.preset(this.#open.origin);
    for (const entry of this.#entries.values()) if (this.#open.access(entry.product)) entry.show();
  }

  /** A page can finish the sign-in of Chat by itself, that of Support only with a relay (support-api.md §1.3). */
  async #advise(): Promise<void> {
    const redirect = redirectOf(location.origin);
    const { view: support } = this.#entry('support');
    this.#entry('chat').view.advise('sign-in', 'connection.why.chat-sign-in', redirect);
    support.advise('paste', 'connection.why.support-paste', redirect);
    const relay = await findRelay((request: Request) => fetch(request), location.origin, anyAccount);
    if (relay !== undefined) support.advise('sign-in', 'connection.why.support-sign-in', redirect);
  }

  get #asked(): Entry[] {
    return this.#wanted.map((product) => this.#entry(product));
  }

  get #address(): HTMLInputElement {
    return this.querySelector<HTMLInputElement>('input[name=address]')!;
  }

  #entry = (product: Product): Entry => this.#entries.get(product)!;
}

export const defineConnection = (): void => customElements.define('wegweiser-connection', ConnectionElement);
