import { describe, expect, test } from 'vitest';
import { methodOf } from '../../../src/zendesk/calls.ts';
import type { Client } from '../../../src/zendesk/client.ts';
import { countOf } from '../../../src/zendesk/counts.ts';
import { identify } from '../../../src/zendesk/identity.ts';
import { newSignIn, grantOf, renewed } from '../../../src/zendesk/sign-in.ts';
import { messageCalls } from '../../../src/zendesk/social.ts';
import { streams } from '../../../src/zendesk/streams.ts';
import { createSimulator } from '../../../src/simulator/index.ts';

const origin = 'https://acme.zendesk.com';
const names = Object.values(streams);

describe('every call that is made is in the table', () => {
  test.each(names)('the pages of $name', ({ path }) => expect(methodOf(path)).toBe('GET'));

  test.each(names)('the count of $name', async (stream) => {
    const asked: string[] = [];
    const client: Client = {
      get: async (path) => {
        asked.push(new URL(path, origin).pathname);
        return { bytes: new Uint8Array(), value: {} };
      },
    };
    await countOf(client, stream);
    for (const path of asked) expect(methodOf(path), path).toBe('GET');
  });

  test.each(messageCalls)('$call of a ticket', ({ call }) => expect(methodOf(`/api/v2/tickets/12345/${call}`)).toBe('GET'));

  test.each(['chat', 'support'] as const)('who asks %s', async (product) => {
    const simulator = createSimulator();
    const asked: string[] = [];
    const fetch = (request: Request) => (asked.push(new URL(request.url).pathname), simulator.fetch(request));
    await identify(product, { origin, token: 'demo', fetch });
    expect(asked.length).toBeGreaterThan(0);
    for (const path of asked) expect(methodOf(path), path).toBe('GET');
  });

  test('the exchange and the renewal of a token', async () => {
    const asked: [string, string | undefined][] = [];
    const fetch = async ({ url, method }: Request) => {
      asked.push([method, methodOf(new URL(url).pathname)]);
      return Response.json({ access_token: 'a' });
    };
    const signIn = newSignIn({ product: 'support', origin, clientId: 'a', redirect: 'https://portal.example/sign-in/' });
    await grantOf(signIn, new URLSearchParams({ code: 'b', state: signIn.state }), fetch, 0);
    await renewed(origin, 'a', 'b', fetch, 0);
    expect(asked).toEqual([
      ['POST', 'POST'],
      ['POST', 'POST'],
    ]);
    expect(methodOf('/oauth2/chat/token')).toBe('POST');
  });
});

test.each(['', '/', '/api/v2/tickets', '/api/v2/tickets/0/comments', '/api/v2/tickets/1/audits', '/api/v2/macros/', '/api/v2/macros?a'])(
  '%j is none',
  (path) => expect(methodOf(path)).toBeUndefined(),
);
