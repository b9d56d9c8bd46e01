/** An account behind the relay is the same account: every stream, who asks, its limits and its refusals. */
import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { createSimulator } from '../../../src/simulator/index.ts';
import type { Fetch } from '../../../src/zendesk/client.ts';
import { identify } from '../../../src/zendesk/identity.ts';
import { streams, type StreamName } from '../../../src/zendesk/streams.ts';
import { exporter, origin } from '../../fixtures/exports.ts';
import { behind, call } from './serving.ts';

/** The target answers as `fetch` does for the account; `served` gets the bodies. */
const answering =
  (fetch: Fetch, served: Uint8Array[] = []): RequestListener =>
  ({ url, headers: { authorization = '' } }, outgoing) =>
    void fetch(new Request(origin + url, { headers: { authorization } })).then(async (response) => {
      const body = new Uint8Array(await response.arrayBuffer());
      served.push(body);
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
    });

describe('an account behind the relay', () => {
  test.each(Object.keys(streams) as StreamName[])('%s: every answer and every row, byte for byte', async (name) => {
    const [served, passed]: Uint8Array[][] = [[], []];
    const account: { fetch?: Fetch } = {};
    const { route } = await behind(answering((request) => account.fetch!(request), served));
    const relayed = exporter({}, (fetch) => {
      account.fetch = fetch;
      return async (request) => {
        const response = await route(request);
        passed!.push(new Uint8Array(await response.clone().arrayBuffer()));
        return response;
      };
    });
    const rows = await relayed.read({ stream: streams[name] });
    expect(passed!.length).toBeGreaterThan(0);
    expect(passed!.map((one) => Buffer.from(one).toString('latin1'))).toEqual(served!.map((one) => Buffer.from(one).toString('latin1')));
    expect(rows).toEqual(await exporter().read({ stream: streams[name] }));
  });

  test('says who asks, for Chat and for Support', async () => {
    const simulator = createSimulator();
    const { route } = await behind(answering(simulator.fetch));
    for (const product of ['chat', 'support'] as const)
      expect(await identify(product, { origin, token: 'demo', fetch: route })).toEqual(
        await identify(product, { origin, token: 'demo', fetch: simulator.fetch }),
      );
  });

  test('shows its limits and its 429, which a page cannot read without a relay', async () => {
    const simulator = createSimulator({ requestsPerMinute: 1 });
    const { route } = await behind(answering(simulator.fetch));
    const [first, second] = [await route(call()), await route(call())];
    expect([first.status, second.status]).toEqual([200, 429]);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const name of ['x-rate-limit', 'x-rate-limit-remaining', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'])
      expect(first.headers.get(name), name).toMatch(/^\d+$/);
  });

  test.each([400, 401, 403, 404, 422, 500, 503, 504])('keeps its own status %d and body', async (status) => {
    const { route } = await behind((_, outgoing) => void outgoing.writeHead(status, { 'content-type': 'text/plain' }).end('a reason'));
    const response = await route(call());
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([status, 'text/plain', 'a reason']);
  });
});
