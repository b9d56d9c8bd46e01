/** The `test` of all browser tests: the site served, a simulator on an origin of its own, and no silent trouble in the page. */
import { test as base, expect, type Page } from '@playwright/test';
import { start, type Server } from './processes.ts';

interface Fixtures {
  /** Starts a simulated account with the options of `npm run simulate`. Stopped after the test. */
  simulate: (...options: string[]) => Promise<Server>;
  /** What the page complained of: policy violations, uncaught errors, console errors. Must be empty at the end. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env['SITE']),
  simulate: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (...options) => {
      const server = await start('src/bin/simulate.ts', ['--port', '0', ...options]);
      servers.push(server);
      return server;
    });
    for (const server of servers) server.stop();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      listen(page, complaints);
      await use(complaints);
      expect(complaints, 'what the page complained of').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const own = message.location().url.startsWith(process.env['SITE'] ?? '') && message.location().url !== page.url();
    const expected = !own && expectedNetworkErrors.test(message.text());
    if (message.type() === 'error' && !expected) complaints.push(message.text());
  });
}

/** What the browser itself says of an answer that a test asked for: one refused by the account, or a page that is not there. */
const expectedNetworkErrors = /^Failed to load resource|has been blocked by CORS policy/;
