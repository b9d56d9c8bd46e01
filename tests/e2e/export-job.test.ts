/** A job of several kinds of records in the panel: chosen, estimated, run, gone on with, read again; and what it says of it. */
import { gunzipSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import type { JobManifest } from '../../src/export/manifest.ts';
import { createSimulator } from '../../src/simulator/index.ts';
import { streams } from '../../src/zendesk/streams.ts';
import { saidBy, valuesIn } from '../contract/format/parquet-values.ts';
import { violations } from './axe.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

const small = ['--chats', '1500', '--tickets', '900', '--users', '300'];
const account = () => createSimulator({ chats: 1500, tickets: 900, users: 300 });

test('chats and tickets at once: an estimate, where each stands, and files that hold each of them once', async ({ page, simulate }) => {
  const { address } = await simulate(...small);
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.choose('agents', 'groups', 'tickets');
  await expect(panel.root.getByText('4 kinds of records')).toBeVisible();
  await panel.fillAccount(address, 'demo');
  await panel.paste('support', 'demo');
  await panel.root.getByRole('button', { name: 'Estimate first' }).click();
  await expect(panel.root.getByText(/^About 2,\d\d\d records/)).toBeVisible();
  await expect(panel.root.getByRole('listitem').filter({ hasText: 'Agents: 12 records' })).toBeVisible();
  expect(await violations(page), 'an estimate').toEqual([]);

  await panel.atOnce();
  await panel.start();
  await panel.done();
  const manifest = JSON.parse(await panel.save('manifest.json')) as JobManifest;
  expect(manifest.streams.map(({ stream, received, repeated }) => [stream, received - repeated])).toEqual([
    ['chats', 1500],
    ['agents', 12],
    ['tickets', 900],
    ['groups', [...account().truth('groups')].length],
  ]);
  const tickets = (await panel.save('tickets.jsonl')).trimEnd().split('\n');
  expect(tickets.toSorted()).toEqual([...account().truth('tickets')].toSorted());
  expect(await violations(page), 'done').toEqual([]);
});

test('while it runs a table says where each stands, the log says what happened, and a reload loses nothing', async ({ page, simulate }) => {
  const { address } = await simulate('--chats', '9000', '--tickets', '900', '--faults', 'delay=1');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.choose('tickets');
  await panel.fillAccount(address, 'demo');
  await panel.paste('support', 'demo');
  await panel.start();
  const row = panel.root.getByRole('row').filter({ hasText: 'Chats and offline messages' });
  await expect(row).toContainText('Reading');
  await expect(row).toContainText(/\d,000/);
  await panel.root.getByText('Log', { exact: true }).click();
  await expect(panel.root.getByText(/Chats and offline messages: page 1, 1,000 records/)).toBeVisible();
  expect(await violations(page), 'running').toEqual([]);
  const log = await panel.download(panel.root.getByRole('button', { name: 'Save the log' }));
  expect(log.split('\n')[0]).toContain('"event":"started","streams":["chats","tickets"]');
  expect(log).not.toContain('demo');

  await page.reload();
  const item = panel.root.getByRole('listitem').filter({ hasText: 'Chats and offline messages and Tickets' });
  await item.getByRole('button', { name: 'Go on' }).click();
  await expect(panel.root.getByLabel('Account address')).toHaveValue(address);
  await panel.paste('chat', 'demo');
  await panel.paste('support', 'demo');
  await panel.atOnce();
  await panel.start();
  await panel.done();
  expect((await panel.ids()).length).toBe(9000);
});

test('what changed since is read into the same export, once each', async ({ page, simulate }) => {
  const { address } = await simulate('--chats', '1200');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(address, 'demo');
  await panel.start();
  await panel.done();
  const before = await panel.save('chats.jsonl');
  await fetch(`${address}/_simulator/edit?count=30`, { method: 'POST' });
  await panel.root.getByRole('button', { name: 'Read what changed since' }).click();
  await panel.done();
  const after = await panel.save('chats.jsonl');
  expect(after).not.toBe(before);
  const now = (await (await fetch(`${address}/_simulator/truth?stream=chats`)).text()).trimEnd().split('\n');
  expect(after.trimEnd().split('\n').toSorted()).toEqual(now.toSorted());
});

test('days, fields and pseudonyms are kept to, and asked for again when the export is gone on with', async ({ page }) => {
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.root.getByText('Dates, fields and privacy').click();
  await panel.root.getByLabel('From (this day included)').fill('2021-01-01');
  await panel.root.getByLabel('Until (this day included)').fill('2020-12-31');
  await panel.start();
  await expect(panel.root.getByRole('alert')).toContainText('The first day comes after the last one.');
  await expect(panel.root.getByLabel('From (this day included)')).toBeFocused();
  await panel.root.getByLabel('Until (this day included)').fill('2021-02-28');
  await panel.root.getByLabel('Put pseudonyms').check();
  await panel.start();
  await expect(panel.root.getByRole('alert')).toContainText('Enter a key');
  await panel.root.getByLabel('Key for the pseudonyms').fill('my own secret');
  await panel.root.getByText('Fields of Chats and offline messages').click();
  for (const field of ['session', 'history', 'webpath']) await panel.root.getByRole('checkbox', { name: field, exact: true }).uncheck();
  expect(await violations(page), 'all options').toEqual([]);
  await panel.start();
  await panel.done();
  const rows = (await panel.save('chats.jsonl'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { timestamp: string; visitor?: { name?: string } });
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row.timestamp >= '2021-01-01' && row.timestamp < '2021-03-01').toBe(true);
    expect(Object.keys(row)).not.toEqual(expect.arrayContaining(['session']));
    expect(row.visitor?.name ?? '').toMatch(/^$|^person-|@example\.invalid$/);
  }
  await panel.root.getByRole('button', { name: 'Read what changed since' }).click();
  await expect(panel.root.getByLabel('Key for the pseudonyms')).toBeFocused();
  await expect(panel.root.getByLabel('From (this day included)')).toHaveValue('2021-01-01');
  await expect(panel.root.getByLabel('Until (this day included)')).toHaveValue('2021-02-28');
});

