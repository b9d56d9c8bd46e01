/** A private window whose memory is full: what was read so far is saved from there, nothing of it is lost. */
import { readFile } from 'node:fs/promises';
import { createSimulator } from '../../src/simulator/index.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

test('an export too large for memory gives out the rows that it has read', async ({ page }) => {
  await page.route(/_astro\/export-.*\.js$/, async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    expect(script).toContain('2e8');
    const refusing = `navigator.storage.getDirectory = () => Promise.reject(new DOMException('refused', 'SecurityError'));`;
    await route.fulfill({ response, body: `${script.replace('2e8', '9e6')}\n${refusing}` });
  });
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.start();
  await panel.failure('storage-refused');
  const link = panel.root.getByRole('link', { name: 'Save chats-so-far.jsonl' });
  await expect(link).toBeHidden();
  await panel.root.getByRole('button', { name: 'Export in memory instead' }).click();
  await panel.failure('memory-full');
  const download = page.waitForEvent('download');
  await link.click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\n');
  const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).toEqual([...createSimulator({ chats: 20_000 }).ids()].slice(0, ids.length));
});
