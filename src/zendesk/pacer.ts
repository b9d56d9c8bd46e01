/** Keeps requests within a budget, so that no 429 is drawn: in a page its `Retry-After` could not even be read. */
import type { Clock } from './clock.ts';
import type { Budget } from './streams.ts';

export interface Pacer {
  /** Resolves when one more request may be sent; rejects with the signal's reason when aborted. */
  turn(signal?: AbortSignal): Promise<void>;
  /** To be called when the answer has come, or failed to come. */
  answered(): void;
}

/**
 * Counts each request from its answer, not from its sending: the server counted it some time before, so whatever the
 * line's delay, no window of the server's ever holds more than the budget. Memory: one number a request of the budget.
 */
export function createPacer(budget: Pick<Budget, 'requests' | 'windowMs'>, clock: Clock): Pacer {
  const answers: number[] = [];
  let oldest = 0;
  return {
    async turn(signal) {
      signal?.throwIfAborted();
      if (answers.length < budget.requests) return;
      const wait = answers[oldest]! + budget.windowMs - clock.now();
      // A clock set back must not make the wait longer than one window.
      if (wait > 0) await clock.sleep(Math.min(wait, budget.windowMs), signal);
    },
    answered() {
      if (answers.length < budget.requests) answers.push(clock.now());
      else {
        answers[oldest] = clock.now();
        oldest = (oldest + 1) % budget.requests;
      }
    },
  };
}
