/** How much and how long the relay passes on. */
import type { Clock } from '../zendesk/clock.ts';
import { Refused, type Reason } from './refusals.ts';

export interface Limits {
  /** Bytes of a request's body: that of an exchange has some hundred. */
  requestBytes: number;
  /** Bytes of an answer's body, unpacked; the longest pages of a stream have some ten million. */
  answerBytes: number;
  /** Milliseconds until the answer begins, and between two pieces of a body. Large pages are slow (support-api.md §3.11). */
  idleMs: number;
  /** Milliseconds for the whole, from the first line of the request to the last byte of the answer. */
  wholeMs: number;
}

export const usualLimits: Limits = { requestBytes: 8192, answerBytes: 256 * 2 ** 20, idleMs: 90_000, wholeMs: 900_000 };

/** Why an alarm is switched off; given, since making a new error for each piece of a body would cost more than passing it on. */
const inTime = 'in time';

/** What `work` resolves with; Refused with `reason` where that takes longer than `ms`. */
export async function within<T>(work: Promise<T>, ms: number, reason: Reason, clock: Clock): Promise<T> {
  const done = new AbortController();
  const alarm = clock.sleep(ms, done.signal).then(() => Promise.reject(new Refused(reason)));
  try {
    return await Promise.race([work, alarm]);
  } finally {
    alarm.catch(() => undefined);
    done.abort(inTime);
  }
}

export interface Watch {
  /** Called once: whether all of the body was read. */
  ended(whole: boolean): void;
  bytes: number;
  idleMs: number;
  clock: Clock;
}

/**
 * `body` as it is read, piece by piece and never ahead, so that a slow reader slows the sender. Fails with Refused `large` or
 * `slow` where a limit is passed. Cancelling it cancels `body`.
 */
export function watched(body: ReadableStream<Uint8Array>, { ended, bytes, idleMs, clock }: Watch): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let left = bytes;
  const cancel = (why: unknown) => {
    ended(false);
    return reader.cancel(why).catch(() => undefined);
  };
  async function pull(stream: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { done, value } = await within(reader.read(), idleMs, 'slow', clock);
    if (done) {
      ended(true);
      return stream.close();
    }
    left -= value.length;
    if (left < 0) throw new Refused('large');
    stream.enqueue(value);
  }
  const failing = (stream: ReadableStreamDefaultController<Uint8Array>) =>
    pull(stream).catch((error: unknown) => {
      void cancel(error);
      throw error;
    });
  return new ReadableStream({ pull: failing, cancel }, { highWaterMark: 0 });
}
