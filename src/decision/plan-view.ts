/** What a plan shows with scripts. Knows the markup of Plan.astro and Task.astro; what is kept comes in. */
import type { Kept } from './kept.ts';

const all = <E extends HTMLElement>(root: ParentNode, selector: string) => [...root.querySelectorAll<E>(selector)];
/** Keys of all steps with a tick below `root`, in order. */
export const stepKeys = (root: ParentNode) => all(root, '[data-key]').map(keyOf);
const keyOf = (step: HTMLElement) => step.dataset['key']!;

/** Leaves the caret where somebody is writing. */
function fill(field: HTMLTextAreaElement, text: string): void {
  const { selectionStart, selectionEnd } = field;
  field.value = text;
  if (document.activeElement === field) field.setSelectionRange(selectionStart, selectionEnd);
}

export class PlanView {
  readonly #root: HTMLElement;
  readonly #words: Record<string, string>;
  /** What each note said when this page last wrote or showed it: anything else was written elsewhere. */
  readonly base = new Map<string, string>();

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#words = JSON.parse(root.dataset['words'] ?? '{}') as Record<string, string>;
  }

  part = (name: string) => this.#root.querySelector<HTMLElement>(`[data-part=${name}]`)!;

  /** The words of `key` with its `{places}` filled. */
  words = (key: string, places: Record<string, number | string> = {}) =>
    (this.#words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(places[name] ?? ''));

  /** Says one sentence to everyone, also to those who do not see it; `undo` offers the way back. */
  say(key: string, places?: Record<string, number | string>, undo = false): void {
    this.part('said').textContent = this.words(key, places);
    this.part('undo').hidden = !undo;
  }

  /** Which tasks are shown. */
  choose(items: readonly string[]): void {
    for (const task of all(this.#root, '[data-do]')) task.hidden = !items.includes(task.dataset['do']!);
  }

  /** Keys of the steps of these tasks in order; of all tasks when none are named. */
  keys = (items?: readonly string[]) =>
    all(this.#root, '[data-do]')
      .filter((task) => !items || items.includes(task.dataset['do']!))
      .flatMap(stepKeys);

  shown = () => all(this.#root, '[data-do]:not([hidden]) [data-key]');

  /** `own` says whether the steps in view are those that the plan was kept for: only then may any of them be new. */
  render(kept: Kept | undefined, own: boolean): void {
    const steps = this.shown();
    const { done = [], notes = {}, seen = [] } = kept ?? {};
    const fresh = own && seen.length ? steps.filter((step) => !seen.includes(keyOf(step))) : [];
    for (const [i, step] of steps.entries())
      this.#step(step, i + 1, done.includes(keyOf(step)), fresh.includes(step), notes[keyOf(step)] ?? '');
    this.#progress(steps.filter((step) => done.includes(keyOf(step))).length, steps.length);
    this.part('new').hidden = !fresh.length;
    this.#orphans(notes);
  }

  #step(step: HTMLElement, number: number, done: boolean, fresh: boolean, note: string) {
    const tick = step.querySelector<HTMLInputElement>('[data-tick]')!;
    tick.checked = done;
    tick.setAttribute('aria-label', this.words('plan.tick', { number }));
    step.querySelector<HTMLElement>('.fresh')!.hidden = !fresh;
    const field = step.querySelector('textarea')!;
    field.setAttribute('aria-label', this.words('plan.note-to', { number }));
    if (document.activeElement === field && !note.includes(field.value)) return;
    if (field.value !== note) fill(field, note);
    this.base.set(keyOf(step), note);
    step.querySelector('.printed-note')!.textContent = note;
    if (note) step.querySelector('details')!.open = true;
  }

  #progress(done: number, steps: number) {
    const bar = this.#root.querySelector('progress')!;
    bar.max = Math.max(steps, 1);
    bar.value = done;
    this.part('count').textContent = this.words(done === steps ? 'plan.all-done' : 'plan.count', { done, steps });
  }

  /** Notes to steps that the guide no longer has are shown rather than lost. */
  #orphans(notes: Kept['notes']) {
    const known = this.keys();
    const left = Object.entries(notes).filter(([key, note]) => note && !known.includes(key));
    this.part('orphans').hidden = !left.length;
    this.part('orphans')
      .querySelector('ul')!
      .replaceChildren(...left.map(([, note]) => Object.assign(document.createElement('li'), { textContent: note })));
  }
}
