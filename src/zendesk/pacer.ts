/** Keeps requests within a budget, so that no 429 is drawn: in a page its `Retry-After` could not even be read. */
import type { Clock } from './clock.ts';
import type { Budget } from './streams.ts';

export interface Pacer {
  /**
   * Resolves when one more request may be sent, in the order of asking; rejects with the signal's reason as soon as it is
   * aborted. `path` is what is asked for, where calls of several budgets go by one pacer.
   */
  turn(signal?: AbortSignal, path?: string): Promise<void>;
  /** To be called once for each turn, with its `path`, when the answer has come, or failed to come. */
  answered(path?: string): void;
}

/**
 * Counts each request from its answer, not from its sending: the server counted it some time before, so whatever the
 * line's delay, no window of the server's ever holds more than the budget. One on its way counts as if it were answered now.
 * `within` is the pacer of a wider budget that this one is a part of. Memory: one number a request of the budget.
 */
export function createPacer({ requests, windowMs }: Pick<Budget, 'requests' | 'windowMs'>, clock: Clock, within?: Pacer): Pacer {
  const answers: number[] = [];
  let asked = 0;
  let line: Promise<void> = Promise.resolve();
  let next = Promise.withResolvers<void>();

  async function room(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      while (answers.length && answers[0]! + windowMs <= clock.now()) answers.shift();
      if (asked + answers.length < requests) return;
      if (!answers.length) await next.promise;
      else {
        // A clock set back must not make the wait longer than one window.
        await clock.sleep(Math.min(answers[0]! + windowMs - clock.now(), windowMs), signal);
        answers.shift();
      }
    }
  }

  async function take(signal: AbortSignal | undefined): Promise<void> {
    await room(signal);
    await within?.turn(signal);
    asked++;
  }

  function answered(): void {
    asked = Math.max(0, asked - 1);
    answers.push(clock.now());
    next.resolve();
    next = Promise.withResolvers();
    within?.answered();
  }

  return {
    turn(signal) {
      const turn = line.then(() => take(signal));
      line = turn.catch(() => undefined);
      return signal ? orAborted(turn, signal, answered) : turn;
    },
    answered,
  };
}

/** A turn that comes after the abort is nobody's: `unused` gives it back. */
function orAborted(turn: Promise<void>, signal: AbortSignal, unused: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      void turn.then(unused, () => undefined);
      reject(signal.reason as Error);
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    turn.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Calls whose path begins with `path` go by `other`, all others by `usual`. */
function byPath(usual: Pacer, path: string, other: Pacer): Pacer {
  const pacerOf = (asked = '') => (asked.startsWith(path) ? other : usual);
  return { turn: (signal, asked) => pacerOf(asked).turn(signal, asked), answered: (asked) => pacerOf(asked).answered(asked) };
}

/** The pacers of one account by the names of its budgets, each made when it is first asked for. */
export class Pacers {
  readonly #made = new Map<string, Pacer>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `requests` takes the place of what the account's widest budgets allow; narrower ones are never exceeded. */
  of(budget: Budget, requests?: number): Pacer {
    const made = this.#made.get(budget.name);
    if (made) return made;
    const within = budget.within && this.of(budget.within, requests);
    const allowed = budget.within ? Math.min(budget.requests, requests ?? Infinity) : (requests ?? budget.requests);
    const own = createPacer({ ...budget, requests: allowed }, this.#clock, within);
    const pacer = budget.except ? byPath(own, budget.except.path, this.of(budget.except.budget, requests)) : own;
    this.#made.set(budget.name, pacer);
    return pacer;
  }
}