test('without a kind of records or of files nothing begins, and the page says what is missing', async ({ page }) => {
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.choose();
  await panel.root.locator('input[name=stream][value=chats]').uncheck();
  await panel.start();
  await expect(panel.root.getByRole('alert')).toContainText('Choose at least one kind of record.');
  await panel.root.locator('input[name=stream][value=chats]').check();
  for (const format of ['csv', 'jsonl']) await panel.root.locator(`input[name=format][value=${format}]`).uncheck();
  await panel.start();
  await expect(panel.root.getByRole('alert')).toContainText('Choose at least one kind of file.');
});

test('a Support token that is refused is marked at its own field, and the export goes on with another', async ({ page, simulate }) => {
  const { address } = await simulate(...small, '--cors', 'all');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.choose('tickets');
  await panel.fillAccount(address, 'demo');
  await panel.paste('support', 'demo-expired');
  await panel.atOnce();
  await panel.start();
  await panel.failure('unauthorized');
  await expect(panel.root.getByLabel('Support access token')).toBeFocused();
  await expect(panel.root.getByLabel('Chat access token')).not.toHaveAttribute('aria-invalid');
  await panel.paste('support', 'demo');
  await panel.start();
  await panel.done();
});

test('configurations for other programs are made of what the form says, without a token', async ({ page }) => {
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.choose('tickets');
  await panel.root.getByText('For other programs').click();
  await expect(panel.root.getByText('Enter the address of your account above.')).toBeVisible();
  await panel.fillAccount('acme', 'made-up-secret');
  await panel.root.getByText('airbyte (source-zendesk-support.json)').click();
  const saved = await panel.download(panel.root.getByRole('link', { name: 'Save source-zendesk-support.json' }));
  expect(JSON.parse(saved)).toMatchObject({ subdomain: 'acme', credentials: { access_token: 'YOUR_ACCESS_TOKEN' } });
  await expect(panel.root.locator('[data-engine-list]')).not.toContainText('made-up-secret');
  expect(await violations(page), 'configurations').toEqual([]);
});

