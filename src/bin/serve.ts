/** Serves a built site as any static host would, and its relay: on this machine alone, unless the operator's settings say otherwise. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { createRelay, type RelayOptions } from '../relay/relay.ts';
import { createRelayFetch } from './relay-fetch.ts';
import { ownNames } from './relay-names.ts';
import { isForRelay, relayListener } from './relay-listener.ts';
import { settingsOrEnd, type Settings } from './relay-settings.ts';
import { headersOf } from './site-headers.ts';

export interface Serving {
  /** `http://127.0.0.1:<port>`, without a slash at the end; what this very server listens at, whatever stands before it. */
  address: string;
  /** Resolves when it has let go of its port and of every connection. */
  close(): Promise<void>;
}

/** Resolves when it listens; `port` 0 takes any. Rejects where the port cannot be had. `relay`: other ways and limits for it. */
export async function openSite(folder: string, port: number, settings: Settings, relay: Partial<RelayOptions> = {}): Promise<Serving> {
  const scheme = settings.tls ? 'https:' : 'http:';
  const server: Server = settings.tls ? createTlsServer(settings.tls) : createServer();
  server.listen(port, settings.host);
  await once(server, 'listening');
  const taken = (server.address() as AddressInfo).port;
  server.on('request', listener(folder, settings, taken, relay));
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { address: `${scheme}//${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${taken}`, close };
}

/** The relay stands beside the site, not in it: what compresses pages must not hold the relay's answers back. */
function listener(folder: string, settings: Settings, port: number, relay: Partial<RelayOptions>): RequestListener {
  const pages = getRequestListener(site(folder).fetch);
  if (!settings.relay) return (incoming, outgoing) => void pages(incoming, outgoing);
  const isOwn = ownNames(settings, port);
  const options = {
    isOwn,
    targets: settings.relay,
    fetch: createRelayFetch(),
    fetchTarget: createRelayFetch({ allows: () => true }),
    ...relay,
  };
  const passing = relayListener(createRelay(options), settings.tls || settings.origin ? 'https:' : 'http:');
  return (incoming, outgoing) => (isForRelay(incoming.url ?? '') ? passing(incoming, outgoing) : void pages(incoming, outgoing));
}

function site(folder: string): Hono {
  const app = new Hono();
  const headers = Object.entries(headersOf(folder));
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of headers) c.res.headers.set(name, value);
  });
  app.use(compress());
  app.use('/_astro/*', async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use(async (c, next) => {
    const page = c.req.path;
    if (!page.endsWith('/') && existsSync(path.join(folder, page, 'index.html')))
      return c.redirect(`${page}/${new URL(c.req.url).search}`, 301);
    return next();
  });
  app.use(serveStatic({ root: folder }));
  app.notFound((c) => c.html(readFileSync(path.join(folder, '404.html'), 'utf8'), 404));
  return app;
}

/** As `openSite`, for a command: resolves when its address is printed; ends the process on Ctrl-C, or with code 1 without a port. */
export async function serveSite(folder: string, port: number, settings = settingsOrEnd()): Promise<void> {
  try {
    const { address, close } = await openSite(folder, port, settings);
    console.log(`${address}/`);
    const stop = () => void close().then(() => process.exit(0));
    process.once('SIGINT', stop).once('SIGTERM', stop);
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    console.error(taken ? `Port ${port} is in use. Choose another: PORT=0 npm start` : (error as Error).message);
    process.exit(1);
  }
}
