/** Pages on their way from Astro to the disk: a thread finishes each, and writes beside them what machines get. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { AstroPrerenderer } from 'astro';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localeCodes } from '../../../src/locales.ts';
import { finishing } from '../../../src/site/finish/prerenderer.ts';
import type { Finished } from '../../../src/site/finish/thread.ts';

const page = (head: string) => `<!doctype html><html><head>${head}</head><body>Grüße</body></html>`;
const charset = '<meta charset="utf-8">';

/** By path, what is rendered. */
const rendered: Readonly<Record<string, () => Response>> = {
  '/de/guide/apis/': () => html(page(`${charset}<script>one()</script>`)),
  '/': () => html(page(`${charset}<script>two()</script>`)),
  '/404/': () => html(page(charset), { status: 404 }),
  '/bare/': () => html(page('')),
  '/words.txt': () => new Response('</head>', { headers: { 'content-type': 'text/plain' } }),
  '/moved/': () => new Response(null, { status: 301, headers: { location: '/' } }),
};
const html = (text: string, init: ResponseInit = {}) => new Response(text, { ...init, headers: { 'content-type': 'text/html' } });

/** Pages that are rendered at this moment, and the most that ever were. */
const atOnce = { now: 0, most: 0 };
const astros: AstroPrerenderer = {
  name: 'rendered',
  getStaticPaths: () => Promise.resolve([]),
  render: async ({ url }) => {
    atOnce.most = Math.max(atOnce.most, ++atOnce.now);
    await setImmediate();
    atOnce.now--;
    return rendered[new URL(url).pathname]!();
  },
};

const options = {} as Parameters<AstroPrerenderer['render']>[1];

describe('a thread beside the rendering', () => {
  let [folder, finished]: [string, Finished | undefined] = ['', undefined];
  let prerenderer: AstroPrerenderer;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'wegweiser-finish-'));
    finished = undefined;
    prerenderer = finishing(astros, { folder, connect: ['https://relay.example'] }, (all) => (finished = all));
    await prerenderer.setup!();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function render(name: string) {
    const result = await prerenderer.render(new Request(`https://portal.example${name}`), options);
    return result instanceof Response ? result : result.response;
  }

  test('a guide is told to machines and to the search, and every page gets its policy', async () => {
    const [guide, first, missing] = await Promise.all(['/de/guide/apis/', '/', '/404/'].map(render));
    const text = await guide!.text();
    expect(text).toContain('Grüße');
    expect(text).toMatch(
      /content-security-policy.*https:\/\/relay\.example.*application\/ld\+json.*<\/head>.*data-pagefind-meta.*<\/body>/,
    );
    expect(await first!.text()).toMatch(/content-security-policy(?!.*ld\+json)(?!.*data-pagefind-meta)/);
    expect(missing!.status).toBe(404);
    expect(await missing!.text()).toContain('content-security-policy');

    await prerenderer.teardown!();
    expect(finished).toMatchObject({ pages: 3, hashes: { scripts: [expect.any(String), expect.any(String)] } });
  });

  test('what is no page is left as it is', async () => {
    expect(await (await render('/words.txt')).text()).toBe('</head>');
    expect((await render('/moved/')).headers.get('location')).toBe('/');
    await prerenderer.teardown!();
    expect(finished).toMatchObject({ pages: 0 });
  });

  test('a page that cannot be protected is an error with its name, and the others go on', async () => {
    const [bare, first] = await Promise.allSettled([render('/bare/'), render('/')]);
    expect(bare).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('/bare/') as unknown } });
    expect(first.status).toBe('fulfilled');
    await prerenderer.teardown!();
    expect(finished).toMatchObject({ pages: 1 });
  });

  test('pages are rendered one after the other, since in one sidebar for all of them each marks itself', async () => {
    await Promise.all(['/de/guide/apis/', '/', '/404/'].map(render));
    expect(atOnce).toEqual({ now: 0, most: 1 });
    await prerenderer.teardown!();
  });

  test('at the end all is written that machines get', async () => {
    await prerenderer.teardown!();
    const files = [
      'schema/guide.json',
      ...localeCodes.flatMap((code) => ['llms.txt', 'guide/apis.json', 'guide/apis.md'].map((name) => `${code}/${name}`)),
    ];
    expect(files.filter((name) => !existsSync(path.join(folder, name)))).toEqual([]);
  });
});

test('a thread that cannot write stops the pages too, and says why', async () => {
  const prerenderer = finishing(astros, { folder: '/dev/null/nowhere', connect: [] }, () => undefined);
  await prerenderer.setup!();
  await expect(prerenderer.teardown!()).rejects.toThrow(/nowhere/);
  await expect(prerenderer.render(new Request('https://portal.example/'), options)).rejects.toThrow(/nowhere/);
});
