/** What the panel shows for one product: how to get in, a sign-in under way, or who is connected and what that opens. */
import { element, setText } from '../page/dom.ts';
import type { FailureCode } from '../zendesk/failure.ts';
import { openTo } from '../zendesk/identity.ts';
import { streams } from '../zendesk/streams.ts';
import type { Product } from './connection.ts';
import type { Access } from './open-connection.ts';
import type { Key, Wording } from './wording.ts';

type Part = 'open' | 'waiting' | 'connected';
export type Way = 'sign-in' | 'paste';

export class AccessView {
  readonly product: Product;
  readonly #root: HTMLElement;
  readonly #wording: Wording;
  #touched = false;

  /** `root` is the section of ConnectionPanel.astro with this product. */
  constructor(root: HTMLElement, product: Product, wording: Wording) {
    this.#root = root;
    this.product = product;
    this.#wording = wording;
    root.addEventListener('input', () => (this.#touched = true));
    root.addEventListener('change', () => this.#fit());
  }

  set shown(shown: boolean) {
    this.#root.hidden = !shown;
  }

  get way(): Way {
    return this.#find<HTMLInputElement>('[name^=way-]:checked').value as Way;
  }

  set way(way: Way) {
    this.#find<HTMLInputElement>(`[name^=way-][value=${way}]`).checked = true;
    this.#fit();
  }

  field = (way: Way): HTMLInputElement => this.#find(`[data-way=${way}] input`);

  /** Says which way is advised, and why; chooses it unless the reader has already begun. */
  advise(way: Way, why: Key, redirect: string): void {
    if (!this.#touched) this.way = way;
    for (const note of this.#root.querySelectorAll<HTMLElement>('[data-recommended], [data-reason]'))
      note.hidden = !Object.values(note.dataset).includes(way);
    this.#find(`[data-reason=${way}]`).textContent = this.#wording.say(why);
    this.#find('[data-redirect]').textContent = redirect;
  }

  checking(): void {
    this.#only('open');
    this.#status('connection.checking');
  }

  waiting(address: string): void {
    this.#only('waiting');
    this.#find<HTMLAnchorElement>('[data-window]').href = address;
    this.#find('[data-window]').focus();
  }

  open(status?: Key): void {
    this.#only('open');
    if (status) this.#status(status);
  }

  trouble(code: FailureCode, { asked = false } = {}): void {
    this.#only('open');
    const { say } = this.#wording;
    const trouble = this.#find('[data-trouble]');
    trouble.hidden = false;
    trouble.dataset['code'] = code;
    const what = element('strong', {}, say(`failure.${code}.what`));
    trouble.replaceChildren(...(asked ? [say('connection.asked')] : [what, ' ', say(`failure.${code}.next`)]));
    this.mark();
  }

  /** The field of the way that is chosen is the one to mend. */
  mark(messageId?: string): void {
    const field = this.field(this.way);
    field.setAttribute('aria-invalid', 'true');
    if (messageId) field.setAttribute('aria-errormessage', messageId);
    field.focus();
  }

  connected(access: Access, endsAt: number): void {
    const { say } = this.#wording;
    const { name, role } = access.identity;
    this.#only('connected');
    this.#find('[data-as]').textContent = say('connection.as', { name, role: say(`connection.role.${role}`) });
    for (const [fact, text] of Object.entries(this.#facts(access, endsAt))) this.#find(`[data-fact=${fact}]`).textContent = text;
  }

  #facts(access: Access, endsAt: number) {
    const { say, list } = this.#wording;
    const { scopes } = access.identity;
    return {
      road: say(access.relay === undefined ? 'connection.road.direct' : 'connection.road.relay'),
      scopes: scopes ? list(scopes) : say('connection.scopes.unknown'),
      ends: this.#end(access, endsAt),
      opens: this.#opens(access),
    };
  }

  #end({ identity, refreshToken }: Access, endsAt: number): string {
    const { say, moment } = this.#wording;
    if (endsAt === Infinity) return say(identity.scopes ? 'connection.ends.never' : 'connection.ends.unknown');
    const time = moment(new Date(endsAt).toISOString());
    return refreshToken ? say('connection.ends.renewed', { time }) : time;
  }

  #opens({ identity }: Access): string {
    const { say, list } = this.#wording;
    const all = Object.values(streams).filter(({ product }) => product === this.product);
    const open: readonly string[] = openTo(this.product, identity);
    const closed = all.filter(({ name }) => !open.includes(name));
    const figures = { all: all.length, count: open.length };
    return closed.length
      ? say('connection.opens.some', { ...figures, list: list(closed.map(({ name }) => say(`stream.${name}`))) })
      : say('connection.opens.all', figures);
  }

  #status(key: Key | ''): void {
    setText(this.#find('[data-status]'), key && this.#wording.say(key));
  }

  #only(part: Part): void {
    this.#status('');
    this.#find('[data-trouble]').hidden = true;
    for (const name of ['open', 'waiting', 'connected']) this.#find(`[data-part=${name}]`).hidden = name !== part;
  }

  #fit(): void {
    for (const way of ['sign-in', 'paste']) this.#find(`[data-way=${way}]`).hidden = way !== this.way;
  }

  #find = <E extends HTMLElement>(selector: string): E => this.#root.querySelector<E>(selector)!;
}
