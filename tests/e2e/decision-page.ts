/** Answers a decision as a reader does, in any locale: by roles, and by the names that the content gives them. */
import type { Locator, Page } from '@playwright/test';
import { offered, unsure, type Answers } from '../../src/decision/tree.ts';
import { addressOf, type Decision } from './decisions.ts';
import { expect } from './test.ts';

/** What of a decision is in view: a heading, and the keys of the steps to do and of those that were possible once. */
export interface Shown {
  heading: string;
  plan: string[];
  past: string[];
}

/** For axe: what is in view. Of a whole decision nearly all is hidden, and passing over it takes most of the time. */
export const inView = [
  'wegweiser-decision > :not([hidden], wegweiser-plan)',
  'wegweiser-decision > wegweiser-plan > [data-part=body]:not([hidden]) > :not([hidden])',
].join();
/** The same without scripts, where not all that is hidden says so. */
export const inPlainView = '.state:is(:target, .first), wegweiser-decision > section, wegweiser-decision > wegweiser-plan';

export class DecisionPage {
  readonly page: Page;
  readonly content: Decision;
  readonly root: Locator;

  constructor(page: Page, content: Decision) {
    this.page = page;
    this.content = content;
    this.root = page.locator(`wegweiser-decision[data-tree="${content.tree}"]`);
  }

  /** Opens the decision's own page where these answers lead, and waits for its scripts. */
  async open(answers: Answers = {}): Promise<void> {
    await this.page.goto(addressOf(this.content, answers));
    await this.ready();
  }

  ready = () => expect(this.root).toHaveAttribute('data-enhanced', '');
  press = (key: string) => this.page.keyboard.press(key);

  #named = (role: 'button' | 'checkbox' | 'group' | 'heading' | 'link' | 'radio', name: string) =>
    this.root.getByRole(role, { name, exact: true });
  #words = (question: string) => this.content.words.questions[question]!;
  /** The words of an answer, or “I am not sure”. */
  answerName = (question: string, answer: string) => this.#words(question).answers[answer] ?? this.content.ui['decision.unsure'];

  /** The fieldset of a question, by which its radio buttons or boxes are grouped. */
  group = (question: string) => this.#named('group', this.#words(question).question);
  choices = (question: string) => this.group(question).getByRole(this.#role(question));
  choice = (question: string, answer: string) => this.#named(this.#role(question), this.answerName(question, answer));
  continue = () => this.#named('button', this.content.ui['decision.continue']);
  know = () => this.#named('button', this.content.ui['decision.back-to-question']);
  restart = () => this.#named('button', this.content.ui['decision.restart']);
  change = (question: string) => this.#named('button', `${this.content.ui['decision.change']}: ${this.#words(question).question}`);
  error = () => this.root.getByRole('alert');
  note = () => this.root.getByText(this.content.ui['decision.dropped']);

  question = (id: string) => this.#named('heading', this.#words(id).question);
  /** Not the heading of the same name that the steps below may have. */
  outcome = (id: string) => this.#named('heading', this.content.words.outcomes[id]!.title).and(this.page.locator('[id$=".heading"]'));
  findOut = (question: string) =>
    this.#named('heading', this.content.ui['decision.find-out'].replace('{question}', this.#words(question).question));
  /** The heading of a question or an outcome, whichever `node` is. */
  node = (node: string) => (node in this.content.graph.outcomes ? this.outcome(node) : this.question(node));

  /** Without scripts: a link to the next place, or back. */
  link = (name: string) => this.#named('link', name);

  #role = (question: string) => (this.content.graph.questions[question]!.several ? 'checkbox' : 'radio');

  /** From the top of the page to where the decision begins, by the link that every page begins with. */
  async skipToContent(): Promise<void> {
    await this.press('Tab');
    await this.press('Enter');
  }

  /** Presses a key until `target` has the focus. */
  async pressTo(target: Locator, key = 'Tab'): Promise<void> {
    const focused = () => target.evaluate((element) => element === document.activeElement);
    for (let i = 0; i < 60 && !(await focused()); i++) await this.press(key);
    await expect(target).toBeFocused();
  }

  /**
   * Gives an answer by keyboard alone, from where its question begins, and continues. Radio buttons are one stop of the
   * Tab key, boxes one each; `known` are the answers before, by which some are not offered.
   */
  async answer(question: string, chosen: readonly string[], known: Answers = {}): Promise<void> {
    const choices = [...offered(this.content.graph, question, known), unsure];
    if (this.#role(question) === 'radio') await this.#choose(question, choices.indexOf(chosen[0]!), choices.length);
    else for (const choice of choices) await this.#pass(chosen.includes(choice));
    for (const answer of chosen) await expect(this.choice(question, answer)).toBeChecked();
    await this.press('Tab');
    await expect(this.continue()).toBeFocused();
    await this.press('Enter');
  }

  /** From the radio button that is chosen, or else the first, down to the one at `at`; after the last comes the first. */
  async #choose(question: string, at: number, count: number): Promise<void> {
    const chosen = await this.choices(question).evaluateAll((radios: HTMLInputElement[]) => radios.map(({ checked }) => checked));
    expect(chosen, 'offers what applies').toHaveLength(count);
    const down = (at - Math.max(chosen.indexOf(true), 0) + count) % count;
    for (const key of ['Tab', 'Space', ...Array<string>(down).fill('ArrowDown')]) await this.press(key);
  }

  /** Goes on to the next box and leaves it ticked or not. */
  async #pass(tick: boolean): Promise<void> {
    await this.press('Tab');
    const ticked = await this.page.evaluate(() => (document.activeElement as HTMLInputElement).checked);
    if (ticked !== tick) await this.press('Space');
  }

