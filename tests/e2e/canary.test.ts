/**
 * A token leaves no trace: one that can be told from everything else goes along every road, into every failure and past every
 * format, and afterwards it is looked for wherever a page, its browser or our servers could have left it.
 */
import type { Page } from '@playwright/test';
import { collect, places, type Around } from './canary-places.ts';
import { ConnectionPanel } from './connection-panel.ts';
import { ExportPanel } from './export-panel.ts';
import { expect, test } from './test.ts';

/** A token of the simulated owner's, and what to look for of it. */
const marker = '90210077341';
const token = `demo-${marker}`;

/** Where `word` is found, by the names of the places. */
async function found(around: Around, word: string, without: readonly string[] = []): Promise<string[]> {
  const looked = Object.entries(places).filter(([name]) => !without.includes(name));
  const texts = await Promise.all(looked.map(async ([name, place]) => [name, await place.read(around)] as const));
  return texts.filter(([, text]) => text.includes(word)).map(([name]) => name);
}

async function exportAll(panel: ExportPanel, around: Around): Promise<void> {
  for (const box of await panel.root.locator('input[name=format]').all()) await box.check();
  await panel.start();
  await panel.done();
  // One file with all of them as they are, since a browser saves no more than ten in a second.
  const zip = await panel.downloadBytes(panel.root.getByRole('button', { name: 'Save all as one ZIP' }));
  for (const name of ['chats.xml', 'chats.parquet', 'report.html', 'log.jsonl']) expect(zip.includes(name), name).toBe(true);
  around.traces.downloads.push(zip.toString('latin1'));
}

const allow = (vendor: Page) => vendor.getByRole('button', { name: 'Allow' }).click();

test('each place can be searched: a word put there is found there', async ({ page, simulate, portal }) => {
  const account = await simulate('--chats', '5');
  const around = { page, traces: collect(page.context()), portal: await portal(account.address) };
  await page.goto(`${around.portal.address}/en/guide/export-chats/`);
  for (const [name, place] of Object.entries(places)) {
    const word = `planted-${name}-31337`;
    expect(await place.read(around), name).not.toContain(word);
    const there = await place.plant(around, word);
    expect(await place.read(around), name).toContain(typeof there === 'string' ? there : word);
  }
});

for (const cors of ['docs', 'none'])
  test(`pasted, ${cors === 'none' ? 'by the relay' : 'straight'}, exported in every format: nowhere`, async ({
    page,
    simulate,
    portal,
  }) => {
    const account = await simulate('--chats', '30', '--cors', cors);
    const around = { page, traces: collect(page.context()), portal: await portal(account.address) };
    const panel = new ExportPanel(page);
    await page.goto(`${around.portal.address}/en/guide/export-chats/`);
    await panel.fillAccount(account.address, token);
    await panel.root.getByText('For other programs').click();
    await exportAll(panel, around);
    expect(await found(around, marker)).toEqual([]);
    expect(account.output()).not.toContain(marker);
  });

test('signed in at both, renewed, kept and let go: nowhere but where the reader keeps it', async ({ page, simulate, portal }) => {
  const account = await simulate('--chats', '30', '--tickets', '10');
  const around = { page, traces: collect(page.context()), portal: await portal(account.address) };
  const tokens: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('/oauth/tokens')) return;
    const { access_token, refresh_token } = (await response.json()) as Record<string, string>;
    tokens.push(access_token!, refresh_token!);
  });
  page
    .context()
    .on('page', (vendor) =>
      vendor.on('framenavigated', (frame) => tokens.push(...[/access_token=([^&]+)/.exec(frame.url())?.[1] ?? []].flat())),
    );
  const panel = new ConnectionPanel(page);
  await panel.open(around.portal.address);
  await panel.choose(account.address, 'chat', 'support');
  await allow(await panel.signIn('chat', 'wegweiser-chat'));
  await panel.connected('chat');
  await allow(await panel.signIn('support', 'wegweiser'));
  await panel.connected('support');
  expect(tokens.length).toBeGreaterThanOrEqual(3);
  // The implicit grant brings the token in the address of the window that closes; nothing of ours asks for another address with it.
  around.traces.urls = around.traces.urls.filter((url) => !url.startsWith(`${around.portal.address}/sign-in/#`));
  for (const one of tokens) expect(await found(around, one)).toEqual([]);
  await panel.root.locator('input[name=keep]').check();
  for (const one of tokens) expect(await found(around, one)).toEqual(['sessionStorage']);
  await panel.root.locator('input[name=keep]').uncheck();
  for (const one of tokens) expect(await found(around, one)).toEqual([]);
});

const failures: readonly { what: string; token: string; options: readonly string[]; code: RegExp }[] = [
  { what: 'not accepted', token: `ended${marker}`, options: ['--cors', 'all'], code: /unauthorized/ },
  { what: 'not accepted, unreadably', token: `ended${marker}`, options: ['--cors', 'docs'], code: /unauthorized/ },
  { what: 'not allowed', token: `demo-agent-${marker}`, options: ['--cors', 'all'], code: /forbidden/ },
  { what: 'malformed', token: `demo ${marker}`, options: [], code: /token-malformed/ },
  { what: 'of another kind', token: `me@acme.example/token:${marker}`, options: [], code: /token-kind/ },
  { what: 'with an answer that is none', token, options: ['--faults', 'html=1'], code: /broken-answer/ },
];
for (const { what, token: pasted, options, code } of failures)
  test(`a token ${what}: nowhere but in the field where it can be mended`, async ({ page, simulate, portal }) => {
    const account = await simulate('--chats', '30', ...options);
    const around = { page, traces: collect(page.context()), portal: await portal(account.address) };
    const panel = new ExportPanel(page);
    await page.goto(`${around.portal.address}/en/guide/export-chats/`);
    await panel.fillAccount(account.address, pasted);
    await panel.start();
    await expect(panel.root.getByRole('alert').first()).toHaveAttribute('data-code', code);
    expect(await found(around, marker, ['fields'])).toEqual([]);
  });
