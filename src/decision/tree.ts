/**
 * Walking a decision. State is nothing but answers keyed by question; where a reader stands is found by replaying them,
 * so an old link survives an edited tree: what no longer applies is left over, never misread.
 */
import type { Graph } from './schema.ts';

export type Answers = Readonly<Record<string, string>>;

export interface Place {
  /** The question to ask now, or the outcome reached. */
  node: string;
  /** The questions on the way here, in order, with the answers that count. */
  path: readonly { question: string; answer: string }[];
  outcome: boolean;
}

/** Replays `answers` from the start. Stops at the first question without a valid answer. Expects a proven graph. */
export function walk(graph: Graph, answers: Answers): Place {
  const path: { question: string; answer: string }[] = [];
  let node = graph.start;
  for (;;) {
    const options = graph.questions[node]?.options;
    if (!options) return { node, path, outcome: true };
    const answer = answers[node];
    const next = answer !== undefined && Object.hasOwn(options, answer) ? options[answer] : undefined;
    if (answer === undefined || next === undefined) return { node, path, outcome: false };
    path.push({ question: node, answer });
    node = next;
  }
}

/** Every way through a proven graph, as the answers that lead along it, in the order of the file. */
export function paths(graph: Graph, answers: Answers = {}): Answers[] {
  const { node, outcome } = walk(graph, answers);
  if (outcome) return [answers];
  return Object.keys(graph.questions[node]!.options).flatMap((answer) => paths(graph, { ...answers, [node]: answer }));
}

/** The answers that lead to `node`, the first way in the order of the file; undefined when there is none. */
export function answersTo(graph: Graph, node: string, answers: Answers = {}): Answers | undefined {
  const place = walk(graph, answers);
  if (place.node === node) return answers;
  for (const answer of Object.keys(graph.questions[place.node]?.options ?? {})) {
    const found = answersTo(graph, node, { ...answers, [place.node]: answer });
    if (found) return found;
  }
  return undefined;
}
