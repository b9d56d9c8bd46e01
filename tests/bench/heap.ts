/** The memory of a page's workers, watched from outside while they work. */
import type { Browser, CDPSession } from '@playwright/test';
import type { Peaks } from './four.ts';

export interface HeapWatch {
  /** The largest that was seen, over all watched workers together. Bytes. */
  stop: () => Promise<Peaks>;
}

/** What a worker says of its memory; an older browser tells nothing of what is outside its heap. */
interface Usage {
  usedSize: number;
  backingStorageSize?: number;
}

const everyMs = 100;

/** Watches every worker whose script's address matches, from when the first has started. */
export async function watchHeap(browser: Browser, script: RegExp): Promise<HeapWatch> {
  const devtools = await browser.newBrowserCDPSession();
  const sessions = await attach(devtools, script);
  const used = new Map<string, Usage>();
  const peaks = { heap: 0, arrayBuffers: 0 };
  devtools.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const { result } = JSON.parse(message) as { result?: Usage };
    if (result) used.set(sessionId, result);
    const sum = (of: (one: Usage) => number) => [...used.values()].reduce((total, one) => total + of(one), 0);
    peaks.heap = Math.max(
      peaks.heap,
      sum(({ usedSize }) => usedSize),
    );
    peaks.arrayBuffers = Math.max(
      peaks.arrayBuffers,
      sum(({ backingStorageSize = 0 }) => backingStorageSize),
    );
  });
  let id = 0;
  const timer = setInterval(() => {
    for (const sessionId of sessions) {
      const message = JSON.stringify({ id: ++id, method: 'Runtime.getHeapUsage' });
      devtools.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
    }
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await devtools.detach();
      return peaks;
    },
  };
}

/** Attaches to each worker that matches, those that start later as well; comes back when there is one. */
async function attach(devtools: CDPSession, script: RegExp): Promise<readonly string[]> {
  const [seen, sessions] = [new Set<string>(), [] as string[]];
  const first = new Promise<void>((resolve) => {
    const look = ({ targetInfo: { targetId, type, url } }: { targetInfo: { targetId: string; type: string; url: string } }) => {
      if (type !== 'worker' || !script.test(url) || seen.has(targetId)) return;
      seen.add(targetId);
      devtools.send('Target.attachToTarget', { targetId, flatten: false }).then(
        ({ sessionId }) => {
          sessions.push(sessionId);
          resolve();
        },
        () => undefined, // that of the measure before, which was still going away
      );
    };
    devtools.on('Target.targetCreated', look);
    devtools.on('Target.targetInfoChanged', look); // a worker has no address until its script is there
  });
  await devtools.send('Target.setDiscoverTargets', { discover: true });
  await first;
  return sessions;
}
