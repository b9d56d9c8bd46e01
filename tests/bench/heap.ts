/** The JS heap of a page's workers, watched from outside while they work. */
import type { Browser } from '@playwright/test';

export interface HeapWatch {
  /** The largest heap in use that was seen, in bytes, over all watched workers together. */
  stop: () => Promise<number>;
}

/** Watches every worker whose script's address matches; looks ten times a second. */
export async function watchHeap(browser: Browser, script: RegExp): Promise<HeapWatch> {
  const devtools = await browser.newBrowserCDPSession();
  const sessions: string[] = [];
  for (let look = 0; look < 100 && !sessions.length; look++) {
    const { targetInfos } = await devtools.send('Target.getTargets');
    for (const { targetId } of targetInfos.filter((t) => t.type === 'worker' && script.test(t.url))) {
      sessions.push((await devtools.send('Target.attachToTarget', { targetId, flatten: false })).sessionId);
    }
  }
  if (!sessions.length) throw new Error(`No worker matches ${script}.`);
  const used = new Map<string, number>();
  let peak = 0;
  devtools.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const { result } = JSON.parse(message) as { result?: { usedSize?: number } };
    used.set(sessionId, result?.usedSize ?? 0);
    peak = Math.max(
      peak,
      [...used.values()].reduce((sum, size) => sum + size, 0),
    );
  });
  let id = 0;
  const timer = setInterval(() => {
    for (const sessionId of sessions) {
      const message = JSON.stringify({ id: ++id, method: 'Runtime.getHeapUsage' });
      devtools.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
    }
  }, 100);
  return {
    async stop() {
      clearInterval(timer);
      await devtools.detach();
      return peak;
    },
  };
}
