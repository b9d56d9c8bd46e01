/** The team and the account (chat-api.md §4.7). */
import { describe, expect, test } from 'vitest';
import { agentRow, type AgentRow } from '../../../src/zendesk/rows.ts';
import { caller } from './caller.ts';

const { call } = caller();
const get = async <T>(path: string, token = 'demo') => (await (await call(`/api/v2/chat/${path}`, token)).json()) as T;
const ids = async (query: string) => (await get<AgentRow[]>(`agents${query}`)).map(({ id }) => id);
const all = await ids('');

describe('chat-api.md §4.7: agents are a bare list by rising id', () => {
  test('all of them fit the schema, and some have never signed in', async () => {
    const agents = await get<AgentRow[]>('agents');
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    expect(agents.every((agent) => agentRow.safeParse(agent).success)).toBe(true);
    expect(agents.filter((agent) => agent.last_login === null).length).toBeGreaterThan(1);
  });

  test('since_id counts itself', async () => {
    expect(await ids(`?since_id=${all[4]}&limit=3`)).toEqual(all.slice(4, 7));
  });

  test('last id + 1 walks through without repeating', async () => {
    const met: number[] = [];
    for (let page = await ids('?limit=5'); page.length; page = await ids(`?limit=5&since_id=${met.at(-1)! + 1}`)) met.push(...page);
    expect(met).toEqual(all);
  });

  test('max_id goes backwards and counts itself', async () => {
    expect(await ids(`?max_id=${all[6]}&limit=3`)).toEqual(all.slice(4, 7));
  });

  test.each(['limit=101', 'limit=500', 'limit=0', 'since_id=x'])('%s is refused with 400', async (query) => {
    expect((await call(`/api/v2/chat/agents?${query}`)).status).toBe(400);
  });

  test('one agent by id', async () => {
    expect((await get<AgentRow>(`agents/${all[3]}`)).id).toBe(all[3]);
  });
});

describe('chat-api.md §4.7: /agents/me is whose token it is', () => {
  test.each([
    ['demo', { administrator: true, owner: true }],
    ['demo-agent', { administrator: false, owner: false }],
  ])('%s', async (token, roles) => {
    expect(await get('agents/me', token)).toMatchObject({ roles });
  });
});

describe('chat-api.md §4.7: a Suite account has a plan and no billing', () => {
  test('its keys', async () => {
    expect(Object.keys(await get('account'))).toEqual(['create_date', 'account_key', 'status', 'plan']);
  });
});
