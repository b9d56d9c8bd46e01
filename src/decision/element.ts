/**
 * `<wegweiser-decision>`: what scripts add to a decision that already works without them. Answers go into the address,
 * keyed by question (`?channel=line`), so that it can be shared; Back and Forward work; focus moves to what is new.
 */
import { answersTo, walk, type Answers } from './tree.ts';
import type { Graph } from './schema.ts';

class DecisionElement extends HTMLElement {
  #graph!: Graph;
  #nodes = new Map<string, HTMLElement>();
  #leave = new AbortController();

  connectedCallback() {
    this.#graph = JSON.parse(this.dataset['graph'] ?? '') as Graph;
    for (const node of this.querySelectorAll<HTMLElement>('[data-node]')) this.#nodes.set(node.dataset['node'] ?? '', node);
    const { signal } = this.#leave;
    this.addEventListener('click', (event) => this.#click(event), { signal });
    addEventListener('popstate', () => this.#show(true), { signal });
    this.#adoptAnchor();
    this.#show(false);
    this.dataset['enhanced'] = '';
  }

  disconnectedCallback() {
    this.#leave.abort();
    this.#leave = new AbortController();
  }

  /** A link from a page without scripts names a node; with scripts the same place is said by its answers. */
  #adoptAnchor() {
    const tree = `${this.dataset['tree']}.`;
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (!anchor.startsWith(tree)) return;
    const answers = answersTo(this.#graph, anchor.slice(tree.length));
    if (answers) history.replaceState(null, '', address(answers, this.#questions()));
  }

  #questions = () => Object.keys(this.#graph.questions);

  #answers(): Answers {
    const query = new URLSearchParams(location.search);
    return Object.fromEntries(
      this.#questions().flatMap((id) =>
        query
          .getAll(id)
          .slice(0, 1)
          .map((answer) => [id, answer]),
      ),
    );
  }

  #click(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-answer], [data-restart]') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { question, answer } = link.dataset;
    const answers = question && answer ? { ...this.#answers(), [question]: answer } : {};
    history.pushState(null, '', address(answers, this.#questions()));
    this.#show(true);
  }

  #show(move: boolean) {
    const { node } = walk(this.#graph, this.#answers());
    for (const [id, section] of this.#nodes) section.hidden = id !== node;
    const heading = this.#nodes.get(node)?.querySelector<HTMLElement>('h3');
    if (!move || !heading) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }
}

/** The page's address with these answers, other parameters kept, and no anchor: it would point at another node. */
function address(answers: Answers, questions: readonly string[]): string {
  const url = new URL(location.href);
  for (const id of questions) url.searchParams.delete(id);
  for (const [id, answer] of Object.entries(answers)) url.searchParams.set(id, answer);
  url.hash = '';
  return url.href;
}

customElements.define('wegweiser-decision', DecisionElement);
