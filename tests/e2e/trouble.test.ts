/** Each trouble a reader may have gets its own sentence and next step, and nothing already exported is lost. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

const typed = [
  { what: 'no address', address: '', token: 'x', code: 'address-empty', field: 'Account address' },
  { what: 'an address elsewhere', address: 'https://example.com/', token: 'x', code: 'address-invalid', field: 'Account address' },
  { what: 'no token', address: 'acme', token: '  ', code: 'token-empty', field: 'Chat access token' },
  { what: 'a token with a blank in it', address: 'acme', token: 'abc def', code: 'token-malformed', field: 'Chat access token' },
  {
    what: 'an API token with its e-mail address',
    address: 'acme',
    token: 'a@b.example/token:xyz',
    code: 'token-kind',
    field: 'Chat access token',
  },
  { what: 'the 40 characters of an API token', address: 'acme', token: 'a1B2'.repeat(10), code: 'token-kind', field: 'Chat access token' },
];

for (const { what, address, token, code, field } of typed) {
  test(`${what} is named, and the field to mend has the focus`, async ({ page }) => {
    const panel = new ExportPanel(page);
    await panel.open();
    await panel.fillAccount(address, token);
    await panel.start();
    await panel.failure(code);
    const input = panel.root.getByLabel(field);
    await expect(input).toBeFocused();
    await expect(input).toHaveAttribute('aria-invalid', 'true');
  });
}

test('a token that has ended is told apart where the answer can be read', async ({ page, simulate }) => {
  const account = await simulate('--chats', '100', '--cors', 'all');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo-expired');
  await panel.start();
  await panel.failure('unauthorized');
  await expect(panel.root.getByLabel('Chat access token')).toBeFocused();
  await panel.paste('chat', 'demo-agent');
  await panel.start();
  await panel.failure('forbidden');
  await panel.paste('chat', 'demo');
  await panel.start();
  await panel.done();
});

test('an answer that the page may not read is told apart from silence, and mended in the form', async ({ page, simulate }) => {
  const account = await simulate('--chats', '100', '--cors', 'docs');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo-expired');
  await panel.start();
  await panel.failure('walled');
  const why = panel.root.getByRole('alert').getByRole('link');
  await expect(why).toHaveAttribute('href', /\/en\/decide\/connect\/\?symptom=no-answer&how-far=walled/);
  await panel.paste('chat', 'demo');
  await panel.start();
  await panel.done();
});

test('a token that does not open what is wanted is told before anything is asked for', async ({ page, simulate }) => {
  const account = await simulate('--chats', '100', '--cors', 'docs');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo-agent');
  await panel.start();
  await panel.failure('forbidden');
  await expect(panel.root.getByLabel('Chat access token')).toBeFocused();
  expect(await (await fetch(`${account.address}/_simulator/stats`)).json()).toMatchObject({ pages: 0 });
  await panel.paste('chat', 'demo');
  await panel.start();
  await panel.done();
});

test('an address where there is no such account is named, and the field to mend has the focus', async ({ page }) => {
  const headers = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'authorization',
    'Content-Type': 'application/json',
  };
  const empty = createServer(({ method }, response) => {
    if (method === 'OPTIONS') response.writeHead(204, headers).end();
    else response.writeHead(404, headers).end('{"error":{"title":"No help desk here"}}');
  }).listen(0, '127.0.0.1');
  await once(empty, 'listening');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(`http://127.0.0.1:${(empty.address() as AddressInfo).port}`, 'demo');
  await panel.start();
  await panel.failure('not-found');
  await expect(panel.root.getByLabel('Account address')).toBeFocused();
  empty.close();
});

test('a server that is not there is called unreachable', async ({ page, simulate }) => {
  const account = await simulate('--chats', '100');
  account.stop();
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo');
  await panel.start();
  await panel.failure('unreachable');
});

test('an HTML page instead of data is a broken answer', async ({ page, simulate }) => {
  const account = await simulate('--chats', '100', '--faults', 'html=1');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo');
  await panel.start();
  await panel.failure('broken-answer');
});

test('answers cut short are asked for again', async ({ page, simulate }) => {
  const account = await simulate('--chats', '4000', '--faults', 'truncate=0.3,odd=0.05', '--seed', '3');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo');
  await panel.start();
  await panel.done();
  expect(await panel.ids()).toHaveLength(4000);
  await expect(panel.root.getByText(/have a shape we do not know/)).toBeVisible();
});

test('a full disk stops the export, and with room again it goes on where it was', async ({ page, context, baseURL }) => {
  const devtools = await context.newCDPSession(page);
  const panel = new ExportPanel(page);
  await panel.open();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 12_000_000 });
  await panel.start();
  await panel.failure('disk-full');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL! });
  await panel.root.getByRole('button', { name: 'Go on' }).first().click();
  await panel.done();
  expect(await panel.ids()).toHaveLength(20_000);
});

test('where the browser keeps no files, memory is offered with its limit', async ({ page }) => {
  await page.route(/_astro\/export-.*\.js$/, async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const refusing = `navigator.storage.getDirectory = () => Promise.reject(new DOMException('refused', 'SecurityError'));`;
    await route.fulfill({ response, body: `${script}\n${refusing}` });
  });
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.start();
  await panel.failure('storage-refused');
  await expect(panel.root.getByText('200 MB')).toBeVisible();
  await panel.root.getByRole('button', { name: 'Export in memory instead' }).click();
  await panel.done();
  expect(await panel.ids()).toHaveLength(20_000);
});

test('a second tab is told that the first one runs this export', async ({ page, context, simulate }) => {
  const account = await simulate('--chats', '4000', '--faults', 'delay=1');
  const first = new ExportPanel(page);
  await first.open();
  await first.fillAccount(account.address, 'demo');
  await first.start();
  await expect(first.root.getByRole('button', { name: 'Pause' })).toBeVisible();
  const second = new ExportPanel(await context.newPage());
  await second.open();
  await second.fillAccount(account.address, 'demo');
  await second.start();
  await second.failure('already-running');
});
