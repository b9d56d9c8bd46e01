/**
 * Time as the engine sees it, passed in so that tests can turn it.
 * `now` is milliseconds since 1970 (UTC). `sleep` resolves after `ms` milliseconds of that same time and rejects with
 * the signal's reason as soon as it is aborted.
 */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const wake = () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      };
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(wake, ms);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};
