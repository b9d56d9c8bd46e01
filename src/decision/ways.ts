/** The part of the proof that walks: conditions that overlap or are missing, what is never offered, what changes nothing. */
import type { Mistake } from '../authoring/mistake.ts';
import type { Say } from './proof.ts';
import { compose } from './plan.ts';
import type { Graph, Question } from './schema.ts';
import { choices, holds, offered, paths, walk, type Answers } from './tree.ts';

/** More ways than this are too many for one page that holds them all, and for anybody to review. */
export const mostWays = 400;

/** One look at a question on the way: what was answered before, and what each choice leads to in the end. */
interface Visit {
  before: Answers;
  futures: ReadonlyMap<string, number>;
}

/** Expects a graph whose targets exist and which has no circle. */
export function proveWays(graph: Graph, say: Say): Mistake[] {
  const survey = new Survey(graph, say);
  survey.visit(graph.start, {});
  if (survey.ways > mostWays)
    return [
      say(
        ['start'],
        `more than ${mostWays} ways through this decision`,
        `at most ${mostWays}`,
        'Ask less, or let an outcome lead on to a decision of its own.',
      ),
    ];
  return survey.mistakes.length ? survey.mistakes : [...survey.unused(), ...survey.indifferent()];
}

/** Items that show a step which an item before them shows on the same way. `stepsOf` knows the guides; expects a proven graph. */
export function proveSteps(graph: Graph, stepsOf: (item: string) => readonly string[], say: Say): Mistake[] {
  const ways = paths(graph).map((answers) => ({ answers, outcome: walk(graph, answers).node }));
  const mistakes = ways.flatMap(({ answers, outcome }) =>
    (['plan', 'past'] as const).flatMap((kind) => {
      const shownBy = new Map<string, string>();
      return graph.outcomes[outcome]![kind].flatMap((item, i) => {
        if (!holds(item.when, answers)) return [];
        const steps = stepsOf(item.do);
        const twice = steps.find((step) => shownBy.has(step));
        const found = twice && `${item.do} with the step ${twice}, which ${shownBy.get(twice)!} shows already ${after(answers)}`;
        for (const step of steps) shownBy.set(step, item.do);
        const remedy = 'Narrow the condition of one of the two, or take it out.';
        return found ? [say(['outcomes', outcome, kind, i], found, 'each step once', remedy)] : [];
      });
    }),
  );
  return mistakes.filter(({ line }, i) => mistakes.findIndex((first) => first.line === line) === i); // the same shows on many ways
}

class Survey {
  readonly mistakes: Mistake[] = [];
  ways = 0;
  readonly #graph: Graph;
  readonly #say: Say;
  readonly #visits = new Map<string, Visit[]>();
  /** Conditions that were seen to hold, by their place in the file. */
  readonly #used = new Set<string>();
  readonly #numbers = new Map<string, number>();

  constructor(graph: Graph, say: Say) {
    this.#graph = graph;
    this.#say = say;
  }

  /** A number that is the same for two states exactly when all that can follow from them is the same. */
  visit(node: string, before: Answers): number {
    if (this.ways > mostWays) return 0;
    const question = Object.hasOwn(this.#graph.questions, node) ? this.#graph.questions[node] : undefined;
    return question ? this.#question(node, question, before) : this.#outcome(node, before);
  }

  #question(id: string, question: Question, before: Answers): number {
    const open = offered(this.#graph, id, before);
    for (const answer of open) this.#used.add(`questions.${id}.answers.${answer}`);
    if (open.length < 2)
      this.#report(
        ['questions', id, 'answers'],
        `${open.length} answers ${after(before)}`,
        'two or more',
        'Add an answer, or lead past this question: it decides nothing.',
      );
    // Every selection of several answers goes its own way: too many are not even made.
    if (question.several && 2 ** (open.length - 1) > mostWays) this.ways = mostWays + 1;
    if (this.ways > mostWays) return 0;
    const futures = new Map<string, number>();
    for (const choice of choices(this.#graph, id, before)) {
      const now = { ...before, [id]: choice };
      const rows = [...question.next.entries()].filter(([, { when }]) => holds(when, now));
      for (const [i] of rows) this.#used.add(`questions.${id}.next.${i}`);
      if (rows.length !== 1)
        this.#report(
          ['questions', id, 'next', ...(rows[1] ? [rows[1][0]] : [])],
          `${rows.length ? `${rows.length} conditions that hold at once` : 'no condition that holds'} ${after(now)}`,
          'exactly one',
          rows.length ? 'Narrow one of them.' : 'Add a line for these answers.',
        );
      const next = rows[0]?.[1].to;
      if (next !== undefined) futures.set(choice.join(' '), this.visit(next, now));
    }
    if (!futures.size) this.ways++; // where nothing leads on, a way ends too
    this.#visits.set(id, [...(this.#visits.get(id) ?? []), { before, futures }]);
    return this.#number(`${id}: ${[...futures].join('; ')}`);
  }

