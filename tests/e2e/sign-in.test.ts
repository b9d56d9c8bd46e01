/** Each road to an account, end to end: signing in at the vendor's own page, pasting a token, straight or by the relay. */
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { ConnectionPanel } from './connection-panel.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

const allow = async (vendor: Page, who = 'owner') => {
  await vendor.locator(`input[name=who][value=${who}]`).check();
  await vendor.getByRole('button', { name: 'Allow' }).click();
};

test('Chat: signing in needs no relay, and the window closes behind it', async ({ page, simulate }) => {
  const account = await simulate('--chats', '20');
  const panel = new ConnectionPanel(page);
  await panel.open();
  await panel.choose(account.address, 'chat');
  const vendor = await panel.signIn('chat', 'wegweiser-chat');
  const closed = vendor.waitForEvent('close');
  await allow(vendor);
  await closed;
  await panel.connected('chat');
  await expect(panel.fact('chat', 'road')).toHaveText(/straight/);
  await expect(panel.fact('chat', 'opens')).toHaveText(/^all /);
  expect(await violations(page), 'connected').toEqual([]);
});

test('Support: the relay finishes the sign-in; scopes, end and what it opens are shown; disconnecting revokes', async ({
  page,
  simulate,
  portal,
}) => {
  const account = await simulate('--tickets', '20');
  const { address } = await portal(account.address);
  const panel = new ConnectionPanel(page);
  await panel.open(address);
  await panel.choose(account.address, 'support');
  await expect(panel.access('support').locator('[data-recommended=sign-in]')).toBeVisible();
  const vendor = await panel.signIn('support', 'wegweiser');
  await allow(vendor);
  await panel.connected('support');
  await expect(panel.fact('support', 'scopes')).toHaveText('read');
  await expect(panel.fact('support', 'ends')).toHaveText(/renewed/);
  const me = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await panel.access('support').locator('[data-do=disconnect]').click();
  expect((await me).status()).toBe(204);
  await expect(panel.access('support').getByRole('status')).toHaveText(/revoked/);
});

test('Support without a relay: a page cannot finish the sign-in, says so, and a pasted token does it', async ({ page, simulate }) => {
  const account = await simulate('--tickets', '20');
  const panel = new ConnectionPanel(page);
  await panel.open();
  await panel.choose(account.address, 'support');
  const vendor = await panel.signIn('support', 'wegweiser');
  await allow(vendor);
  await panel.trouble('support', 'walled');
  expect(await violations(page), 'a trouble').toEqual([]);
  await panel.paste('support', 'demo');
  await panel.connected('support');
});

test('consent refused, a state of nobody, a code replayed: each says what to do, and the next try works', async ({
  page,
  simulate,
  portal,
}) => {
  const account = await simulate('--tickets', '20');
  const { address } = await portal(account.address);
  const panel = new ConnectionPanel(page);
  await panel.open(address);
  await panel.choose(account.address, 'support');
  const first = await panel.signIn('support', 'wegweiser');
  await first.getByRole('button', { name: 'Deny' }).click();
  await panel.trouble('support', 'sign-in-denied');

  // An answer that no page waits for changes nothing, and says so in its own window.
  const second = await panel.signIn('support', 'wegweiser');
  const stranger = await page.context().newPage();
  await stranger.goto(`${address}/sign-in/?code=abc&state=of-nobody`);
  await expect(stranger.getByText('No open page of this portal waits')).toBeVisible();
  expect(stranger.url()).toBe(`${address}/sign-in/`);
  await expect(panel.access('support').locator('[data-part=waiting]')).toBeVisible();

  // A code that was used before gives nothing, and ends what came of it.
  await page.route('**/oauth/tokens', async (route) => {
    await route.fetch();
    await route.continue();
  });
  await allow(second);
  await panel.trouble('support', 'sign-in-failed');
  await page.unroute('**/oauth/tokens');

  await allow(await panel.signIn('support', 'wegweiser'));
  await panel.connected('support');
});

test('a page that was reloaded has lost its verifier: the answer is handed to nobody, and signing in anew works', async ({
  page,
  simulate,
  portal,
}) => {
  const account = await simulate('--tickets', '20');
  const { address } = await portal(account.address);
  const panel = new ConnectionPanel(page);
  await panel.open(address);
  await panel.choose(account.address, 'support');
  const late = await panel.signIn('support', 'wegweiser');
  await page.reload();
  await allow(late);
  await expect(late.getByText('No open page of this portal waits')).toBeVisible();
  expect(late.url()).toBe(`${address}/sign-in/`);
  await panel.choose(account.address, 'support');
  await expect(panel.access('support').locator('[data-part=connected]')).toBeHidden();
  await allow(await panel.signIn('support', 'wegweiser'));
  await panel.connected('support');
});

test('a sign-in can be left, and without a client identifier none begins', async ({ page, simulate }) => {
  const account = await simulate('--chats', '20');
  const panel = new ConnectionPanel(page);
  await panel.open();
  await panel.choose(account.address, 'chat');
  await panel.access('chat').locator('[data-do=sign-in]').click();
  await panel.trouble('chat', 'client-empty');
  await expect(panel.access('chat').getByLabel('Client identifier')).toBeFocused();
  const vendor = await panel.signIn('chat', 'nobody-knows-it');
  await expect(vendor.getByRole('alert')).toBeVisible();
  await panel.access('chat').locator('[data-do=cancel]').click();
  await expect(panel.access('chat').locator('[data-part=open]')).toBeVisible();
});

