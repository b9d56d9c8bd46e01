/** Finished files on their way out of a real browser: into private files, compressed and zipped, and into a folder. */
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { sha256 } from '../contract/delivery/sources.ts';
import { unzipped } from '../contract/delivery/unzip.ts';
import type * as page from './delivery-page.ts';
import type { Delivered } from './delivery-worker.ts';
import { asScript, expect, test } from './test.ts';

/** The bundle of `delivery-page.ts`, in the page. */
declare const delivery: typeof page;

let scripts: Record<string, string>;
test.beforeAll(async () => {
  scripts = { page: await bundled('delivery-page'), worker: await bundled('delivery-worker') };
});

async function bundled(name: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: `tests/e2e/${name}.ts`, formats: ['es'] } },
  });
  const [{ output }] = built as unknown as [{ output: [{ code: string }] }];
  return output[0].code;
}

/** Where the page's policy lets workers come from. */
test.beforeEach(async ({ page }) => {
  for (const [name, body] of Object.entries(scripts))
    await page.route(`**/_astro/delivery-${name}.js`, (route) => route.fulfill(asScript(body)));
  await page.goto('/en/guide/apis/');
  await page.evaluate(`import('/_astro/delivery-page.js').then((module) => { globalThis.delivery = module; })`);
});

const inWorker = (page: Page, text: string): Promise<Delivered> =>
  page.evaluate(
    (text) =>
      new Promise((resolve, reject) => {
        const worker = new Worker('/_astro/delivery-worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data as Delivered);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(text);
      }),
    text,
  );

const limit = async (page: Page, baseURL: string | undefined, quotaSize: number) =>
  (await page.context().newCDPSession(page)).send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize });

test('private files: a product is compressed and zipped there, and other programs read both', async ({ page }) => {
  const text = 'id,message\r\n1,Grüße\r\n'.repeat(20_000);
  const { product, compressed, zip } = (await inWorker(page, text)) as Extract<Delivered, { zip: unknown }>;
  const bytes = new TextEncoder().encode(text);
  expect(product).toEqual({ bytes: bytes.length, sha256: sha256(bytes) });
  const [plain, gz] = await unzipped(Uint8Array.from(zip));
  expect([plain!.name, sha256(plain!.bytes)]).toEqual(['chats.csv', product.sha256]);
  expect([gz!.name, sha256(gz!.bytes)]).toEqual(['chats.csv.gz', compressed.sha256]);
  expect(sha256(gunzipSync(gz!.bytes))).toBe(product.sha256);
  expect(compressed.bytes).toBeLessThan(product.bytes / 50);
});

test('private files: a disk that is full in the middle leaves no half file', async ({ page, baseURL }) => {
  await limit(page, baseURL, 5_000_000);
  expect(await inWorker(page, 'x'.repeat(20_000_000))).toEqual({ code: 'disk-full', left: false });
});

test('a folder: files are saved under their names, and each hundredth of the way is told', async ({ page }) => {
  const result = await page.evaluate(async () => {
    const { saveToFolder, folder, lying, file } = delivery;
    const directory = await folder();
    const told: [string, number][] = [];
    const files = [file('chats.csv', 'c', 9_000_000), file('agents.csv', 'a', 1_000_000), file('empty.csv', '', 0)];
    const names = await saveToFolder(directory, files, (name, fraction) => told.push([name, fraction]));
    return { names, told, lying: await lying(directory) };
  });
  expect(result.names).toEqual(['chats.csv', 'agents.csv', 'empty.csv']);
  expect(result.lying).toEqual(['agents.csv: 1000000 a', 'chats.csv: 9000000 c', 'empty.csv: 0 ']);
  const fractions = result.told.map(([, fraction]) => fraction);
  expect(fractions).toEqual([...new Set(fractions)].sort((a, b) => a - b));
  expect(fractions.length).toBeGreaterThan(5);
  expect(fractions.length).toBeLessThanOrEqual(101);
  expect(result.told.at(-1)).toEqual(['agents.csv', 1]);
  expect(result.told[0]![0]).toBe('chats.csv');
});

test('a folder: what lies there is never overwritten, and what is there already is not written again', async ({ page }) => {
  const result = await page.evaluate(async () => {
    const { saveToFolder, folder, lying, file, put, ignored } = delivery;
    const directory = await folder();
    await put(directory, 'chats.csv', 'theirs');
    await directory.getDirectoryHandle('agents.csv', { create: true });
    await put(directory, 'tags.csv.gz', 'yyyyX');
    const files = [file('chats.csv', 'x', 6), file('agents.csv', 'x', 3), file('tags.csv.gz', 'y', 5)];
    const save = () => saveToFolder(directory, files, ignored);
    const first = await save();
    const ours = await (await directory.getFileHandle('chats (2).csv')).getFile();
    return { first, second: await save(), same: await ours.text(), lying: await lying(directory) };
  });
  expect(result.first).toEqual(['chats (2).csv', 'agents (2).csv', 'tags (2).csv.gz']);
  expect(result.second).toEqual(result.first);
  // A File that was taken before a file changed can be read no more.
  expect(result.same).toBe('xxxxxx');
  expect(result.lying).toEqual([
    'agents (2).csv: 3 x',
    'agents.csv',
    'chats (2).csv: 6 x',
    'chats.csv: 6 t',
    'tags (2).csv.gz: 5 y',
    'tags.csv.gz: 5 y',
  ]);
});

