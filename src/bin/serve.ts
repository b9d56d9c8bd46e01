/** Serves a built site on loopback, as any static host would. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/**
 * Resolves when the server listens and its address is printed. `port` 0 takes any. Ends the process on Ctrl-C, and with
 * code 1 where the port cannot be had.
 */
export function serveSite(folder: string, port: number): Promise<void> {
  const app = new Hono();
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
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info) => {
      console.log(`http://127.0.0.1:${info.port}/`);
      resolve();
    });
    server.on('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      console.error(taken ? `Port ${port} is in use. Choose another: PORT=0 npm start` : error.message);
      process.exit(1);
    });
    const stop = () => {
      server.close(() => process.exit(0));
      if ('closeAllConnections' in server) server.closeAllConnections();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}
