/** The archive as a reader opens it from disk: it shows, searches and prints, and nothing in it comes alive. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page, TestInfo } from '@playwright/test';
import en from '../../content/i18n/en.json' with { type: 'json' };
import { html } from '../../src/export/formats/archive.ts';
import { streams } from '../../src/zendesk/streams.ts';
import { conversation, hostileConversations, offline } from '../contract/format/conversations.ts';
import { written } from '../contract/format/files.ts';
import { violations } from './axe.ts';
import { expect, test } from './test.ts';

const plain = [conversation, offline].map((row) => JSON.stringify(row));
const options = { words: en, lang: 'en', dir: 'ltr' } as const;

/** Opens the page from a file; returns what it asked for besides itself, and where its policy was broken. */
async function open(page: Page, info: TestInfo, rows: readonly string[]): Promise<string[]> {
  const file = info.outputPath('chats.html');
  writeFileSync(file, written({ format: html, stream: streams.chats, options }, rows));
  const { href } = pathToFileURL(file);
  const wrong: string[] = [];
  page.on('request', (request) => request.url() !== href && wrong.push(request.url()));
  page.on('dialog', (dialog) => wrong.push(dialog.message()));
  page.on('console', (message) => wrong.push(message.text()));
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.log(event.violatedDirective)));
  await page.goto(href);
  return wrong;
}

const conversations = (page: Page) => page.locator('section > details');

test('nothing that a row holds comes alive', async ({ page }, info) => {
  const wrong = await open(page, info, hostileConversations);
  await expect(conversations(page)).toHaveCount(hostileConversations.length);
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  for (const element of ['main img', 'main a', 'main script', 'main svg', 'link', 'iframe'])
    await expect(page.locator(element)).toHaveCount(0);
  await page.locator('main li').first().hover();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(wrong).toEqual([]);
});

test('its policy holds: what is put into it later neither runs nor asks for anything', async ({ page, complaints }, info) => {
  const reached: string[] = [];
  await page.route('https://**', (route) => {
    reached.push(route.request().url());
    return route.abort();
  });
  const wrong = await open(page, info, plain);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.hacked = 1';
    document.body.append(script, Object.assign(new Image(), { src: 'https://evil.example/' }));
  });
  await expect.poll(() => wrong.some((one) => one.includes('img-src'))).toBe(true);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(reached).toEqual([]);
  // That the policy complains is what was wanted.
  expect(complaints.splice(0).length).toBe(2);
});

test('a reader opens a conversation, searches and sees how many are left', async ({ page }, info) => {
  await open(page, info, plain);
  await page.getByText('Ada', { exact: true }).first().click();
  await expect(page.getByText('How can I help?')).toBeVisible();
  const status = page.getByRole('status');
  await expect(status).toHaveText('2 of 2 shown');
  const field = page.getByRole('searchbox', { name: en['archive.search'] });
  await field.fill('ME please');
  await expect(status).toHaveText('1 of 2 shown');
  await expect(page.getByText('Ada', { exact: true }).first()).toBeHidden();
  await field.press('Enter');
  await field.fill('nowhere');
  await expect(status).toHaveText('0 of 2 shown');
  await field.fill('');
  await expect(status).toHaveText('2 of 2 shown');
});

test('a print shows what is folded, but not what the search left out, and folds it again', async ({ page }, info) => {
  await open(page, info, plain);
  await page.getByRole('searchbox').fill('hologram');
  await expect(page.getByRole('status')).toHaveText('1 of 2 shown');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('How can I help?')).toBeVisible();
  await expect(page.getByText('Please call me.').first()).toBeHidden();
  await expect(page.getByRole('searchbox')).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('details[open]')).toHaveCount(0);
  expect((await page.pdf()).length).toBeGreaterThan(5_000);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('everything can be read and printed; the search does not show', async ({ page }, info) => {
    await open(page, info, plain);
    await expect(page.locator('search')).toBeHidden();
    await expect(page.getByText('How can I help?')).toBeHidden();
    await page.getByText('Ada', { exact: true }).first().click();
    await expect(page.getByText('How can I help?')).toBeVisible();
    const folded = page.locator('section > details').last().locator('li .text');
    await expect(folded).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expect(folded).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing (${colorScheme})`, async ({ page }, info) => {
    await page.emulateMedia({ colorScheme });
    await open(page, info, plain);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    expect(await violations(page)).toEqual([]);
  });
