/**
 * Walking a decision. State is nothing but answers keyed by question; where a reader stands is found by replaying them,
 * so an old link survives an edited tree: what no longer applies is left over, never misread.
 */
import type { Condition, Graph } from './schema.ts';

/** Question → the answers given to it, one or several; `unsure` alone where the reader does not know. */
export type Answers = Readonly<Record<string, readonly string[]>>;

export const unsure = 'unsure';

/** What walking needs of a graph: pages carry no more than this. */
export type Walkable = Pick<Graph, 'start'> & {
  questions: Readonly<
    Record<
      string,
      {
        several: boolean;
        answers: Readonly<Record<string, { when: Condition; alone: boolean }>>;
        next: readonly { when: Condition; to: string }[];
      }
    >
  >;
};

export interface Place {
  /** The question to ask now, or the outcome reached. */
  node: string;
  /** The questions on the way here, in order, with the answers that count. */
  path: readonly { question: string; answers: readonly string[] }[];
  outcome: boolean;
  /** The reader is at a question and does not know: show how one finds out. */
  unsure: boolean;
}

/** Whether a condition holds. A question that was not answered holds for nothing. */
export function holds(when: Condition, answers: Answers): boolean {
  return Object.entries(when).every(([question, wanted]) => own(answers, question)?.some((answer) => wanted.includes(answer)));
}

/** The answers that `question` offers after `answers`, in the order of the file. */
export function offered(graph: Walkable, question: string, answers: Answers): string[] {
  return Object.entries(graph.questions[question]?.answers ?? {})
    .filter(([, { when }]) => holds(when, answers))
    .map(([id]) => id);
}

/** What of `given` counts as an answer to `question`: in the order of the file, each once; empty when nothing does. */
export function accepted(graph: Walkable, question: string, answers: Answers, given: readonly string[]): string[] {
  const { several = false, answers: all = {} } = graph.questions[question] ?? {};
  const open = offered(graph, question, answers);
  if (!several) return given.filter((id) => open.includes(id)).slice(0, 1);
  const chosen = open.filter((id) => given.includes(id));
  const together = chosen.filter((id) => !all[id]!.alone);
  return together.length ? together : chosen.slice(0, 1);
}

/** Replays `answers` from the start. Stops at the first question without a valid answer. Expects a proven graph. */
export function walk(graph: Walkable, answers: Answers): Place {
  const path: { question: string; answers: readonly string[] }[] = [];
  let known: Answers = {};
  let node = graph.start;
  for (;;) {
    if (!Object.hasOwn(graph.questions, node)) return { node, path, outcome: true, unsure: false };
    const given = own(answers, node) ?? [];
    const counts = accepted(graph, node, known, given);
    const now = { ...known, [node]: counts };
    const next = counts.length ? graph.questions[node]!.next.find(({ when }) => holds(when, now)) : undefined;
    if (!next) return { node, path, outcome: false, unsure: given.includes(unsure) };
    path.push({ question: node, answers: counts });
    known = now;
    node = next.to;
  }
}

/** The answers on the way to a place, as they would be given again. */
export const answersOf = ({ path }: Pick<Place, 'path'>): Answers =>
  Object.fromEntries(path.map(({ question, answers }) => [question, answers]));

/** All that can be answered to `question` after `answers`: single answers, or every selection that makes sense. */
export function choices(graph: Walkable, question: string, answers: Answers): string[][] {
  const open = offered(graph, question, answers);
  const { several, answers: all } = graph.questions[question]!;
  if (!several) return open.map((id) => [id]);
  const together = open.filter((id) => !all[id]!.alone);
  const selections = together.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);
  return [...selections.filter((set) => set.length), ...open.filter((id) => all[id]!.alone).map((id) => [id])];
}

/** Every way through a proven graph, as the answers that lead along it, in the order of the file. */
export function paths(graph: Walkable, answers: Answers = {}): Answers[] {
  const { node, outcome } = walk(graph, answers);
  if (outcome) return [answers];
  return choices(graph, node, answers).flatMap((choice) => paths(graph, { ...answers, [node]: choice }));
}

/** Never a member that every object has: answers come out of addresses. */
const own = (answers: Answers, question: string) => (Object.hasOwn(answers, question) ? answers[question] : undefined);
