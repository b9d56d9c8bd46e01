/** Searches: by pages, at length, counted (support-api.md §3.8, §3.9). */
import { describe, expect, test } from 'vitest';
import { asker, idsOf, parsed, rowsOf, type Answer, type Row } from './asker.ts';
import { host } from '../caller.ts';

const one = asker({ tickets: 900, users: 300, organizations: 200 });
const { ask, refusal, simulator } = one;
const rows = {
  ticket: parsed(simulator.truth('tickets')).filter(({ status }) => status !== 'deleted'),
  user: parsed(simulator.truth('users')),
  organization: parsed(simulator.truth('organizations')).filter((row) => row['deleted_at'] === null),
  group: parsed(simulator.truth('groups')),
};
type Type = keyof typeof rows;

const exportOf = (type: Type, query: string, size = 100) =>
  `/api/v2/search/export?query=${encodeURIComponent(query)}&filter[type]=${type}&page[size]=${size}`;
const searchOf = (query: string, more = '') => `/api/v2/search.json?query=${encodeURIComponent(query)}${more}`;

async function exported(type: Type, query: string, size?: number): Promise<Row[]> {
  const all: Row[] = [];
  for (let page: Answer | undefined; !page || page.meta.has_more; all.push(...rowsOf(page, 'results')))
    page = await ask(page?.links.next ?? exportOf(type, query, size));
  return all;
}

const is =
  (field: string, ...values: unknown[]) =>
  (row: Row) =>
    values.includes(row[field]);
const has =
  (text: string, ...fields: string[]) =>
  (row: Row) =>
    fields.some((field) => String(row[field]).toLowerCase().includes(text));
const day =
  (field: string, from: string, to = '9') =>
  (row: Row) =>
    String(row[field]) >= from && String(row[field]) < to;
const channel =
  (...channels: string[]) =>
  (row: Row) =>
    channels.includes((row['via'] as { channel: string }).channel);

const queries: [Type, string, (row: Row) => boolean][] = [
  ['ticket', '', () => true],
  ['ticket', 'status:open', is('status', 'open')],
  ['ticket', 'status<solved', is('status', 'new', 'open', 'pending', 'hold')],
  ['ticket', 'status:open status:pending', is('status', 'open', 'pending')],
  ['ticket', '-status:closed', (row) => row['status'] !== 'closed'],
  ['ticket', 'status:closed', is('status', 'closed')],
  ['ticket', 'priority>=high', is('priority', 'high', 'urgent')],
  ['ticket', 'created>=2023-01-01 created<2024-01-01', day('created_at', '2023-01-01', '2024-01-01')],
  ['ticket', 'created>=2023-01-01T00:00:00Z status:open', (row) => day('created_at', '2023-01-01')(row) && row['status'] === 'open'],
  ['ticket', 'updated>2025-06-01', day('updated_at', '2025-06-01')],
  ['ticket', 'created>52weeks', day('created_at', '2025-11-15T12:00:00Z')],
  ['ticket', 'via:line via:facebook', channel('line', 'facebook')],
  ['ticket', 'tags:vip', (row) => (row['tags'] as string[]).includes('vip')],
  ['ticket', 'assignee:none', is('assignee_id', null)],
  ['ticket', 'invoice', has('invoice', 'subject', 'description')],
  ['ticket', '"pay by invoice"', has('pay by invoice', 'subject', 'description')],
  ['user', 'role:agent', is('role', 'agent')],
  ['user', 'email:user7@example.com', is('email', 'user7@example.com')],
  ['organization', 'created<2022-01-01', day('created_at', '0', '2022-01-01')],
  ['group', 'orders', has('orders', 'name')],
];

describe('support-api.md §3.8: what is found', () => {
  test.each(queries)('%s %s', async (type, query, wanted) => {
    const expected = rows[type].filter(wanted).toSorted((a, b) => a.id - b.id);
    expect(expected.length).toBeGreaterThan(0);
    const found = await exported(type, query);
    expect(found.map(({ result_type, ...row }) => (void result_type, row))).toEqual(expected);
    expect(new Set(found.map(({ result_type }) => result_type))).toEqual(new Set([type]));
    expect(await ask(`/api/v2/search/count.json?query=${encodeURIComponent(`type:${type} ${query}`)}`)).toEqual({ count: expected.length });
  });
});

