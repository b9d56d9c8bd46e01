/**
 * Every place where a token could be left behind by a page, its browser and our servers: what lies there as one text, and how a
 * word is put there, so that a search that finds nothing can be shown to be able to find.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import type { Server } from './processes.ts';

/** What happened while one page was used: collected from the beginning. */
export interface Traces {
  urls: string[];
  referrers: string[];
  console: string[];
  downloads: string[];
  pending: Promise<void>[];
}

/** Listens to all pages and workers of a context. */
export function collect(context: BrowserContext): Traces {
  const traces: Traces = { urls: [], referrers: [], console: [], downloads: [], pending: [] };
  context.on('request', (request) => {
    traces.urls.push(request.url());
    // A page that closes meanwhile takes the rest of its requests with it.
    traces.pending.push(
      request.allHeaders().then(
        (headers) => void traces.referrers.push(headers['referer'] ?? ''),
        () => undefined,
      ),
    );
  });
  context.on('console', (message) => traces.console.push(message.text()));
  context.on('weberror', (error) => traces.console.push(String(error.error())));
  return traces;
}

export interface Place {
  read: (around: Around) => Promise<string> | string;
  /** Puts a word where `read` looks; or answers with what is there already, where nothing of ours can write. */
  plant: (around: Around, word: string) => unknown;
}

export interface Around {
  page: Page;
  traces: Traces;
  portal: Server;
}

/** Runs in the page. Kept together here, as each stands for one kind of storage of a browser. */
const inPage = {
  async opfs(): Promise<string> {
    const walk = async (folder: FileSystemDirectoryHandle): Promise<string> => {
      let text = '';
      for await (const [name, handle] of folder.entries())
        text += `${name}\n${handle.kind === 'directory' ? await walk(handle) : await (await handle.getFile()).text()}\n`;
      return text;
    };
    return walk(await navigator.storage.getDirectory());
  },
  async indexedDb(): Promise<string> {
    let text = '';
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name!);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(new Error(`no ${name}`));
      });
      for (const store of database.objectStoreNames)
        text += await new Promise<string>((resolve) => {
          const asked = database.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(JSON.stringify(asked.result));
        });
      text += name;
      database.close();
    }
    return text;
  },
  async cacheStorage(): Promise<string> {
    let text = '';
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) text += `${request.url}\n${await (await cache.match(request))!.text()}\n`;
    }
    return text;
  },
};

const evaluated =
  (of: () => Promise<string>): Place['read'] =>
  ({ page }) =>
    page.evaluate(of);

export const places: Readonly<Record<string, Place>> = {
  addresses: {
    read: ({ traces }) => traces.urls.join('\n'),
    plant: ({ page }, word) => page.evaluate((w) => fetch(`/favicon.svg?${w}`), word),
  },
  referrers: {
    read: async ({ traces }) => {
      await Promise.all(traces.pending);
      return traces.referrers.join('\n');
    },
    plant: ({ page }, word) =>
      page.evaluate(async (w) => {
        history.replaceState(null, '', `?${w}`);
        await fetch('/favicon.svg', { referrerPolicy: 'unsafe-url', cache: 'no-store' });
      }, word),
  },
  console: {
    read: ({ traces }) => traces.console.join('\n'),
    plant: async ({ page }, word) => {
      const heard = page.waitForEvent('console');
      await page.evaluate((w) => console.info(w), word);
      await heard;
    },
  },
  history: {
    read: async ({ page }) => {
      const devtools = await page.context().newCDPSession(page);
      return JSON.stringify(await devtools.send('Page.getNavigationHistory'));
    },
    plant: ({ page }, word) => page.evaluate((w) => history.replaceState(null, '', `#${w}`), word),
  },
  // What a reader has typed and not yet used stands in its field; attributes and texts are ours.
  document: {
    read: ({ page }) => page.content(),
    plant: ({ page }, word) => page.evaluate((w) => document.body.append(w), word),
  },
  fields: {
    read: ({ page }) => page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value).join('\n')),
    plant: ({ page }, word) => page.evaluate((w) => void (document.querySelector('input')!.value = w), word),
  },
  localStorage: {
    read: ({ page }) => page.evaluate(() => JSON.stringify({ ...localStorage })),
    plant: ({ page }, word) => page.evaluate((w) => localStorage.setItem('planted', w), word),
  },
  sessionStorage: {
    read: ({ page }) => page.evaluate(() => JSON.stringify({ ...sessionStorage })),
    plant: ({ page }, word) => page.evaluate((w) => sessionStorage.setItem('planted', w), word),
  },
  cookies: {
    read: async ({ page }) => JSON.stringify(await page.context().cookies()),
    plant: ({ page }, word) => page.evaluate((w) => void (document.cookie = `planted=${w}`), word),
  },
  opfs: {
    read: evaluated(inPage.opfs),
    plant: ({ page }, word) =>
      page.evaluate(async (w) => {
        const file = await (await navigator.storage.getDirectory()).getFileHandle('planted', { create: true });
        const to = await file.createWritable();
        await to.write(w);
        await to.close();
      }, word),
  },
  indexedDB: {
    read: evaluated(inPage.indexedDb),
    plant: ({ page }, word) =>
      page.evaluate(
        (w) =>
          new Promise<void>((resolve) => {
            const asked = indexedDB.open('planted', 1);
            asked.onupgradeneeded = () => asked.result.createObjectStore('store').put(w, 1);
            asked.onsuccess = () => {
              asked.result.close();
              resolve();
            };
          }),
        word,
      ),
  },
  caches: {
    read: evaluated(inPage.cacheStorage),
    plant: ({ page }, word) => page.evaluate(async (w) => (await caches.open('planted')).put('/planted', new Response(w)), word),
  },
  serviceWorkers: {
    read: ({ page }) =>
      page.evaluate(
        async () => `registrations: ${(await navigator.serviceWorker.getRegistrations()).map(({ active }) => active?.scriptURL).join()}`,
      ),
    plant: () => 'registrations',
  },
  downloads: {
    read: ({ traces }) => traces.downloads.join('\n'),
    plant: async ({ page, traces }, word) => {
      const coming = page.waitForEvent('download');
      await page.evaluate((w) => {
        const href = URL.createObjectURL(new Blob([w]));
        Object.assign(document.createElement('a'), { href, download: 'planted' }).click();
      }, word);
      traces.downloads.push(readFileSync(await (await coming).path(), 'latin1'));
    },
  },
  servers: {
    read: ({ portal }) => portal.output(),
    plant: ({ portal }) => portal.address,
  },
  processes: {
    read: () => processes(),
    plant: async (_, word) => {
      const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20_000)', word]);
      await once(child, 'spawn');
    },
  },
};

/** The command lines of all processes of this machine. */
function processes(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
      } catch {
        return ''; // ended meanwhile
      }
    })
    .join('\n');
}
