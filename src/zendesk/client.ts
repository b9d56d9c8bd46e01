/** The one edge to the vendor's API: one GET at a time, paced, tried again when that may help, failing in known ways. */
import { answerOf, requestOf, Throttled, TooLarge, type Answer } from './answer.ts';
import type { Clock } from './clock.ts';
import { Failure, type FailureCode } from './failure.ts';
import { createPacer, type Pacer } from './pacer.ts';
import type { Budget } from './streams.ts';

/** A route: `fetch`, the simulator, or our own relay. */
export type Fetch = (request: Request) => Promise<Response>;

export interface ClientOptions {
  fetch: Fetch;
  /** `https://acme.zendesk.com`, without a slash at the end. */
  origin: string;
  token: string;
  clock: Clock;
  budget: Pick<Budget, 'requests' | 'windowMs'>;
  /** Shared by the clients of one account, so that a new one knows what the others have asked. Otherwise one of its own. */
  pacer?: Pacer | undefined;
  /** Shared by the clients of one account: whether it has answered at all. Otherwise one of its own. */
  contact?: Contact | undefined;
  /** Told before each wait: why, until when (milliseconds since 1970). */
  onWait?: (code: FailureCode, until: number) => void;
}

/** Without one answer so far the address or the token is the likelier cause of silence, and waiting mends neither. */
export interface Contact {
  reached: boolean;
}

export interface Client {
  /**
   * The body of the answer, whole and parsed: `bytes` as they came, `value` what they say. `path` begins with a slash.
   * Throws a Failure; rejects with the signal's reason when aborted. `divisible`: the caller can ask for less, so a 504 is
   * thrown at once, as TooLarge, instead of being tried again.
   */
  get(path: string, options?: { signal?: AbortSignal | undefined; divisible?: boolean }): Promise<Answer>;
}

/** Milliseconds before each further try, by what went wrong; when they are used up the reader is asked. */
const waits: Partial<Record<FailureCode, readonly number[]>> = {
  throttled: [60_000, 60_000, 60_000, 60_000, 60_000],
  // A page cannot tell a 429 from a 403 or a broken line (support-api.md §1.1), so it waits a whole window, once.
  unreachable: [60_000],
  'server-error': [1_000, 2_000, 4_000, 8_000, 16_000],
  'broken-answer': [1_000, 2_000],
};

export function createClient({
  fetch,
  origin,
  token,
  clock,
  budget,
  pacer = createPacer(budget, clock),
  contact = { reached: false },
  onWait,
}: ClientOptions): Client {
  return {
    async get(path, { signal, divisible = false } = {}) {
      const tries: Partial<Record<FailureCode, number>> = {};
      for (;;) {
        await pacer.turn(signal, path);
        try {
          return await once(path, signal);
        } catch (thrown) {
          signal?.throwIfAborted();
          if (!(thrown instanceof Failure) || (divisible && thrown instanceof TooLarge)) throw thrown;
          const hopeless = thrown.code === 'unreachable' && !contact.reached;
          const wait = hopeless ? undefined : waitOf(thrown, tries[thrown.code] ?? 0);
          if (wait === undefined) throw thrown;
          tries[thrown.code] = (tries[thrown.code] ?? 0) + 1;
          onWait?.(thrown.code, clock.now() + wait);
          await clock.sleep(wait, signal);
        }
      }
    },
  };

  async function once(path: string, signal: AbortSignal | undefined) {
    const request = requestOf(origin + path, token, signal);
    let response: Response;
    try {
      response = await fetch(request);
    } catch (cause) {
      throw new Failure('unreachable', 'No readable answer: throttled, refused or offline.', { cause });
    } finally {
      pacer.answered(path);
    }
    contact.reached = true;
    return answerOf(response);
  }
}

function waitOf(failure: Failure, tries: number): number | undefined {
  const wait = waits[failure.code]?.[tries];
  return wait !== undefined && failure instanceof Throttled ? (failure.retryAfterMs ?? wait) : wait;
}