describe('support-api.md §3.8: search/export', () => {
  test('the envelope: no count, facets null, links.prev null, links.next at the end too', async () => {
    const page = await ask(exportOf('user', 'role:end-user', 1_000));
    expect(Object.keys(page)).toEqual(['results', 'facets', 'meta', 'links']);
    expect(page).toMatchObject({ facets: null, meta: { has_more: false, before_cursor: null }, links: { prev: null } });
    expect(page.links.next.startsWith(`${host}/api/v2/search/export.json?page%5Bafter%5D=`)).toBe(true);
    expect(rowsOf(await ask(page.links.next), 'results')).toEqual([]);
  });

  test('by when rows were made, in pages of any size up to 1,000', async () => {
    const all = await exported('ticket', '', 1_000);
    const made = all.map((row) => String(row['created_at']));
    expect(made).toEqual(made.toSorted());
    expect(await exported('ticket', '', 7)).toEqual(all);
    const large = asker({ tickets: 1_500 });
    expect(rowsOf(await large.ask(exportOf('ticket', '', 5_000)), 'results').length).toBe(1_000);
  });

  test('archived tickets are in it (§3.7)', async () => {
    const ids = idsOf(await exported('ticket', 'status:closed updated<2024-01-01'));
    expect(ids.length).toBeGreaterThan(10);
  });

  test('the cursor ends after an hour', async () => {
    const late = asker({ tickets: 300 });
    const { links } = await late.ask(exportOf('ticket', ''));
    late.clock.turn(3_600_000);
    expect(rowsOf(await late.ask(links.next), 'results').length).toBe(100);
    late.clock.turn(1);
    expect((await late.refusal(links.next))[0]).toBe(400);
  });

  test('without a type it is refused, and with another one in the query; with the same one it is not', async () => {
    expect(await refusal('/api/v2/search/export?query=x')).toMatchObject([400, { error: 'ParameterMissing' }]);
    expect(await refusal(exportOf('ticket', 'type:user'))).toMatchObject([422, { error: 'invalid' }]);
    expect((await refusal(exportOf('user', 'type:user')))[0]).toBe(200);
    expect((await refusal(`${exportOf('user', '')}&page[after]=x`))[0]).toBe(400);
  });
});

describe('support-api.md §3.8: search', () => {
  test('100 a page, count says how many, next_page leads on', async () => {
    const first = await ask(searchOf('type:ticket'));
    expect(Object.keys(first)).toEqual(['results', 'facets', 'next_page', 'previous_page', 'count']);
    expect([rowsOf(first, 'results').length, first.count]).toEqual([100, rows.ticket.length]);
    const met: number[] = [];
    for (let next: string | null = searchOf('type:ticket'); next;) {
      const page: Answer = await ask(next);
      met.push(...idsOf(rowsOf(page, 'results')));
      next = page.next_page;
    }
    expect(met.toSorted((a, b) => a - b)).toEqual(idsOf(rows.ticket).toSorted((a, b) => a - b));
  });

  test('without a type all four kinds are looked through', async () => {
    const { count } = await ask(searchOf('created>=2020-01-01'));
    expect(count).toBe(Object.values(rows).reduce((sum, each) => sum + each.length, 0));
  });

  test('1,000 hits are the end: 422 behind them, whatever count says', async () => {
    const large = asker({ tickets: 1_500 });
    const last = await large.ask(searchOf('type:ticket', '&page=10'));
    expect([rowsOf(last, 'results').length, last.count > 1_000]).toEqual([100, true]);
    expect(await large.refusal(last.next_page)).toMatchObject([422, { error: 'invalid' }]);
    expect((await large.refusal(searchOf('type:ticket', '&page=1001&per_page=1')))[0]).toBe(422);
    expect((await large.refusal(searchOf('type:ticket', '&page=1000&per_page=1')))[0]).toBe(200);
  });

  test('a cursor is refused: page must be a number', async () => {
    expect(await refusal(searchOf('type:ticket', '&page[size]=2'))).toMatchObject([400, { error: { title: 'Invalid attribute' } }]);
  });

  test('sort_by', async () => {
    const sorted = async (by: string) => rowsOf(await ask(searchOf('type:ticket', `&sort_by=${by}&sort_order=asc`)), 'results');
    const made = (await sorted('created_at')).map(({ id }) => id);
    expect(made).toEqual(made.toSorted((a, b) => a - b));
    const updated = (await sorted('updated_at')).map((row) => String(row['updated_at']));
    expect(updated).toEqual(updated.toSorted());
    const newest = rowsOf(await ask(searchOf('type:ticket', '&sort_by=updated_at')), 'results').map((row) => String(row['updated_at']));
    expect(newest).toEqual(newest.toSorted().reverse());
    expect((await refusal(searchOf('type:ticket', '&sort_by=mood')))[0]).toBe(422);
  });

  test('without a query it is refused', async () => {
    for (const call of ['search', 'search/count'])
      expect(await refusal(`/api/v2/${call}`)).toMatchObject([400, { error: 'ParameterMissing' }]);
  });
});

test('support-api.md §3.9: counts above 100,000 are estimates that come close', async () => {
  const large = asker({ tickets: 400_000 });
  const { count } = await large.ask('/api/v2/search/count?query=type:ticket%20status:open');
  expect(Math.abs(count / (400_000 * 0.98 * (1 / 6)) - 1)).toBeLessThan(0.1);
});
