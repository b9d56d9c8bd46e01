/** The tab may close and the worker may die at any instant: nothing is lost, nothing comes twice. */
import { createSimulator } from '../../src/simulator/index.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

const chats = 12_000;
/** Of the instants: another with every run, said with a failure, and to be given again as CRASH_SEED. */
const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 2 ** 31);

/** Numbers from 0 up to 1 that a seed determines (a linear congruential generator). */
function* numbers(state: number): Generator<number> {
  for (;;) yield (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

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
  const random = numbers(seed);
  const left: number[] = [];
  for (let kill = 0; kill < 5; kill++) {
    // Any instant will do, the randomness is the point of it: by turns from the beginning, and from the first page on.
    if (kill % 2) await expect(panel.root.locator('[data-figure=rows]')).toHaveText(/\d,000/);
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), random.next().value! * 900);
    await page.evaluate(() => (globalThis as unknown as { killWorkers: () => void }).killWorkers());
    left.push(await rowsServed(account.address));
    await page.reload();
    // With three pages served, at least one is kept: from there it goes on.
    const kept = left.at(-1)! > 2000 && left.at(-1)! < chats;
    if (kept) await expect(panel.root.getByText(/\d,000 records so far, not finished/), `seed ${seed}`).toBeVisible();
    await panel.fillAccount(account.address, 'demo');
    await panel.start();
  }
  await panel.done();
  const ids = await panel.ids();
  expect(ids, `seed ${seed}`).toEqual([...createSimulator({ chats }).ids()]);
  expect(
    left.filter((rows) => rows >= 1000 && rows < chats),
    `killed in the midst of it at least once, seed ${seed}`,
  ).not.toEqual([]);
  expect(await rowsServed(account.address), `at most two pages again after each kill, seed ${seed}`).toBeLessThanOrEqual(chats + 5 * 2000);
});

const rowsServed = async (address: string) => ((await (await fetch(`${address}/_simulator/stats`)).json()) as { rows: number }).rows;

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
  await expect(second.root.getByText(/records so far, not finished/)).toBeVisible();
  await second.root.getByRole('button', { name: 'Go on' }).click();
  await expect(second.root.getByLabel('Account address')).toHaveValue(account.address);
  await second.paste('chat', 'demo');
  await second.start();
  await second.done();
  expect(await second.ids()).toEqual([...createSimulator({ chats }).ids()]);
  expect(await rowsServed(account.address), 'at most two pages were fetched again').toBeLessThanOrEqual(chats + 2000);
});