test('all files at once: compressed, as one zip, and into a folder that the reader chooses', async ({ page, simulate }) => {
  // The reader's choice is made by the test: a folder of the browser's own stands for one on the disk.
  await page.addInitScript(() =>
    Object.assign(globalThis, {
      showDirectoryPicker: async () => (await navigator.storage.getDirectory()).getDirectoryHandle('chosen', { create: true }),
    }),
  );
  const { address } = await simulate('--chats', '700');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(address, 'demo');
  await panel.root.getByLabel('Compress each file').check();
  await panel.start();
  const zip = await panel.downloadBytes(panel.root.getByRole('button', { name: 'Save all as one ZIP' }));
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(zip)));
  const entries = await reader.getEntries();
  expect(entries.map(({ filename }) => filename)).toEqual(expect.arrayContaining(['chats.csv.gz', 'chats.jsonl.gz', 'manifest.json']));
  const packed = entries.find(({ filename }) => filename === 'chats.jsonl.gz')!;
  const rows = gunzipSync(await (packed as FileEntry).getData(new Uint8ArrayWriter()))
    .toString('utf8')
    .trimEnd()
    .split('\n');
  expect(rows.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([...createSimulator({ chats: 700 }).ids()]);

  await panel.root.getByRole('button', { name: 'Save into a folder' }).click();
  await expect(panel.root.getByText('All files lie in the folder chosen.')).toBeVisible();
  const saved = await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('chosen');
    const sizes: Record<string, number> = {};
    for await (const [name, handle] of folder.entries()) sizes[name] = (await (handle as FileSystemFileHandle).getFile()).size;
    return sizes;
  });
  expect(saved['chats.jsonl.gz']).toBe(packed.uncompressedSize);
  expect(Object.keys(saved).sort()).toEqual(entries.map(({ filename }) => filename).sort());
});

test('Parquet made in the page opens in a program of its own kind, row for row', async ({ page, simulate }) => {
  const { address } = await simulate(...small);
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.choose('tickets');
  await panel.fillAccount(address, 'demo');
  await panel.paste('support', 'demo');
  await panel.root.locator('input[name=format][value=parquet]').check();
  await panel.atOnce();
  await panel.start();
  await panel.done();
  for (const name of ['chats', 'tickets'] as const) {
    const file = await panel.downloadBytes(panel.root.getByRole('link', { name: `Save ${name}.parquet` }));
    const truth = [...account().truth(name)].map((row) => saidBy(row, streams[name]));
    expect(sorted(await valuesIn(file))).toEqual(sorted(truth));
  }
});

const sorted = (rows: readonly unknown[]) => (rows as readonly { id: string | number }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1));

for (const [locale, administrators, rarely] of [
  ['en', 'For administrators.', 'Not every account has this.'],
  ['de', 'Für Administratoren.', 'Nicht jedes Konto hat das.'],
] as const)
  test(`each kind of record says what it needs (${locale})`, async ({ page }) => {
    const panel = new ExportPanel(page);
    await panel.open(locale);
    await panel.root.locator('[data-what-list] summary').click();
    const noteOf = (name: string) => panel.root.locator('label', { has: page.locator(`input[value=${name}]`) }).locator('small');
    await expect(noteOf('satisfaction_ratings')).toHaveText(`${administrators} ${rarely}`);
    await expect(noteOf('tickets')).toHaveText(administrators);
    await expect(noteOf('brands')).toHaveText(rarely);
    await expect(noteOf('groups')).toHaveCount(0);
    expect(await violations(page), 'what each needs').toEqual([]);
  });
