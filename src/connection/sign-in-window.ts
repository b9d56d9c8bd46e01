/**
 * A sign-in in a window of its own, so that the page keeps what its reader has filled in. The vendor leads that window back to
 * `/sign-in/` of this site (`returned.ts`), which hands the answer over on a channel that only the two can know: its name is
 * the state of the sign-in. It needs no link between the windows, which our own headers cut.
 */

/** Where every sign-in comes back: the address to register with the OAuth client. */
export const redirectOf = (own: string): string => `${own}/sign-in/`;

export const channelOf = (state: string): string => `wegweiser.sign-in.${state}`;

/** What the returned window is told, so that it closes. */
export const received = 'received';

/** The parameters that came back for `state`. Rejects with the signal's reason when aborted; else it waits. */
export function answerTo(state: string, signal: AbortSignal): Promise<URLSearchParams> {
  const channel = new BroadcastChannel(channelOf(state));
  return new Promise<URLSearchParams>((resolve, reject) => {
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string' || data === received) return;
      channel.postMessage(received);
      resolve(new URLSearchParams(data));
    });
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  }).finally(() => channel.close());
}
