import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import type { JobManifest } from '../../src/export/manifest.ts';
import { createSimulator } from '../../src/simulator/index.ts';
import { violations } from './axe.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

test('a newcomer exports the 20,000 chats of the demo account and gets files that hold each of them once', async ({ page }) => {
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.start();
  const demo = panel.root.getByText('Demo data: these people, chats and tickets are made up.');
  await expect(demo).toBeVisible();
  await panel.done();
  await expect(demo).toBeVisible();

  const expected = [...createSimulator().ids()];
  const jsonl = await panel.save('chats.jsonl');
  const rows = jsonl.trimEnd().split('\n');
  expect(rows.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(expected);

  const csv = await panel.save('chats.csv');
  expect(csv.startsWith('\uFEFFid,type,timestamp,')).toBe(true);
  const table = Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true });
  expect(table.errors).toEqual([]);
  expect(table.data.map((row) => row['id'])).toEqual(expected);
  const formula = table.data.flatMap((row) => Object.values(row)).find((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)));
  expect(formula).toBeUndefined();

  const {
    demo: simulated,
    streams: [manifest],
  } = JSON.parse(await panel.save('manifest.json')) as JobManifest;
  expect(simulated).toBe(true);
  expect(manifest).toMatchObject({ stream: 'chats', received: 20_000, repeated: 0 });
  const times = rows.map((line) => (JSON.parse(line) as { timestamp: string }).timestamp).sort();
  for (const [name, text] of Object.entries({ 'chats.jsonl': jsonl, 'chats.csv': csv })) {
    expect(manifest!.files.find((file) => file.name === name)).toMatchObject({
      rows: 20_000,
      first: times[0],
      last: times.at(-1),
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    });
  }
});

test('an account on another origin is exported through the documented CORS rules, byte for byte', async ({ page, simulate }) => {
  const account = await simulate('--chats', '3000', '--seed', '7', '--cors', 'docs');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo');
  await panel.start();
  await panel.done();
  const simulator = createSimulator({ chats: 3000, seed: 7 });
  const lines = (await panel.save('chats.jsonl')).trimEnd().split('\n');
  expect(lines).toEqual([...simulator.ids()].map((id) => simulator.json(id)));
});

test('chats that are edited while they are read come once, in their newest version', async ({ page, simulate }) => {
  const account = await simulate('--chats', '4500', '--faults', 'edit=1');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo');
  await panel.start();
  await panel.done();
  const ids = await panel.ids();
  expect(new Set(ids).size).toBe(4500);
  expect(ids).toHaveLength(4500);
  const { received, repeated } = (JSON.parse(await panel.save('manifest.json')) as JobManifest).streams[0]!;
  expect(repeated, 'chats came again').toBeGreaterThan(0);
  expect(received - repeated).toBe(4500);
});

test('a pause keeps what was read, stopping for now too, and going on finishes it', async ({ page }) => {
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.start();
  await expect(panel.root.locator('[data-figure=rows]')).toHaveText(/\d,000/);
  await panel.root.getByRole('button', { name: 'Pause' }).click();
  await expect(panel.root.getByRole('status')).toContainText('Paused');
  await expect(panel.root.getByText(/records so far, not finished/)).toBeVisible();
  for (const figure of ['rows', 'bytes', 'rate', 'left']) await expect(panel.root.locator(`[data-figure=${figure}]`)).toHaveText(/\d/);
  expect(await panel.root.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0);
  await panel.root.getByRole('button', { name: 'Stop for now' }).click();
  await expect(panel.root.getByRole('button', { name: 'Start export' })).toBeVisible();
  await panel.root.getByRole('listitem').filter({ hasText: 'not finished' }).getByRole('button', { name: 'Go on' }).click();
  await panel.done();
  expect(await panel.ids()).toEqual([...createSimulator().ids()]);
});

test('a finished export gives its files again after a reload, without another download, and can be deleted', async ({ page, simulate }) => {
  const account = await simulate('--chats', '500');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo');
  await panel.start();
  await panel.done();
  account.stop();
  await page.reload();
  await panel.root.getByRole('button', { name: 'Get the files' }).click();
  await panel.done();
  expect(await panel.ids()).toHaveLength(500);
  page.on('dialog', (dialog) => void dialog.accept());
  await panel.root.getByRole('button', { name: 'Delete' }).click();
  await expect(panel.root.getByRole('heading', { name: 'On this device' })).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every state of the panel is accessible, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const panel = new ExportPanel(page);
    await panel.open();
    await panel.fillAccount('', '');
    await panel.start();
    await panel.failure('address-empty');
    expect(await violations(page), 'a failure').toEqual([]);
    await panel.root.getByRole('radio', { name: /Demo account/ }).check();
    await panel.start();
    await panel.root.getByRole('button', { name: 'Pause' }).click();
    await expect(panel.root.getByRole('button', { name: 'Go on' }).first()).toBeFocused();
    expect(await violations(page), 'paused').toEqual([]);
    await page.keyboard.press('Enter');
    await panel.done();
    expect(await violations(page), 'done').toEqual([]);
  });
}
