/** Whatever people have written into an account: shown and exported, nothing of it runs, asks for anything, or is taken for something else. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { TextWriter, Uint8ArrayReader, ZipReader, type FileEntry } from '@zip.js/zip.js';
import Papa from 'papaparse';
import { ExportPanel } from './export-panel.ts';
import { evil, hostileAccount } from './hostile-account.ts';
import { expect, test } from './test.ts';

const streams = ['chats', 'agents', 'tickets', 'users', 'macros'] as const;

/** What would have come alive: a script that ran, an element that markup made, a link that leads out. */
const alive = (page: Page, within: string) =>
  page.evaluate(
    ([within, evil]) => [
      ...('hacked' in window ? ['a script ran'] : []),
      ...[...document.querySelectorAll(`${within} :is(img, svg, iframe, object, embed, link, style, base, meta, script)`)].map(
        (one) => one.outerHTML,
      ),
      ...[...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith('on'))),
      ...[...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
        .map(({ href }) => href)
        .filter((href) => href.startsWith(evil) || /^(java|vb)script:/i.test(href)),
    ],
    [within, evil] as const,
  );

/** Name → text of every file in a zip, as another reader than its writer finds them. */
async function unzipped(zip: Buffer): Promise<Map<string, string>> {
  const entries = await new ZipReader(new Uint8ArrayReader(new Uint8Array(zip))).getEntries();
  const texts = entries.map(async (entry) => [entry.filename, await (entry as FileEntry).getData(new TextWriter())] as const);
  return new Map(await Promise.all(texts));
}

test('a hostile account is exported whole, in all formats, and nothing in it comes alive', async ({ page }, info) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
  const account = await hostileAccount();
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.choose(...streams.slice(1));
  for (const format of await panel.root.locator('input[name=format]').all()) await format.check();
  await panel.fillAccount(account.origin, 'demo');
  await panel.paste('support', 'demo');
  await panel.atOnce();
  await panel.root.getByRole('button', { name: 'Estimate first' }).click();
  await expect(panel.root.getByText(/^About \d+ records/)).toBeVisible();
  await panel.start();
  await panel.done();
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  expect(await alive(page, 'wegweiser-export')).toEqual([]);

  const files = await unzipped(await panel.downloadBytes(panel.root.getByRole('button', { name: 'Save all as one ZIP' })));
  for (const name of streams) {
    const lines = files.get(`${name}.jsonl`)!.trimEnd().split('\n');
    expect(lines.toSorted(), `${name}, byte for byte`).toEqual(account.rows(name).toSorted());
    const { data, errors } = Papa.parse<string[]>(files.get(`${name}.csv`)!, { skipEmptyLines: true });
    expect([data.length - 1, errors], name).toEqual([lines.length, []]);
    const formulas = data.flat().filter((cell) => /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell));
    expect(formulas, name).toEqual([]);
  }

  const pages = [...files].filter(([name]) => name.endsWith('.html'));
  expect(pages.map(([name]) => name).toSorted()).toEqual(['report.html', ...streams.map((name) => `${name}.html`)].toSorted());
  for (const [name, text] of pages) {
    const file = info.outputPath(name);
    writeFileSync(file, text);
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await page.locator('body').hover();
    expect(await alive(page, 'main'), name).toEqual([]);
  }
  expect(dialogs).toEqual([]);
  account.close();
});
