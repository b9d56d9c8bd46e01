/** The real server with its relay, on a free port, and targets behind it that count what they see. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { relayRoute } from '../../../src/connection/relay-route.ts';
import { openSite } from '../../../src/bin/serve.ts';
import type { RelayOptions } from '../../../src/relay/relay.ts';
import type { Fetch } from '../../../src/zendesk/client.ts';

export interface Target {
  origin: string;
  /** Request line and headers of each request, in order. */
  seen: { line: string; headers: NodeJS.Dict<string | string[]> }[];
  close(): Promise<void>;
}

const greet: RequestListener = (_, outgoing) => void outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{}');

export async function openTarget(answer: RequestListener = greet): Promise<Target> {
  const seen: Target['seen'] = [];
  const server = createServer((incoming, outgoing) => {
    seen.push({ line: `${incoming.method} ${incoming.url}`, headers: incoming.headers });
    answer(incoming, outgoing);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close };
}

/** A site of two pages. */
export function writeSite(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'site-'));
  for (const page of ['index', '404']) writeFileSync(path.join(folder, `${page}.html`), `<title>${page}</title>`);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** The server for targets by name; `close` ends it. */
export async function openRelay(targets: Record<string, string>, options: Partial<RelayOptions> = {}) {
  const site = writeSite();
  const { address, close } = await openSite(site.folder, 0, { host: '127.0.0.1', relay: targets }, options);
  return { address, host: address.slice('http://'.length), close: () => close().finally(site.remove) };
}

/** What a browser says with a page's `fetch` to its own site. */
export const asPage = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' };

/** A page's `fetch`. */
export const pageFetch: Fetch = (request) => {
  for (const [name, value] of Object.entries(asPage)) request.headers.set(name, value);
  return fetch(request);
};

/** A relay with one target, `lab`, which answers so; `route` is a page's way to it. Both end with the test. */
export async function behind(answer: RequestListener, options: Partial<RelayOptions> = {}) {
  const target = await openTarget(answer);
  const relay = await openRelay({ lab: target.origin }, options);
  onTestFinished(async () => void (await Promise.all([relay.close(), target.close()])));
  return { target, relay, route: relayRoute(relay.address, 'lab', pageFetch) };
}

/** One of our calls, to whatever account. */
export const call = (headers: Record<string, string> = {}, signal = new AbortController().signal) =>
  new Request('https://acme.zendesk.com/api/v2/macros', { headers: { authorization: 'Bearer demo', ...headers }, signal });
