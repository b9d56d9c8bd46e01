/** The report of an export as a reader gets it, opens it from disk and prints it. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page, TestInfo } from '@playwright/test';
import de from '../../content/i18n/de.json' with { type: 'json' };
import en from '../../content/i18n/en.json' with { type: 'json' };
import type { WriterOptions } from '../../src/export/formats/format.ts';
import type { JobManifest } from '../../src/export/manifest.ts';
import { reportOf } from '../../src/export/report.ts';
import { hostileHtml } from '../contract/format/conversations.ts';
import { everything, withFirst } from '../fixtures/manifests.ts';
import { violations } from './axe.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

const english: WriterOptions = { words: en, lang: 'en', dir: 'ltr' };
const german: WriterOptions = { words: de, lang: 'de', dir: 'ltr' };

/** Opens the report from a file; returns what it asked for besides itself, and whatever it did. */
async function open(page: Page, info: TestInfo, manifest: JobManifest, reader = english): Promise<string[]> {
  const file = info.outputPath('report.html');
  writeFileSync(file, reportOf(manifest, reader));
  const { href } = pathToFileURL(file);
  const wrong: string[] = [];
  page.on('request', (request) => request.url() !== href && wrong.push(request.url()));
  page.on('dialog', (dialog) => wrong.push(dialog.message()));
  page.on('console', (message) => wrong.push(message.text()));
  await page.goto(href);
  return wrong;
}

for (const locale of ['en', 'de'] as const) {
  test(`the panel delivers it in the reader’s language, with the sums of all files: ${locale}`, async ({ page, simulate }, info) => {
    const { address } = await simulate('--chats', '300');
    const words = { en, de }[locale];
    const panel = new ExportPanel(page);
    await panel.open(locale);
    await panel.fillAccount(address, 'demo');
    await panel.root.getByRole('button', { name: words['export.start'] }).click();
    const save = async (name: string) =>
      panel.download(panel.root.getByRole('link', { name: words['export.save'].replace('{file}', name) }));
    const report = await save('report.html');
    const sums = (await save('SHA256SUMS')).trimEnd().split('\n');
    expect(sums.map((line) => line.slice(66))).toEqual(['chats.csv', 'chats.jsonl', 'manifest.json', 'report.html']);
    for (const line of sums) {
      const name = line.slice(66);
      expect(line.slice(0, 64), name).toBe(
        createHash('sha256')
          .update(await save(name))
          .digest('hex'),
      );
    }

    const file = info.outputPath('report.html');
    writeFileSync(file, report);
    await page.goto(pathToFileURL(file).href);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words['export.report.title']);
    await expect(page.getByRole('row', { name: words['export.report.received'] })).toContainText('300');
    expect(await page.locator('main').innerText()).not.toMatch(/export\.|stream\.|\{\w+\}/);
  });
}

test('in German its figures have a comma before decimals, and its times say that they are UTC', async ({ page }, info) => {
  await open(page, info, everything, german);
  await expect(page.getByRole('row', { name: 'chats.csv' })).toContainText('2,3 MB (2.345.678 Byte)');
  await expect(page.getByRole('row', { name: de['export.report.times'] }).first()).toHaveText(
    /02\.01\.2025, 03:04:05 UTC bis 31\.12\.2025, 23:59:59 UTC/,
  );
});

test('nothing that stands in a name comes alive, and none changes what stands around it', async ({ page }, info) => {
  const unknown = Object.fromEntries(hostileHtml.map((text, i) => [text, i + 1]));
  const [bidi] = hostileHtml.filter((text) => text.includes('\u202e'));
  const wrong = await open(page, info, { ...withFirst({ unknown, fields: hostileHtml }), account: bidi! });
  for (const element of ['img', 'a', 'script', 'svg', 'link', 'iframe', 'main style']) await expect(page.locator(element)).toHaveCount(0);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(wrong).toEqual([]);
  // Where the name ends, text goes on from left to right: the figure behind it stands right of it.
  const row = page.getByRole('row', { name: en['export.report.unknown'] }).first();
  const places = await row.evaluate((row) =>
    [...row.querySelectorAll('bdi')].map((name) => {
      const behind = document.createRange();
      behind.setStart(name.nextSibling!, 1);
      behind.setEnd(name.nextSibling!, name.nextSibling!.textContent!.indexOf(')') + 1);
      const [figure, own] = [behind.getBoundingClientRect(), name.getBoundingClientRect()];
      return figure.left >= own.right - 1 || figure.top >= own.bottom - 1;
    }),
  );
  expect(places).toEqual(hostileHtml.map(() => true));
});

const looks = [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'dark', media: 'print' }] as const;
for (const look of looks)
  test(`axe finds nothing: ${Object.values(look).join(', ')}`, async ({ page }, info) => {
    await page.emulateMedia(look);
    await open(page, info, withFirst({ unknown: Object.fromEntries(hostileHtml.map((text) => [text, 1])) }));
    expect(await violations(page)).toEqual([]);
  });

/** The width of a sheet without margins of 15 mm, in pixels of CSS. */
const sheets = { A4: ((210 - 30) / 25.4) * 96, Letter: ((215.9 - 30) / 25.4) * 96 };
for (const [format, width] of Object.entries(sheets))
  test(`it prints on ${format}: nothing is wider than the sheet, and dark on white`, async ({ page }, info) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: Math.floor(width), height: 900 });
    await open(page, info, everything);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    expect((await page.pdf({ format })).length).toBeGreaterThan(5_000);
  });

test('on a narrow screen nothing has to be scrolled sideways', async ({ page }, info) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, info, everything);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});