  /** Gives all answers of a way, from where its first question begins. */
  async answerAll(way: Answers): Promise<void> {
    let known: Answers = {};
    for (const [question, chosen] of Object.entries(way)) {
      await expect(this.group(question)).toBeVisible();
      await this.answer(question, chosen, known);
      known = { ...known, [question]: chosen };
    }
  }

  /** What is in view, and what was possible once, which the reader opens. */
  shown = async (): Promise<Shown> => (await this.shownAt([undefined]))[0]!;

  /** What shows at each of these anchors of the page, one after the other; `undefined` stays where one is. */
  shownAt = (anchors: readonly (string | undefined)[]): Promise<Shown[]> => this.#shownAfterEach(anchors, 'anchor');

  /** What shows at each of these addresses of the page, reached by its history, as Back and Forward reach them. */
  shownAfter = (addresses: readonly string[]): Promise<Shown[]> => this.#shownAfterEach(addresses, 'address');

  #shownAfterEach = (places: readonly (string | undefined)[], kind: 'anchor' | 'address'): Promise<Shown[]> =>
    this.root.evaluate(
      (root, { list, by }) => {
        for (const closed of root.querySelectorAll<HTMLDetailsElement>('.past details')) closed.open = true;
        const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
        const pastKey = (step: HTMLElement) => {
          const [page] = step.closest<HTMLElement>('[data-do]')!.dataset['do']!.split('#');
          return `${page!.replaceAll('/', '.')}.${step.dataset['step']}`;
        };
        const go = {
          anchor: (place: string) => void (location.hash = place),
          address: (place: string) => {
            history.replaceState(null, '', place);
            dispatchEvent(new PopStateEvent('popstate'));
          },
        };
        return list.map((place) => {
          if (place !== undefined) go[by](place);
          return {
            heading: all(':is(.state, [data-view]) :is(h2, h3, h4)')[0]?.textContent.trim() ?? '',
            plan: all('[data-key]').map((step) => step.dataset['key']!),
            past: all('.past [data-step]').map(pastKey),
          };
        });
      },
      { list: places, by: kind },
    );
}
