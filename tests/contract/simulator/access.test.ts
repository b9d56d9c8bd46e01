/** Who may call what, and how a refusal looks (chat-api.md §2, §5). */
import { describe, expect, test } from 'vitest';
import { caller, exportPath } from './caller.ts';

const unauthorized = {
  error: 'Unauthorized',
  description: 'The call carries no token that this account accepts',
};
const notAllowed = { description: 'Only GET is answered here.', error: 'Method Not Allowed' };

describe('chat-api.md §2: without a Chat token that works the answer is 401', () => {
  test.each([null, 'nobody', 'demo-expired', 'constructor', ''])('token %o', async (token) => {
    const response = await caller().call('/api/v2/chat/agents/me', token);
    expect([response.status, await response.json()]).toEqual([401, unauthorized]);
  });

  test('Basic authentication', async () => {
    const response = await caller().call(exportPath, null, { headers: { Authorization: `Basic ${btoa('demo:demo')}` } });
    expect([response.status, await response.json()]).toEqual([401, unauthorized]);
  });

  test('a token that expires between two pages', async () => {
    const { call, clock } = caller({ tokens: { short: { role: 'owner', expiresAt: Date.UTC(2026, 10, 14, 12, 30) } } });
    expect((await call(exportPath, 'short')).status).toBe(200);
    clock.turn(30 * 60_000);
    expect((await call(exportPath, 'short')).status).toBe(401);
  });
});

describe('chat-api.md §2: a token may end in the middle, and a new one is accepted', () => {
  test('each lives for so long from its first use', async () => {
    const { call, clock } = caller({ tokenLifeMs: 600_000 });
    const status = async (token: string) => (await call(exportPath, token)).status;
    expect(await status('demo')).toBe(200);
    clock.turn(599_999);
    expect(await status('demo')).toBe(200);
    clock.turn(1);
    expect([await status('demo'), await status('demo-2')]).toEqual([401, 200]);
    clock.turn(600_000);
    expect([await status('demo'), await status('demo-2'), await status('demo-3')]).toEqual([401, 401, 200]);
  });

  test('new ones have the role of the old one, and are none where that is none', async () => {
    const { call } = caller();
    const status = async (token: string) => (await call(exportPath, token)).status;
    expect([await status('demo-agent-2'), await status('demo-expired-2'), await status('nobody-2')]).toEqual([403, 401, 401]);
  });
});

describe('chat-api.md §2: only owner and administrator may export', () => {
  test('an agent’s token gets 403 in the shape of Support', async () => {
    const response = await caller().call(exportPath, 'demo-agent');
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: { title: 'Forbidden', message: expect.any(String) as string } },
    ]);
  });

  test('an administrator’s gets the page', async () => {
    expect((await caller({ tokens: { t: { role: 'administrator' } } }).call(exportPath, 't')).status).toBe(200);
  });
});

describe('chat-api.md §5: accounts and agents are GET only', () => {
  test.each(['account', 'agents', 'agents/me', 'agents/360786500000', 'incremental/chats'])('/%s', async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const response = await caller().call(`/api/v2/chat/${path}`, 'demo', { method });
      expect([response.status, await response.json()]).toEqual([405, notAllowed]);
    }
  });
});

describe('chat-api.md §2: an unknown address is 404', () => {
  test.each(['/', '/api/v2/chat', '/api/v2/chat/agents/abc', '/api/v2/chat/agents/7', `${exportPath}/`, '/api/v2/%E0%A4%A'])(
    '%s',
    async (path) => {
      const response = await caller().call(path);
      expect([response.status, await response.json()]).toMatchObject([404, { error: 'Not Found' }]);
    },
  );
});
