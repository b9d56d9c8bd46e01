/** A graph in the words of a locale: what its picture and its tables both say. */
import type { Words as Ui } from '../authoring/words.ts';
import { locales, type Locale } from '../locales.ts';
import type { Condition, Graph, Words } from './schema.ts';

/** What leads along an edge: answers to the question itself, and conditions on what was answered before. */
export interface EdgeLine {
  kind: 'answer' | 'condition';
  text: string;
}

export interface GraphInWords {
  /** Each after all that lead to it. */
  questions: readonly {
    id: string;
    /** “Question 2”: what conditions call it. */
    name: string;
    title: string;
    /** How many answers may be given, where that is not one. */
    several: string;
    answers: readonly string[];
  }[];
  outcomes: readonly { id: string; name: string; title: string }[];
  /** One for each pair of nodes. */
  edges: readonly { from: string; to: string; lines: readonly EdgeLine[] }[];
  /** “only if …”; empty for what holds always. */
  onlyIf: (when: Condition) => string;
}

/** Expects a proven graph and words for all of it. */
export function inWords(graph: Graph, words: Words, ui: Ui, locale: Locale): GraphInWords {
  const order = inOrder(graph);
  const speaker = new Speaker(graph, order, words, ui, locale);
  return {
    questions: order.map((id) => speaker.question(id)),
    outcomes: Object.keys(graph.outcomes).map((id) => ({ id, name: ui['drawing.outcome'], title: words.outcomes[id]!.title })),
    edges: order.flatMap((id) => speaker.edges(id)),
    onlyIf: (when) => speaker.onlyIf(when),
  };
}

/** The questions, each after all that lead to it, otherwise as in the file. */
function inOrder({ questions }: Graph): string[] {
  const order: string[] = [];
  const left = new Set(Object.keys(questions));
  while (left.size) {
    const led = new Set([...left].flatMap((id) => questions[id]!.next.map(({ to }) => to)));
    const first = [...left].find((id) => !led.has(id));
    if (first === undefined) throw new Error('A graph that goes in a circle cannot be put in order.');
    left.delete(first);
    order.push(first);
  }
  return order;
}

class Speaker {
  readonly #graph: Graph;
  readonly #words: Words;
  readonly #ui: Ui;
  readonly #numbers: ReadonlyMap<string, string>;
  readonly #anyOf: Intl.ListFormat;
  readonly #allOf: Intl.ListFormat;

  constructor(graph: Graph, order: readonly string[], words: Words, ui: Ui, locale: Locale) {
    const { figures } = locales[locale];
    this.#graph = graph;
    this.#words = words;
    this.#ui = ui;
    this.#numbers = new Map(order.map((id, i) => [id, new Intl.NumberFormat(figures).format(i + 1)]));
    this.#anyOf = new Intl.ListFormat(figures, { type: 'disjunction' });
    this.#allOf = new Intl.ListFormat(figures, { type: 'conjunction' });
  }

  question(id: string) {
    const { several, answers } = this.#graph.questions[id]!;
    return {
      id,
      name: this.#say('drawing.question', { number: this.#numbers.get(id)! }),
      title: this.#words.questions[id]!.question,
      several: several ? this.#ui['decision.several'] : '',
      answers: Object.entries(answers).map(([answer, { when }]) =>
        [this.#answer(id, answer), this.onlyIf(when)].filter(Boolean).join(' – '),
      ),
    };
  }

  edges(from: string) {
    const { next } = this.#graph.questions[from]!;
    return [...new Set(next.map(({ to }) => to))].map((to) => {
      const rows = next.filter((row) => row.to === to).map(({ when }) => this.#row(from, when));
      const or: EdgeLine = { kind: 'condition', text: this.#ui['drawing.or-else'] };
      return { from, to, lines: rows.flatMap((lines, i) => (i ? [or, ...lines] : lines)) };
    });
  }

  onlyIf(when: Condition): string {
    const conditions = this.#conditions(when);
    return conditions.length ? this.#say('drawing.only', { conditions: this.#allOf.format(conditions) }) : '';
  }

  /** First the answers to the question itself, then what was answered before. */
  #row(from: string, { [from]: own, ...before }: Condition): EdgeLine[] {
    const short = this.#shortly(from, own);
    const answers = short
      ? [short]
      : own!.map((id, i) => (i ? this.#say('drawing.or', { answer: this.#answer(from, id) }) : this.#answer(from, id)));
    return [
      ...answers.map((text) => ({ kind: 'answer' as const, text })),
      ...this.#conditions(before).map((condition) => ({ kind: 'condition' as const, text: this.#say('drawing.and', { condition }) })),
    ];
  }

  #conditions = (when: Condition) =>
    Object.entries(when).map(([question, ids]) =>
      this.#say('drawing.condition', {
        number: this.#numbers.get(question)!,
        answers: this.#shortly(question, ids) ?? this.#any(question, ids),
      }),
    );

  /** “any answer”, or all but which, where that says it. Of several answers, only those that stand alone can be left out so. */
  #shortly(question: string, ids?: readonly string[]): string | undefined {
    const { several, answers } = this.#graph.questions[question]!;
    const others = ids ? Object.keys(answers).filter((id) => !ids.includes(id)) : [];
    if (!ids || !others.length) return this.#ui['drawing.any'];
    if (others.length >= ids.length || (several && !others.every((id) => answers[id]!.alone))) return undefined;
    return this.#say('drawing.any-but', { answers: this.#any(question, others) });
  }

  #any = (question: string, ids: readonly string[]) =>
    this.#anyOf.format(ids.map((id) => this.#say('drawing.quoted', { answer: this.#answer(question, id) })));

  #answer = (question: string, id: string) => this.#words.questions[question]!.answers[id]!;

  #say = (key: keyof Ui, places: Readonly<Record<string, string>>) =>
    this.#ui[key].replace(/\{(\w+)\}/g, (place, name: string) => places[name] ?? place);
}
