/** What a decision leaves one reader with: the procedures and steps of their outcome, in order. */
import type { Graph, Item } from './schema.ts';
import { answersOf, holds, walk, type Answers, type Walkable } from './tree.ts';

export interface Composed {
  outcome: string;
  /** `page#id` of procedures and single steps to do, in order, each once. */
  plan: readonly string[];
  /** The same for what could be done once. */
  past: readonly string[];
}

/** What composing needs of a graph: pages carry no more than this. */
export type Composable = Walkable & { outcomes: Readonly<Record<string, { plan: readonly Item[]; past: readonly Item[] }>> };

/** The graph without what only authors need, as pages carry it. */
export function slim({ start, questions, outcomes }: Graph): Composable {
  const each = <A, B>(record: Readonly<Record<string, A>>, make: (value: A) => B) =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [id, make(value)]));
  return {
    start,
    questions: each(questions, ({ several, answers, next }) => ({
      several,
      answers: each(answers, ({ when, alone }) => ({ when, alone })),
      next,
    })),
    outcomes: each(outcomes, ({ plan, past }) => ({ plan, past })),
  };
}

/** Undefined while questions are open. Expects a proven graph, in which no plan holds a thing twice. */
export function compose(graph: Composable, answers: Answers): Composed | undefined {
  const place = walk(graph, answers);
  const outcome = place.outcome ? graph.outcomes[place.node] : undefined;
  if (!outcome) return undefined;
  const known = answersOf(place);
  const applying = (items: readonly Item[]) => items.filter(({ when }) => holds(when, known)).map((item) => item.do);
  return { outcome: place.node, plan: applying(outcome.plan), past: applying(outcome.past) };
}

/**
 * All that any outcome of the graph may name, each once, in an order that agrees with every outcome's own. Undefined
 * when there is none: outcomes name the same things in opposite order, or one names a thing both before and after another.
 */
export function allItems(graph: Graph, kind: 'plan' | 'past'): string[] | undefined {
  const lists = Object.values(graph.outcomes).map((outcome) => outcome[kind].map((item) => item.do));
  const left = new Set(lists.flat());
  const order: string[] = [];
  while (left.size) {
    const first = [...left].find((item) =>
      lists.every((list) => !list.slice(0, Math.max(list.lastIndexOf(item), 0)).some((before) => before !== item && left.has(before))),
    );
    if (first === undefined) return undefined;
    left.delete(first);
    order.push(first);
  }
  return order;
}