test('a folder: names that are hostile, alike or too long become names that a file can have', async ({ page }) => {
  const result = await page.evaluate(async () => {
    const { saveToFolder, folder, lying, file, ignored } = delivery;
    const directory = await folder();
    const hostile = ['../x', 'a/b.csv', 'a\\b.csv', 'c\0d\n.csv', `${'聊'.repeat(300)}.csv`, '..', ''];
    const names = await saveToFolder(
      directory,
      hostile.map((name) => file(name, 'x', 1)),
      ignored,
    );
    return { names, lying: await lying(directory), above: await lying(await navigator.storage.getDirectory()) };
  });
  expect(result.names).toEqual(['_x', 'a_b.csv', 'a_b (2).csv', 'c_d_.csv', `${'聊'.repeat(65)}.csv`, '_', '_ (2)']);
  expect(result.lying).toEqual(result.names.map((name) => `${name}: 1 x`).sort());
  expect(result.above).toEqual(['picked']);
});

test('a folder: a disk that is full in the middle leaves the whole files, and with room again the rest is saved', async ({
  page,
  baseURL,
}) => {
  await limit(page, baseURL, 6_000_000);
  const save = () =>
    page.evaluate(async () => {
      const { saveToFolder, folder, lying, file, failing, ignored } = delivery;
      const directory = await folder();
      const files = [file('chats.csv', 'c', 2_000_000), file('agents.csv', 'a', 8_000_000)];
      return { how: await failing(saveToFolder(directory, files, ignored)), left: await lying(directory) };
    });
  expect(await save()).toEqual({ how: 'disk-full', left: ['chats.csv: 2000000 c'] });
  await limit(page, baseURL, 60_000_000);
  expect(await save()).toEqual({ how: 'nothing', left: ['agents.csv: 8000000 a', 'chats.csv: 2000000 c'] });
});

test('a folder: a file that ends early, or changes while it is saved, is not saved', async ({ page }) => {
  const result = await page.evaluate(async () => {
    const { saveToFolder, folder, lying, file, put, failing, ignored } = delivery;
    const directory = await folder();
    const cut = new Blob(['c'.repeat(3_000_000)]);
    cut.stream = () => cut.slice(0, 2_000_000).stream();
    const early = await failing(saveToFolder(directory, [file('tags.csv', 't', 10), { name: 'cut.csv', blob: cut }], ignored));
    const elsewhere = await (await navigator.storage.getDirectory()).getDirectoryHandle('elsewhere', { create: true });
    const blob = await (await put(elsewhere, 'old.csv', 'old')).getFile();
    await put(elsewhere, 'old.csv', 'newer');
    const changed = await failing(saveToFolder(directory, [{ name: 'old.csv', blob }], ignored));
    return { early, changed, left: await lying(directory) };
  });
  expect(result).toEqual({ early: 'verification-failed', changed: 'verification-failed', left: ['tags.csv: 10 t'] });
});

test('a folder: one that keeps less than was written, or is gone, is told so', async ({ page }) => {
  const result = await page.evaluate(async () => {
    const { saveToFolder, folder, lying, file, failing, ignored } = delivery;
    const directory = await folder();
    const lossy = {
      removeEntry: (name: string) => directory.removeEntry(name),
      async getFileHandle(name: string, options?: FileSystemGetFileOptions) {
        const handle = await directory.getFileHandle(name, options);
        return { createWritable: () => handle.createWritable(), getFile: async () => (await handle.getFile()).slice(1) };
      },
    } as unknown as FileSystemDirectoryHandle;
    const files = [file('chats.csv', 'c', 100)];
    const lost = await failing(saveToFolder(lossy, files, ignored));
    const left = await lying(directory);
    await (await navigator.storage.getDirectory()).removeEntry('picked', { recursive: true });
    return { lost, left, gone: await failing(saveToFolder(directory, files, ignored)) };
  });
  expect(result).toEqual({ lost: 'verification-failed', left: [], gone: 'storage-refused' });
});

test('a folder: it is offered where the browser has it, choosing none is no failure, a refusal is one', async ({ page }) => {
  const result = await page.evaluate(async () => {
    const { canSaveToFolder, chooseFolder, folder, failing } = delivery;
    const picking = (answer: () => Promise<unknown>) => Object.assign(globalThis, { showDirectoryPicker: answer });
    const offered = canSaveToFolder();
    picking(() => Promise.reject(new DOMException('', 'AbortError')));
    const none = await chooseFolder();
    picking(() => Promise.reject(new DOMException('', 'SecurityError')));
    const refused = await failing(chooseFolder());
    picking(folder);
    const chosen = (await chooseFolder())?.name;
    Reflect.deleteProperty(globalThis, 'showDirectoryPicker');
    return { offered, none: none ?? null, refused, chosen, without: canSaveToFolder() };
  });
  expect(result).toEqual({ offered: true, none: null, refused: 'storage-refused', chosen: 'picked', without: false });
});
