/**
 * `<wegweiser-plan>`: a checklist of exactly the reader's steps, with their ticks and notes, kept on this device. Inside
 * a decision it shows the outcome in view; by itself (with `data-graph`) the plan that was kept.
 */
import { applying } from './address.ts';
import { empty, joined, merge, type Kept } from './kept.ts';
import { load, onChange, update, type Keeping } from './keeper.ts';
import { copy, leaveTicks, linkTo, open, printAlone, save, ticksInAddress } from './plan-tools.ts';
import { PlanView, stepKeys } from './plan-view.ts';
import { compose, type Composable } from './plan.ts';
import type { Answers } from './tree.ts';

export class PlanElement extends HTMLElement {
  #tree = '';
  #view!: PlanView;
  #answers: Answers = {};
  #cleared: Kept | undefined;
  #leave = new AbortController();

  connectedCallback() {
    this.#tree = this.dataset['tree'] ?? '';
    this.#view = new PlanView(this);
    const { signal } = this.#leave;
    this.addEventListener('change', (event) => this.#change(event.target), { signal });
    this.addEventListener('input', (event) => event.target instanceof HTMLTextAreaElement && this.#note(event.target), { signal });
    this.addEventListener('click', (event) => this.#click(event.target), { signal });
    onChange(this.#tree, () => this.#refresh(), signal);
    this.#refresh();
    this.dataset['enhanced'] = '';
  }

  disconnectedCallback() {
    this.#leave.abort();
    this.#leave = new AbortController();
  }

  /** Shows the steps of these items, and no others; `answers` are what they follow from. */
  show(items: readonly string[], answers: Answers): void {
    this.#answers = answers;
    this.#view.choose(items);
    this.#view.part('body').hidden = !items.length;
    this.#render();
  }

  /** Keys of the steps of these items, in order. */
  keysOf = (items: readonly string[]) => this.#view.keys(items);

  /**
   * Ticks of a shared link: taken over where there are none yet, else only when the reader wants them. Returns whether
   * the link has ticks of steps that this page does not know.
   */
  offerTicks(): boolean {
    const done = load(this.#tree)?.done ?? [];
    const ticks = this.#sharedTicks();
    if (!done.length && ticks.length) this.#takeTicks();
    const offered = done.length > 0 && ticks.some((key) => !done.includes(key));
    this.#view.part('offer').hidden = !offered;
    const everywhere = new Set(stepKeys(document));
    const stale = ticksInAddress().some((key) => !everywhere.has(key));
    if (!offered) this.#forgetTicks(everywhere);
    return stale;
  }

  #sharedTicks() {
    const known = this.#view.keys();
    return ticksInAddress().filter((key) => known.includes(key));
  }

  #takeTicks() {
    const done = this.#sharedTicks();
    this.#update((plan) => ({ ...plan, done: [...new Set([...plan.done, ...done])] }));
  }

  /** Takes this plan's ticks out of the address, and those that nothing on the page knows; other plans keep theirs. */
  #forgetTicks(everywhere = new Set(stepKeys(document))) {
    const own = this.#view.keys();
    const others = ticksInAddress().filter((key) => everywhere.has(key) && !own.includes(key));
    leaveTicks(others);
    this.#view.part('offer').hidden = true;
  }

  /** Its own where the plan stands alone, else that of the decision around it. */
  get #graph() {
    return JSON.parse(this.closest<HTMLElement>('[data-graph]')!.dataset['graph']!) as Composable;
  }

  #refresh() {
    if (!this.dataset['graph']) return this.#render();
    const answers = load(this.#tree)?.answers ?? {};
    const items = compose(this.#graph, answers)?.plan ?? [];
    this.show(items, answers);
    this.#view.part('none').hidden = items.length > 0;
  }

  #render() {
    const kept = load(this.#tree);
    this.#view.render(kept, kept !== undefined && this.#follows(kept));
  }

  /** Whether the plan was kept for the answers in view. */
  #follows = (plan: Kept) => JSON.stringify(plan.answers) === JSON.stringify(this.#answers);

  /** A change by the reader, which also makes what is in view their plan. */
  #update(change: (plan: Kept) => Kept) {
    const shown = this.#view.shown().map((step) => step.dataset['key']!);
    const kept = update(this.#tree, (plan) => {
      const own = plan.seen.length && this.#follows(plan) ? plan : { ...plan, seen: shown };
      return change(shown.length ? { ...own, answers: this.#answers } : own);
    });
    this.tell(kept);
  }

  /** Says what the reader must know of how a change was kept, or else `words`. */
  tell(keeping: Keeping, words?: string, places?: Record<string, number>): void {
    const key = keeping === 'kept' ? words : `plan.${keeping}`;
    if (key) this.#view.say(key, places);
  }

  #change(target: EventTarget | null) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === 'file') return void this.#open(target);
    const key = keyAround(target);
    const without = (list: readonly string[]) => list.filter((other) => other !== key);
    this.#update((plan) => ({
      ...plan,
      done: [...without(plan.done), ...(target.checked ? [key] : [])],
      seen: [...without(plan.seen), key],
    }));
  }

  #note(field: HTMLTextAreaElement) {
    const key = keyAround(field);
    const typed = field.value;
    let note = typed;
    this.#update((plan) => {
      const stored = plan.notes[key] ?? '';
      if (stored !== (this.#view.base.get(key) ?? '')) note = joined(typed, stored);
      this.#view.base.set(key, note);
      return { ...plan, notes: { ...plan.notes, [key]: note } };
    });
    if (note === typed) return;
    field.value = note;
    this.#view.say('plan.both-kept');
  }

  #click(target: EventTarget | null) {
    const action = target instanceof Element ? target.closest<HTMLElement>('[data-action]')?.dataset['action'] : undefined;
    this.#actions[action ?? '']?.();
  }

  readonly #actions: Readonly<Record<string, () => void>> = {
    print: () => printAlone(this.closest('wegweiser-decision, .kept-plan') ?? this),
    share: () => void this.#share(),
    save: () => this.#view.say('plan.saved', { file: save(this.#tree, load(this.#tree) ?? { ...empty, answers: this.#answers }) }),
    clear: () => {
      this.#cleared = load(this.#tree);
      update(this.#tree, () => undefined);
      this.#view.say('plan.cleared', {}, Boolean(this.#cleared));
    },
    undo: () => {
      this.tell(
        update(this.#tree, (plan) => merge(plan, this.#cleared ?? empty)),
        'plan.restored',
      );
    },
    seen: () => this.#update((plan) => ({ ...plan, seen: [...new Set([...plan.seen, ...this.#view.keys()])] })),
    take: () => {
      this.#takeTicks();
      this.#forgetTicks();
    },
    leave: () => this.#forgetTicks(),
  };

  async #share() {
    const known = this.#view.keys();
    const done = load(this.#tree)?.done.filter((key) => known.includes(key)) ?? [];
    const field = this.#view.part('link') as HTMLInputElement;
    field.value = linkTo(this.dataset['home'] ?? '', this.#answers, done);
    field.hidden = false;
    const copied = await copy(field.value);
    this.#view.say(copied ? 'plan.copied' : 'plan.copy-this');
    if (!copied) field.select();
  }

  async #open(field: HTMLInputElement) {
    const file = field.files?.[0];
    if (!file) return;
    const plan = await open(this.#tree, file);
    field.value = '';
    if (typeof plan === 'string') return this.#view.say(`plan.problem.${plan}`);
    const leads = compose(this.#graph, plan.answers);
    const kept = update(this.#tree, (own) => merge(own, { ...plan, answers: leads ? applying(this.#graph, plan.answers) : {} }));
    this.dispatchEvent(new CustomEvent('planread', { bubbles: true }));
    this.tell(kept, 'plan.read', { done: plan.done.length, notes: Object.keys(plan.notes).length });
  }
}

const keyAround = (element: Element) => element.closest<HTMLElement>('[data-key]')!.dataset['key']!;

customElements.define('wegweiser-plan', PlanElement);
