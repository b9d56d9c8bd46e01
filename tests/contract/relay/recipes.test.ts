/** The recipes for serverless hosts, called as those call them. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import cloudflare from '../../../src/relay/recipes/cloudflare-worker.ts';
import netlify, { config } from '../../../src/relay/recipes/netlify-edge.ts';
import { asPage } from './serving.ts';

const own = 'https://portal.example';
const asked: string[] = [];
/** The host's own fetch and settings. */
beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', async ({ url, redirect }: Request) => (asked.push(`${redirect} ${url}`), Response.json({ macros: [] })));
  vi.stubGlobal('Netlify', { env: { get: (name: string) => (name === 'WEGWEISER_ORIGIN' ? own : undefined) } });
});
afterEach(() => void vi.unstubAllGlobals());

const ASSETS = { fetch: async () => new Response('a page') };
const hosts: [string, (request: Request) => Promise<Response>][] = [
  ['Cloudflare Workers', (request) => cloudflare.fetch(request, { WEGWEISER_ORIGIN: own, ASSETS })],
  ['Netlify Edge Functions', netlify],
];

describe.each(hosts)('%s', (_, serve) => {
  const ask = (address: string) => serve(new Request(address, { headers: { ...asPage, authorization: 'Bearer a' } }));

  test('passes a call on, and follows no redirect', async () => {
    expect(await (await ask(`${own}/relay/acme/api/v2/macros?page[size]=100`)).json()).toEqual({ macros: [] });
    expect(asked).toEqual(['manual https://acme.zendesk.com/api/v2/macros?page[size]=100']);
  });

  test('passes nothing on for another name of the host, and reaches nothing but the vendor', async () => {
    expect((await ask('https://portal.host.example/relay/acme/api/v2/macros')).headers.get('x-relay-refused')).toBe('host');
    expect((await ask(`${own}/relay/lab/api/v2/tickets`)).headers.get('x-relay-refused')).toBe('path');
    expect((await ask(`${own}/relay/evil.example/api/v2/macros`)).headers.get('x-relay-refused')).toBe('target');
    expect(asked).toEqual([]);
  });
});

test('the rest of the site is left to the host', async () => {
  expect(await (await cloudflare.fetch(new Request(`${own}/en/`), { WEGWEISER_ORIGIN: own, ASSETS })).text()).toBe('a page');
  expect(config.path).toBe('/relay/*');
});