test('a wall around the account: the relay is the road, and an export goes over it', async ({ page, simulate, portal }) => {
  const account = await simulate('--chats', '60', '--cors', 'none');
  const { address } = await portal(account.address);
  const panel = new ExportPanel(page);
  await page.goto(`${address}/en/guide/export-chats/`);
  await panel.fillAccount(account.address, 'demo');
  await panel.start();
  await panel.done();
  expect(await panel.ids()).toHaveLength(60);
  await expect(page.locator('[data-fact=road]').first()).toHaveText(/relay/);
});

test('a wall without a relay is told, with the command that starts one', async ({ page, simulate }) => {
  const account = await simulate('--chats', '60', '--cors', 'none');
  const panel = new ConnectionPanel(page);
  await panel.open();
  await panel.choose(account.address, 'chat');
  await panel.paste('chat', 'demo');
  await panel.trouble('chat', 'walled');
  await expect(panel.access('chat').getByRole('alert')).toContainText('npm start');
});

test('what is pasted is told apart: an API token, a password, a token of the other product', async ({ page, simulate, portal }) => {
  const account = await simulate('--chats', '20');
  const { address } = await portal(account.address);
  const panel = new ConnectionPanel(page);
  await panel.open(address);
  await panel.choose(account.address, 'chat', 'support');
  for (const token of ['a@b.example/token:xyz', 'a1B2'.repeat(10), 'me@acme.example:secret']) {
    await panel.paste('support', token);
    await panel.trouble('support', 'token-kind');
  }
  const vendor = await panel.signIn('chat', 'wegweiser-chat');
  let token = '';
  vendor.on('framenavigated', (frame) => (token ||= /access_token=([^&]+)/.exec(frame.url())?.[1] ?? ''));
  await allow(vendor);
  await panel.connected('chat');
  expect(token).not.toBe('');
  await panel.paste('support', token);
  await panel.trouble('support', 'token-product');
});

test('kept until the tab closes: the next page knows the account; not ticked, it does not', async ({ page, simulate }) => {
  const account = await simulate('--chats', '20');
  const panel = new ConnectionPanel(page);
  await panel.open();
  await panel.choose(account.address, 'chat');
  await panel.paste('chat', 'demo');
  await panel.connected('chat');
  await panel.open();
  await expect(panel.root.locator('input[value=demo]')).toBeChecked();
  await panel.choose(account.address, 'chat');
  await panel.paste('chat', 'demo');
  await panel.connected('chat');
  await panel.root.locator('input[name=keep]').check();
  const exporting = new ExportPanel(page);
  await exporting.open();
  await panel.connected('chat');
  await exporting.start();
  await exporting.done();
  expect(await exporting.ids()).toHaveLength(20);
  await exporting.root.locator('[data-action=again]').click();
  await panel.root.locator('input[name=keep]').uncheck();
  expect(await page.evaluate(() => sessionStorage.getItem('wegweiser.connection'))).toBeNull();
});

test('a token that ends in the middle: the work pauses, the panel asks, the work goes on', async ({ page, simulate }) => {
  const account = await simulate('--chats', '9000', '--faults', 'expire=0.2', '--seed', '5', '--cors', 'all');
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.fillAccount(account.address, 'demo');
  await panel.start();
  const asked = panel.root.locator('[data-trouble]:visible');
  const done = panel.root.locator('[data-part=done]:visible');
  let times = 0;
  for (; times < 40; times++) {
    await expect(asked.or(done).first()).toBeVisible();
    if (await done.isVisible()) break;
    // The next one may be refused before the export goes on: then it is asked for again.
    await expect(panel.root.locator('input[name=token-chat]')).toBeFocused();
    await panel.paste('chat', `demo-${times + 2}`);
    await panel.root.locator('[data-product=chat] [data-do=check]').click();
  }
  expect(times).toBeGreaterThan(0);
  expect(await panel.ids()).toHaveLength(9000);
});

test('a sign-in that ends in the middle is renewed without a word', async ({ page, simulate, portal }) => {
  const account = await simulate('--tickets', '3500', '--faults', 'expire=0.35', '--seed', '2', '--cors', 'all');
  const { address } = await portal(account.address);
  const panel = new ConnectionPanel(page);
  await panel.open(address);
  await panel.choose(account.address, 'support');
  await allow(await panel.signIn('support', 'wegweiser'));
  await panel.connected('support');
  await panel.root.locator('input[name=keep]').check();
  let renewals = 0;
  page.on('request', (request) => (renewals += Number(request.url().endsWith('oauth/tokens'))));
  const exporting = new ExportPanel(page);
  await page.goto(`${address}/en/guide/export-chats/`);
  await exporting.choose('tickets');
  await exporting.root.locator('input[name=stream][value=chats]').uncheck();
  await exporting.atOnce();
  await exporting.start();
  await expect(exporting.root.getByRole('link', { name: 'Save tickets.jsonl' })).toBeVisible({ timeout: 90_000 });
  expect(renewals).toBeGreaterThan(0);
});
