/** How much an account has of everything (chat-api.md §3.6, §4.7, support-api.md §3.1). */
import { describe, expect, test } from 'vitest';
import { createSimulator, sizes, sizeNames, type Size, type SizeName } from '../../../src/simulator/index.ts';
import { streams, type Stream, type StreamName } from '../../../src/zendesk/streams.ts';
import { caller } from './caller.ts';

/** The stream that shows a size, where it has another name. */
const streamOf = (name: SizeName): StreamName => (name === 'ratings' ? 'satisfaction_ratings' : name);
const rows = (stream: StreamName, options = {}) =>
  Array.from(createSimulator(options).truth(stream), (text) => JSON.parse(text) as Record<string, unknown>);

describe.each(sizeNames)('%s', (name) => {
  const { usual, least = 0, most }: Size = sizes[name];
  const stream = streams[streamOf(name)] satisfies Stream as Stream;

  test('as many as usual, and as many as are asked for, each with a key of its own and as its schema says', () => {
    expect(rows(streamOf(name)).length).toBe(usual);
    const many = rows(streamOf(name), { [name]: usual + 37 });
    expect(many.length).toBe(usual + 37);
    expect(new Set(many.map((row) => stream.key.map((field) => row[field]).join('|'))).size).toBe(many.length);
    for (const row of many) expect(stream.schema.safeParse(row).error).toBeUndefined();
  });

  test('from the least to the most', () => {
    expect(rows(streamOf(name), { [name]: least }).length).toBe(least);
    for (const wrong of [least - 1, most + 1, least + 0.5, NaN]) expect(() => createSimulator({ [name]: wrong })).toThrow(name);
    createSimulator({ [name]: most });
  });
});

describe('what names other rows names rows that there are', () => {
  test('in a large account', () => {
    const simulator = createSimulator({ chats: 300, agents: 150, departments: 9, groups: 2, tickets: 200, ratings: 500, ticket_fields: 3 });
    const parsed = (stream: StreamName) => Array.from(simulator.truth(stream), (text) => JSON.parse(text) as Record<string, unknown>);
    const ids = (stream: StreamName) => new Set(parsed(stream).map(({ id }) => id));
    const [agents, departments, groups, tickets, fields] = [
      ids('agents'),
      ids('departments'),
      ids('groups'),
      ids('tickets'),
      ids('ticket_fields'),
    ];
    for (const { members } of parsed('departments')) expect((members as number[]).every((id) => agents.has(id))).toBe(true);
    expect(parsed('departments').flatMap(({ members }) => members as number[]).length).toBe(150);
    for (const { department_id } of parsed('chats')) if (department_id) expect(departments.has(Number(department_id))).toBe(true);
    for (const ticket of parsed('tickets')) {
      expect(ticket['group_id'] === null || groups.has(ticket['group_id'])).toBe(true);
      expect((ticket['custom_fields'] as { id: number }[]).map(({ id }) => fields.has(id))).toEqual([true]);
    }
    for (const rating of parsed('satisfaction_ratings')) expect(tickets.has(rating['ticket_id'])).toBe(true);
  });

  test('in an empty one', async () => {
    const none = Object.fromEntries(sizeNames.map((name) => [name, (sizes[name] satisfies Size as Size).least ?? 0]));
    const { call } = caller(none);
    for (const path of [
      'chat/chats',
      'chat/bans',
      'chat/goals',
      'chat/incremental/chats',
      'tickets',
      'users',
      'macros',
      'deleted_tickets',
      'search?query=x',
    ])
      expect((await call(`/api/v2/${path}`)).status).toBe(200);
  });
});

test('a team of any size is turned over by since_id, and its plan has room for it', async () => {
  const { call, simulator } = caller({ agents: 250 });
  const get = async <T>(path: string) => (await (await call(`/api/v2/chat/${path}`)).json()) as T;
  const met: number[] = [];
  for (let page = await get<{ id: number }[]>('agents'); page.length; page = await get(`agents?since_id=${met.at(-1)! + 1}`))
    met.push(...page.map(({ id }) => id));
  expect(met).toEqual(Array.from(simulator.truth('agents'), (text) => (JSON.parse(text) as { id: number }).id));
  expect(await get('account')).toMatchObject({ plan: { max_agents: 250 } });
});