  #outcome(id: string, answers: Answers): number {
    this.ways++;
    const composed = compose(this.#graph, answers)!;
    for (const kind of ['plan', 'past'] as const) {
      for (const [i, item] of this.#graph.outcomes[id]![kind].entries())
        if (holds(item.when, answers)) this.#used.add(`outcomes.${id}.${kind}.${i}`);
      const twice = composed[kind].find((item, i, all) => all.indexOf(item) !== i);
      if (twice)
        this.#report(
          ['outcomes', id, kind],
          `${twice} twice ${after(answers)}`,
          'each thing once',
          'Narrow the condition of one of them, or take it out.',
        );
    }
    const { read } = this.#graph.outcomes[id]!;
    if (composed.plan.length + composed.past.length + read.length === 0)
      this.#report(
        ['outcomes', id],
        `a dead end ${after(answers)}`,
        'a plan, something past or a page to read on',
        'Add what applies then, or a page under read.',
      );
    return this.#number(JSON.stringify(composed));
  }

  /** One report for each place: the same mistake shows on many ways. */
  #report(path: readonly PropertyKey[], found: string, expected: string, remedy: string): void {
    const mistake = this.#say(path, found, expected, remedy);
    if (!this.mistakes.some((m) => m.line === mistake.line && m.expected === expected)) this.mistakes.push(mistake);
  }

  #number(key: string): number {
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  /** Nodes, answers, lines and items that no way ever comes to. */
  unused(): Mistake[] {
    const places = [
      ...Object.entries(this.#graph.questions).flatMap(([id, { answers, next }]) => [
        ...Object.keys(answers).map((answer) => ['questions', id, 'answers', answer]),
        ...next.map((_, i) => ['questions', id, 'next', i]),
      ]),
      ...Object.entries(this.#graph.outcomes).flatMap(([id, outcome]) =>
        (['plan', 'past'] as const).flatMap((kind) => outcome[kind].map((_, i) => ['outcomes', id, kind, i])),
      ),
    ];
    return places
      .filter((path) => !this.#used.has(path.join('.')))
      .map((path) =>
        this.#say(
          path,
          `${path.join('.')}, to which no way comes`,
          'a condition that holds on some way',
          'Correct its condition, or take it out.',
        ),
      );
  }

  /** Answers after which everything is as after another one. */
  indifferent(): Mistake[] {
    return [...this.#visits].flatMap(([id, visits]) => {
      const { several, answers } = this.#graph.questions[id]!;
      const same = several
        ? Object.keys(answers).find((answer) => !answers[answer]!.alone && addsNothing(answer, visits, answers))
        : undefined;
      const pair = several ? undefined : twins(Object.keys(answers), visits);
      const found = same
        ? `${same}, with which all is as without it`
        : pair
          ? `${pair.join(' and ')}, after which all is the same`
          : undefined;
      return found
        ? [
            this.#say(
              ['questions', id, 'answers', same ?? pair![1]],
              found,
              'answers that make a difference',
              'Let it lead elsewhere or change the plan; or make one answer of them.',
            ),
          ]
        : [];
    });
  }
}

/** Two single answers with the same future wherever both are offered, and are offered together at all. */
function twins(answers: readonly string[], visits: readonly Visit[]): [string, string] | undefined {
  for (const [i, a] of answers.entries())
    for (const b of answers.slice(i + 1)) {
      const both = visits.filter(({ futures }) => futures.has(a) && futures.has(b));
      if (both.length && both.every(({ futures }) => futures.get(a) === futures.get(b))) return [a, b];
    }
  return undefined;
}

/** One of several answers that can be added to any selection, or given instead of none, without effect. */
function addsNothing(answer: string, visits: readonly Visit[], answers: Question['answers']): boolean {
  const none = Object.keys(answers).find((id) => answers[id]!.alone)!;
  const pairs = visits.flatMap(({ futures }) =>
    [...futures]
      .filter(([selection]) => selection.split(' ').includes(answer))
      .map(([selection, future]) => {
        const without =
          selection
            .split(' ')
            .filter((id) => id !== answer)
            .join(' ') || none;
        return [future, futures.get(without)];
      }),
  );
  return pairs.length > 0 && pairs.every(([a, b]) => a === b);
}

const after = (answers: Answers) => {
  const given = Object.entries(answers).map(([question, list]) => `${question}=${list.join('+')}`);
  return given.length ? `after ${given.join(', ')}` : 'at the start';
};
