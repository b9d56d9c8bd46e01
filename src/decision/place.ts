/** Where a procedure or a step stands in its page, so that a link to it can be named. */
import type { Item } from '../procedure/outline.ts';

export interface Place {
  /** Id of the heading before it. */
  heading: string | undefined;
  /** Number of a step in its procedure; undefined for a whole procedure. */
  step: number | undefined;
}

/** Expects that the page has `id`; the content check has proven it. */
export function placeOf(items: readonly Item[], id: string): Place {
  const at = items.findIndex(({ kind, key }) => (kind === 'Procedure' || kind === 'Step') && key === id);
  const before = items.slice(0, at + 1);
  const procedure = before.findLastIndex(({ kind }) => kind === 'Procedure');
  const steps = before.slice(procedure).filter(({ kind }) => kind === 'Step').length;
  const heading = before.findLast(({ kind }, i) => kind === 'heading' && i < procedure)?.key;
  return { heading: heading?.replace(/^#+ /, ''), step: steps || undefined };
}
