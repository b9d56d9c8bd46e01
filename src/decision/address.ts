/** Answers in an address, keyed by question: `?role=admin&broken=sign-in&broken=software`. */
import { answersOf, unsure, walk, type Answers, type Walkable } from './tree.ts';

/** Parameter of a shared plan: the steps that are done, as keys joined by blanks. */
export const doneParameter = 'done';

export interface Read {
  answers: Answers;
  /** Something of this decision was given twice, is no answer, or no longer applies, and was left out. */
  dropped: boolean;
}

/** Reads the parameters of `graph`'s own questions; never throws, whatever is written there. */
export function readAnswers(graph: Walkable, query: URLSearchParams): Read {
  const given = Object.fromEntries(
    Object.keys(graph.questions)
      .map((id): [string, string[]] => [id, query.getAll(id)])
      .filter(([, values]) => values.length > 0),
  );
  const answers = applying(graph, given);
  const dropped = Object.entries(given).some(([id, values]) => !sameSet(answers[id], values));
  return { answers, dropped };
}

/** What of `answers` counts: those on the way, and those to questions that may still come. */
export function applying(graph: Walkable, answers: Answers): Answers {
  const place = walk(graph, answers);
  const way = answersOf(place);
  if (place.unsure) return { ...way, [place.node]: [unsure] };
  const ahead = place.outcome ? [] : [...after(graph, place.node)];
  const kept = ahead.map((id): [string, string[]] => [id, known(graph, id, answers[id] ?? [])]).filter(([, values]) => values.length > 0);
  return { ...way, ...Object.fromEntries(kept) };
}

/** `address` with these answers in place of all others to this decision; other parameters stay, an anchor does not. */
export function withAnswers(graph: Walkable, address: string, answers: Answers): string {
  const url = new URL(address);
  for (const id of Object.keys(graph.questions)) url.searchParams.delete(id);
  for (const [id, values] of Object.entries(applying(graph, answers))) for (const value of values) url.searchParams.append(id, value);
  url.hash = '';
  return url.href;
}

/** The questions that `node` may lead to, without itself. */
function after(graph: Walkable, node: string, seen = new Set<string>()): Set<string> {
  for (const { to } of graph.questions[node]?.next ?? []) {
    if (seen.has(to) || !Object.hasOwn(graph.questions, to)) continue;
    seen.add(to);
    after(graph, to, seen);
  }
  return seen;
}

/** Of `values` those that are answers to the question at all: whether they are offered is told only when it is asked. */
function known(graph: Walkable, id: string, values: readonly string[]): string[] {
  const { answers, several } = graph.questions[id]!;
  const all = values.filter((value, i) => Object.hasOwn(answers, value) && values.indexOf(value) === i);
  return several ? all : all.slice(0, 1);
}

const sameSet = (a: readonly string[] | undefined, b: readonly string[]) => a?.length === b.length && b.every((value) => a.includes(value));
