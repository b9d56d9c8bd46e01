/** What a decision shows with scripts. Knows the markup of Decision.astro; answers come in, nothing is decided here. */
import type { PlanElement } from './plan-element.ts';
import { compose, type Composable } from './plan.ts';
import { answersOf, holds, type Answers, type Place } from './tree.ts';

export type Shown = 'question' | 'unsure' | 'outcome';

export class DecisionView {
  readonly #root: HTMLElement;
  readonly #graph: Composable;

  constructor(root: HTMLElement, graph: Composable) {
    this.#root = root;
    this.#graph = graph;
  }

  get plan() {
    return this.#root.querySelector<PlanElement>(':scope > wegweiser-plan')!;
  }

  part = (name: string) => this.#root.querySelector<HTMLElement>(`:scope > [data-part=${name}]`)!;

  /** Shows one place, or of its way the question `changing`. Returns the heading that the focus belongs to. */
  show(place: Place, answers: Answers, changing: string | undefined): HTMLElement | null {
    const node = changing ?? place.node;
    const view: Shown = changing ? 'question' : place.outcome ? 'outcome' : place.unsure ? 'unsure' : 'question';
    for (const part of this.#root.querySelectorAll<HTMLElement>(':scope > [data-view]'))
      part.hidden = part.dataset['view'] !== view || part.dataset['node'] !== node;
    if (view === 'question') this.#fill(this.#form(node), answersOf(place), answers[node] ?? []);
    this.#list(place.path.filter(({ question }) => question !== changing));
    this.#compose(view === 'outcome' ? answersOf(place) : undefined);
    return this.#root.querySelector(`:scope > [data-view=${view}][data-node="${node}"] [tabindex="-1"]`);
  }

  /** Says what is missing, or takes it back. */
  error(form: HTMLFormElement, missing: boolean): void {
    form.querySelector<HTMLElement>('.error')!.hidden = !missing;
    if (missing) form.querySelector<HTMLElement>('.choice:not([hidden]) input')!.focus();
  }

  #form = (question: string) => this.#root.querySelector<HTMLFormElement>(`:scope > form[data-node="${question}"]`)!;

  /** The form as it was answered before, offering only what applies after the answers on the way. */
  #fill(form: HTMLFormElement, way: Answers, given: readonly string[]) {
    this.error(form, false);
    const all = this.#graph.questions[form.dataset['node']!]!.answers;
    for (const input of form.querySelectorAll('input')) {
      input.checked = given.includes(input.value);
      input.closest<HTMLElement>('.choice')!.hidden = !holds(all[input.value]?.when ?? {}, way);
    }
  }

  /** “Your answers”, in the words of the forms. */
  #list(path: Place['path']) {
    const box = this.part('answers');
    const list = new Intl.ListFormat(this.#root.dataset['lang']);
    box.hidden = !path.length;
    box.querySelector('dl')!.replaceChildren(
      ...path.map(({ question, answers }) => {
        const text = (selector: string) => this.#form(question).querySelector(selector)!.textContent.trim();
        const row = box.querySelector('template')!.content.cloneNode(true) as DocumentFragment;
        const change = row.querySelector('button')!;
        row.querySelector('dt')!.textContent = text('legend');
        row.querySelector('[data-given]')!.textContent = list.format(answers.map((id) => text(`[value="${id}"] + span`)));
        change.dataset['question'] = question;
        change.setAttribute('aria-label', `${change.textContent.trim()}: ${text('legend')}`);
        return row;
      }),
    );
  }

  #compose(answers: Answers | undefined) {
    const composed = answers && compose(this.#graph, answers);
    this.plan.show(composed?.plan ?? [], answers ?? {});
    const past = this.part('past');
    past.hidden = !composed?.past.length;
    for (const task of past.querySelectorAll<HTMLElement>('[data-do]')) task.hidden = !composed?.past.includes(task.dataset['do']!);
  }
}
