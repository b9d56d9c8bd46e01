/** How far a job of several streams is. Its time left is reckoned in requests, since the budgets are what it waits for. */
import type { Budget } from '../zendesk/streams.ts';
import { nothingYet, type Progress } from './progress.ts';

export interface StreamPart {
  budget: Budget;
  progress: Progress;
  /** Pages read when this run began. */
  before: number;
  done: boolean;
  /** Pages in all, where an estimate was made. */
  expected?: number | undefined;
}

/** `elapsedMs` is how long this run has been going. Without anything read there is nothing to say. */
export function wholeOf(parts: readonly StreamPart[], elapsedMs: number): Progress {
  const [only] = parts;
  if (parts.length === 1 && only) return only.progress;
  const sum = (of: (part: StreamPart) => number) => parts.reduce((total, part) => total + of(part), 0);
  const pages = sum(({ progress }) => progress.pages);
  if (pages === 0) return nothingYet;
  const left = parts.map(({ budget, progress, before, ...part }) => ({
    budget,
    pages: pagesLeft({ progress, ...part }),
    read: progress.pages - before,
  }));
  return {
    pages,
    rows: sum(({ progress }) => progress.rows),
    bytes: sum(({ progress }) => progress.bytes),
    rate: sum(({ progress }) => progress.rate),
    fraction: pages / (pages + left.reduce((total, part) => total + part.pages, 0)),
    leftMs: timeFor(left, elapsedMs),
  };
}

/** A stream that says nothing of itself is taken to be nearly read: most of those are a page or two. */
function pagesLeft({ progress: { pages, fraction }, done, expected }: Pick<StreamPart, 'progress' | 'done' | 'expected'>): number {
  if (done) return 0;
  if (expected !== undefined && expected > pages) return expected - pages;
  return fraction ? Math.ceil((pages * (1 - fraction)) / fraction) : 1;
}

/** Pages to be read on a budget, and how many have been read on it so far. */
export interface Draw {
  budget: Budget;
  pages: number;
  read: number;
}

/**
 * Milliseconds until all is read. Each budget goes on at its own pace or at the one seen so far, whichever is slower: the
 * first minute goes faster than the budget allows for long, and a throttled account slower. The slowest budget decides.
 */
export function timeFor(draws: readonly Draw[], elapsedMs: number): number {
  const budgets = draws.flatMap(({ budget }) => [budget, ...(budget.within ? [budget.within] : [])]);
  return Math.max(0, ...budgets.map((budget) => timeIn(budget, draws, elapsedMs)));
}

function timeIn(budget: Budget, draws: readonly Draw[], elapsedMs: number): number {
  const drawing = draws.filter((draw) => draw.budget.name === budget.name || draw.budget.within?.name === budget.name);
  const [pages, read] = drawing.reduce(([left, done], draw) => [left + draw.pages, done + draw.read], [0, 0]);
  return pages * Math.max(budget.windowMs / budget.requests, read ? elapsedMs / read : 0);
}
