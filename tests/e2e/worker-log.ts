/** What the browser logs of workers, and of theirs, from the first line on: it tells the page nothing of it. */
import type { Page } from '@playwright/test';

export interface Entry {
  /** Such as `security` for a violation of a policy. */
  source: string;
  text: string;
}

interface Message {
  method?: string;
  params: { entry: Entry };
}

/**
 * By Chromium's own protocol; asked late, it tells what was logged before. Of all workers of the page's browser, in which one test
 * runs at a time. It attaches to workers alone: a second session on the page would disturb the emulation of media.
 */
export async function listenToWorkers(page: Page, hear: (entry: Entry) => void): Promise<void> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) return;
  const log = JSON.stringify({ id: 1, method: 'Log.enable' });
  session.on('Target.targetCreated', ({ targetInfo: { targetId } }) => {
    void session
      .send('Target.attachToTarget', { targetId, flatten: false })
      .then(({ sessionId }) => session.send('Target.sendMessageToTarget', { sessionId, message: log }))
      .catch(() => undefined); // a worker that has ended meanwhile
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { method, params } = JSON.parse(message) as Message;
    if (method === 'Log.entryAdded') hear(params.entry);
  });
  await session.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'worker' }] });
  page.once('close', () => void session.detach().catch(() => undefined));
}
