/**
 * `<wegweiser-decision>`: what scripts add to a decision. One question at a time in a form; answers in the address, so
 * that it can be shared; Back and Forward; focus on what is new; the reader's answers, each to be changed.
 */
import { applying, doneParameter, readAnswers, withAnswers } from './address.ts';
import { load, update } from './keeper.ts';
import { compose, type Composable } from './plan.ts';
import { walk, unsure, type Answers } from './tree.ts';
import { DecisionView } from './view.ts';

/** Where in the history a reader changes an answer given before. */
interface Mark {
  tree: string;
  at: string;
}

const query = () => new URLSearchParams(location.search);

export class DecisionElement extends HTMLElement {
  #tree = '';
  #graph!: Composable;
  #view!: DecisionView;
  /** All that was answered here, also what does not apply at the moment: a changed mind finds it again. */
  #answers: Answers = {};
  /** What was shown last: other entries of the history are not ours to follow. */
  #shown = '';
  #leave = new AbortController();

  connectedCallback() {
    this.#tree = this.dataset['tree'] ?? '';
    this.#graph = graphOf(this);
    this.#view = new DecisionView(this, this.#graph);
    const { signal } = this.#leave;
    this.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.addEventListener('click', (event) => this.#click(event), { signal });
    this.addEventListener('planread', () => this.#answer(load(this.#tree)?.answers ?? {}), { signal });
    this.addEventListener('change', (event) => excludeOthers(event.target), { signal });
    addEventListener('popstate', () => this.#follow(), { signal });
    this.#begin();
    this.dataset['enhanced'] = '';
  }

  disconnectedCallback() {
    this.#leave.abort();
    this.#leave = new AbortController();
  }

  #begin() {
    adoptAnchor(this.#tree, this.#graph);
    const foreign = dropForeign(this);
    const { answers, dropped } = readAnswers(this.#graph, query());
    this.#answers = answers;
    if (dropped) history.replaceState(history.state, '', this.#address());
    this.#show();
    const stale = this.#view.plan.offerTicks();
    this.#view.part('note').hidden = !dropped && !foreign && !stale;
  }

  #submit(event: Event) {
    const form = event.target as HTMLFormElement;
    const question = form.dataset['node'];
    if (!question) return;
    event.preventDefault();
    const given = new FormData(form).getAll(question).map(String);
    this.#view.error(form, !given.length);
    if (given.length) this.#answer({ ...this.#answers, [question]: given });
  }

  #answer(answers: Answers) {
    this.#answers = answers;
    history.pushState(null, '', this.#address());
    if (walk(this.#graph, answers).outcome) this.#keep(applying(this.#graph, answers));
    this.#arrive();
  }

  /** The outcome that a reader has answered their way to is their plan from now on. */
  #keep(answers: Answers) {
    const seen = this.#view.plan.keysOf(compose(this.#graph, answers)!.plan);
    const same = (plan: { answers: Answers }) => JSON.stringify(plan.answers) === JSON.stringify(answers);
    this.#view.plan.tell(update(this.#tree, (plan) => ({ ...plan, answers, seen: same(plan) ? plan.seen : seen })));
  }

  #click(event: MouseEvent) {
    const { action, question = '' } =
      event.target instanceof Element ? (event.target.closest<HTMLElement>('[data-action]')?.dataset ?? {}) : {};
    if (action === 'restart') this.#answer({});
    if (action === 'resume') this.#answer(load(this.#tree)?.answers ?? {});
    if (action === 'know') this.#answer(without(this.#answers, unsure));
    if (action === 'change') {
      history.pushState({ tree: this.#tree, at: question } satisfies Mark, '');
      this.#arrive();
    }
  }

  #follow() {
    const { answers } = readAnswers(this.#graph, query());
    if (this.#moment(answers) === this.#shown) return;
    this.#answers = answers;
    this.#arrive();
  }

  #moment = (answers: Answers) => JSON.stringify([applying(this.#graph, answers), this.#mark()]);

  /** The question whose answer is being changed, by the entry of the history that one is at. */
  #mark(): string | undefined {
    const mark = history.state as Mark | null;
    return mark?.tree === this.#tree ? mark.at : undefined;
  }

  #address = () => withAnswers(this.#graph, location.href, this.#answers);

  #arrive() {
    this.#view.part('note').hidden = true;
    const heading = this.#show();
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  #show(): HTMLElement | null {
    const place = walk(this.#graph, this.#answers);
    const changing = place.path.find(({ question }) => question === this.#mark())?.question;
    this.#shown = this.#moment(this.#answers);
    this.#view.part('resume').hidden = place.path.length > 0 || place.unsure || !load(this.#tree);
    return this.#view.show(place, this.#answers, changing);
  }
}

const graphOf = (element: HTMLElement) => JSON.parse(element.dataset['graph'] ?? '') as Composable;

const without = (answers: Answers, value: string): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, given]) => !given.includes(value)));

/** A link to a place of the walk without scripts: with scripts the same place is said by its answers. */
function adoptAnchor(tree: string, graph: Composable) {
  const [name, answers] = decodeAnchor().split('?');
  if (name !== tree || !answers) return;
  const url = new URL(location.href);
  url.hash = '';
  for (const [question, answer] of new URLSearchParams(answers))
    if (Object.hasOwn(graph.questions, question)) url.searchParams.append(question, answer);
  history.replaceState(null, '', url);
}

function decodeAnchor(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

/** The first decision of a page leaves out parameters that none of the page knows. Returns whether there were any. */
function dropForeign(element: HTMLElement): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('wegweiser-decision')];
  if (all[0] !== element) return false;
  const known = new Set([doneParameter, ...all.flatMap((one) => Object.keys(graphOf(one).questions))]);
  const url = new URL(location.href);
  const foreign = [...url.searchParams.keys()].filter((name) => !known.has(name));
  for (const name of foreign) url.searchParams.delete(name);
  if (foreign.length) history.replaceState(history.state, '', url);
  return foreign.length > 0;
}

/** “None of these” and “I am not sure” go with no other answer. */
function excludeOthers(target: EventTarget | null) {
  if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox' || !target.checked || !target.form) return;
  const alone = target.dataset['alone'] !== undefined;
  for (const other of target.form.querySelectorAll<HTMLInputElement>(`[name="${target.name}"]`))
    if (other !== target && (alone || other.dataset['alone'] !== undefined)) other.checked = false;
}

customElements.define('wegweiser-decision', DecisionElement);
