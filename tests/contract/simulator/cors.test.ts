/** What a page may read (chat-api.md §0.9, §2 "CORS / browser"). */
import { describe, expect, test } from 'vitest';
import { caller, exportPath } from './caller.ts';
import type { CorsMode, FaultRates } from '../../../src/simulator/index.ts';

/** One call for each status, with what makes it so. */
const cases: [status: number, path: string, token?: string, faults?: FaultRates, budget?: number, method?: string][] = [
  [200, '/api/v2/chat/agents/me'],
  [400, `${exportPath}?limit=x`],
  [401, '/api/v2/chat/agents/me', 'nobody'],
  [403, exportPath, 'demo-agent'],
  [404, '/api/v2/chat/nothing'],
  [405, '/api/v2/chat/agents', 'demo', {}, Infinity, 'POST'],
  [429, '/api/v2/chat/agents/me', 'demo', {}, 0],
  [504, '/api/v2/chat/agents/me', 'demo', { timeout: 1 }],
];
const readable: Record<CorsMode, number[]> = { docs: [200, 404], all: cases.map(([status]) => status), none: [] };

describe.each(['docs', 'all', 'none'] as const)('chat-api.md §0.9: answers that a page may read, mode %s', (cors) => {
  test.each(cases)('%i', async (status, path, token = 'demo', faults = {}, requestsPerMinute = Infinity, method = 'GET') => {
    const response = await caller({ cors, faults, requestsPerMinute }).call(path, token, {
      method,
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(status);
    const open = readable[cors].includes(status);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(open ? '*' : null);
    expect(response.headers.get('Access-Control-Expose-Headers')).toBe(open ? 'X-Zendesk-API-Warn' : null);
  });

  test('the 500s of the error fault', async () => {
    const { call } = caller({ cors, faults: { error: 1 } });
    for (let n = 0; n < 20; n++) {
      const response = await call(exportPath);
      expect([500, 502, 503]).toContain(response.status);
      expect(response.headers.has('Access-Control-Allow-Origin')).toBe(cors === 'all');
    }
  });

  test('a preflight needs no token and no budget', async () => {
    const { call } = caller({ cors, requestsPerMinute: 0 });
    const response = await call(exportPath, null, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(cors === 'none' ? null : '*');
    expect(response.headers.get('Access-Control-Allow-Methods')?.includes('GET') ?? false).toBe(cors !== 'none');
    expect(response.headers.get('Access-Control-Allow-Headers')?.includes('Authorization') ?? false).toBe(cors !== 'none');
  });
});
