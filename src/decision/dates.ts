/** Dates in a decision: answers stand for spans of days, and conditions on dates become lists of such answers. */
import type { Condition } from './schema.ts';

/** The days from `from` on and before `before`, both YYYY-MM-DD; open where one is missing. No date when both are. */
export interface Span {
  from?: string | undefined;
  before?: string | undefined;
}
type Written = readonly string[] | { before: string } | { from: string };

/** `complain` is called where a day cuts through an answer, so that the condition could not be told from it. */
export function resolveDates(
  when: Readonly<Record<string, Written>>,
  spansOf: (question: string) => Readonly<Record<string, Span>>,
  complain: (question: string, message: string) => void,
): Condition {
  return Object.fromEntries(
    Object.entries(when).map(([question, wanted]) => {
      if (isList(wanted)) return [question, wanted];
      const answers = Object.entries(spansOf(question)).filter(([, span]) => isDated(span));
      const [side, day] = 'before' in wanted ? (['before', wanted.before] as const) : (['from', wanted.from] as const);
      if (!answers.some(([, span]) => span.from === day || span.before === day))
        complain(question, `a day at which one answer of ${question} ends and another begins`);
      const holds = (span: Span) => (side === 'before' ? (span.before ?? '9') <= day : (span.from ?? '') >= day);
      return [question, answers.filter(([, span]) => holds(span)).map(([id]) => id)];
    }),
  );
}

const isList = (wanted: Written): wanted is readonly string[] => Array.isArray(wanted);
export const isDated = (span: Span) => span.from !== undefined || span.before !== undefined;

/** What is wrong with answers that should cover all days, each once; undefined when nothing is, or none is dated. */
export function gapOrOverlap(answers: Readonly<Record<string, Span>>): string | undefined {
  const spans = Object.entries(answers)
    .filter(([, span]) => isDated(span))
    .sort(([, a], [, b]) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  if (!spans.length) return undefined;
  const empty = spans.find(([, { from = '', before = '9' }]) => before <= from);
  if (empty) return `no day on which ${empty[0]} holds`;
  if (spans[0]![1].from !== undefined) return `no answer for the days before ${spans[0]![1].from}`;
  for (const [i, [id, { before }]] of spans.entries()) {
    const next = spans[i + 1];
    if (!next) return before === undefined ? undefined : `no answer for the days from ${before} on`;
    const from = next[1].from ?? '';
    if (before === undefined || before > from) return `${id} and ${next[0]} for the same days`;
    if (before < from) return `no answer for the days from ${before} to ${from}`;
  }
  return undefined;
}
