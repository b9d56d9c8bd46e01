/** A worker that cannot begin, as when the site was replaced under an open page: the reader is told, and goes on. */
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

test('an export whose worker is lost says so, and going on starts another', async ({ page, complaints }) => {
  const panel = new ExportPanel(page);
  const script = /\/_astro\/export-[^/]*\.js$/;
  await page.route(script, (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("lost")' }));
  await panel.open();
  await panel.start();
  await panel.failure('unexpected');
  await expect(panel.root.getByRole('button', { name: 'Pause' })).toBeHidden();
  complaints.splice(0);
  await page.unroute(script);
  await panel.root.getByRole('button', { name: 'Go on' }).click();
  await panel.done();
});
