/** Ways through the decision of the plan tests, chosen by what their plans have in common, whatever the content says. */
import type { Answers } from '../../src/decision/tree.ts';
import { decisionOf, stepsAfter } from './decisions.ts';

export interface Way {
  answers: Answers;
  /** Keys of the steps of its plan, in order. */
  steps: string[];
}

const decision = decisionOf('start', 'en');
const ways = decision.ways.map((answers): Way => ({ answers, steps: stepsAfter(decision, answers).plan }));
const bySize = ways.filter(({ steps }) => steps.length > 0).sort((a, b) => b.steps.length - a.steps.length);

/** The steps that both have, and those that only the first has. */
export const shared = (a: Way, b: Way) => a.steps.filter((step) => b.steps.includes(step));
export const only = (a: Way, b: Way) => a.steps.filter((step) => !b.steps.includes(step));

/** The longest plan there is. */
export const long = bySize[0]!;
/** One that has steps in common with it, and some of its own. */
export const related = bySize.find((way) => shared(way, long).length > 1 && only(way, long).length > 0)!;
/** The longest that shares nothing with either. */
export const unrelated = bySize.find((way) => !shared(way, long).length && !shared(way, related).length)!;

/** At what number a plan shows a step. */
export const numberOf = (way: Way, step: string) => way.steps.indexOf(step) + 1;
