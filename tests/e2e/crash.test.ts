/** The tab may close and the worker may die at any instant: nothing is lost, nothing comes twice. */
import { createSimulator } from '../../src/simulator/index.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

const chats = 12_000;

test('a worker killed at five random instants, and the page reloaded each time, ends in exactly the ids of the account', async ({
  page,
  simulate,
}) => {
  const account = await simulate('--chats', String(chats), '--faults', 'delay=0.2', '--budget', 'off');
  await page.addInitScript(() => {
    const Native = Worker;
    const workers: Worker[] = [];
    Object.assign(globalThis, { killWorkers: () => workers.forEach((worker) => worker.terminate()) });
    globalThis.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
  });
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo');
  await panel.start();
  for (let kill = 0; kill < 5; kill++) {
    // Any instant will do, before or after the first page; the randomness is the point of it.
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), Math.random() * 900);
    await page.evaluate(() => (globalThis as unknown as { killWorkers: () => void }).killWorkers());
    await page.reload();
    await panel.fillAccount(account.address, 'demo');
    await panel.start();
  }
  await panel.done();
  const ids = await panel.ids();
  expect(ids).toEqual([...createSimulator({ chats }).ids()]);
});

test('a closed tab goes on in a new one where it was', async ({ page, context, simulate }) => {
  const account = await simulate('--chats', String(chats));
  const first = new ExportPanel(page);
  await first.open();
  await first.fillAccount(account.address, 'demo');
  await first.start();
  await expect(first.root.locator('[data-figure=rows]')).toHaveText(/\d,000/);
  await page.close();
  const second = new ExportPanel(await context.newPage());
  await second.open();
  await expect(second.root.getByText(/chats so far, not finished/)).toBeVisible();
  await second.root.getByRole('button', { name: 'Go on' }).click();
  await expect(second.root.getByLabel('Account address')).toHaveValue(account.address);
  await second.root.getByLabel('Chat access token').fill('demo');
  await second.start();
  await second.done();
  expect(await second.ids()).toEqual([...createSimulator({ chats }).ids()]);
  const served = (await (await fetch(`${account.address}/_simulator/stats`)).json()) as { rows: number };
  expect(served.rows, 'at most two pages were fetched again').toBeLessThanOrEqual(chats + 2000);
});
