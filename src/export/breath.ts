/** One turn of the event loop: messages come in, requests go out. Unlike a timer it is not held back in a hidden tab. */
export const breath = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Turns after which a browser has handed a request to its network process. */
const turns = 5;
/** Node sends by this very thread, after turns of its own; a server takes longer than this anyway. */
const ownMs = 4;

/**
 * Until a request that was just made has left, or even been answered. Work that began before would hold it back for as long as it
 * takes: in Node an export was a fifth slower (`npm run bench`). Never rejects.
 */
export async function departure(answer: Promise<unknown>): Promise<void> {
  if (!('setImmediate' in globalThis)) for (let turn = 0; turn < turns; turn++) await breath();
  else await soonest(answer, ownMs);
}

function soonest(answer: Promise<unknown>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const settled = () => {
      clearTimeout(timer);
      resolve();
    };
    answer.then(settled, settled);
  });
}
