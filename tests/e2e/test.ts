/** The `test` of all browser tests: the site served, a simulator on an origin of its own, and no silent trouble in the page. */
import { test as base, expect, type Page, type Request } from '@playwright/test';
import { start, type Server } from './processes.ts';
import { listenToWorkers } from './worker-log.ts';

interface Fixtures {
  /** Starts a simulated account with the options of `npm run simulate`. Stopped after the test. */
  simulate: (...options: string[]) => Promise<Server>;
  /** Serves the site on an origin of its own, with a relay that knows the account at `address` by the name `lab`. Stopped after the test. */
  portal: (address: string) => Promise<Server>;
  /** What the page and its workers complained of: policy violations, uncaught errors, console errors, and requests that left this machine. Must be empty at the end. */
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
  portal: async ({}, use) => {
    const servers: Server[] = [];
    await use(async (address) => {
      const server = await start('tests/pseudo/serve-built.ts', [], { PORT: '0', WEGWEISER_RELAY_TARGETS: `lab=${address}` });
      servers.push(server);
      return server;
    });
    for (const server of servers) server.stop();
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      listen(page, complaints);
      await listenToPolicies(page, complaints);
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

/** Policies that were broken in pages of the site and in workers, and requests to elsewhere than this machine, of any window. */
async function listenToPolicies(page: Page, complaints: string[]): Promise<void> {
  const judge = (request: Request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!protocol.startsWith('http') || /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname)) return;
    // What a policy stops was never sent, and is complained of as its violation.
    if (request.failure()?.errorText !== 'csp') complaints.push(`asked for ${request.url()}`);
  };
  page.context().on('requestfinished', judge).on('requestfailed', judge);
  await page.addInitScript((site) => {
    if (location.origin !== site) return;
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      console.error(`violates ${effectiveDirective}: ${blockedURI} ${sample}`),
    );
  }, process.env['SITE']);
  await listenToWorkers(page, ({ source, text }) => source === 'security' && complaints.push(text));
}

/** To fulfil a request for a script, of a worker too: a page of ours refuses one without the header. */
export const asScript = (body: string) => ({
  headers: { 'Content-Type': 'text/javascript', 'Cross-Origin-Embedder-Policy': 'credentialless' },
  body,
});

/** What the browser itself says of an answer that a test asked for: one refused by the account, or a page that is not there. */
const expectedNetworkErrors = /^Failed to load resource|has been blocked by CORS policy/;
