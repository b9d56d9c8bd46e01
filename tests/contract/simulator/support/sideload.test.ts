/** What comes along with rows (support-api.md §3.1, §3.5). */
import { describe, expect, test } from 'vitest';
import { asker, idsOf, incremental, rowsOf, type Row } from './asker.ts';

const { ask } = asker({ tickets: 120, users: 60, organizations: 30 });
const include = 'include=users,groups,organizations,metric_sets';

const calls: [string, string][] = [
  ['by cursor', `${incremental}/tickets/cursor?start_time=0&per_page=20&${include}`],
  ['by time', `${incremental}/tickets?start_time=0&per_page=20&${include}`],
  ['a list', `/api/v2/tickets?page[size]=20&${include}`],
  ['a list by number', `/api/v2/tickets?per_page=20&${include}`],
];

const named = (rows: Row[], ...fields: string[]) =>
  [...new Set(rows.flatMap((row) => fields.map((field) => row[field])))].filter((id) => id !== null).sort() as number[];

describe('support-api.md §3.1: include', () => {
  test.each(calls)('%s: whom and what the tickets name, each once', async (_, path) => {
    const page = await ask(path);
    const tickets = rowsOf(page, 'tickets');
    expect(tickets.length).toBe(20);
    expect(idsOf(rowsOf(page, 'users')).sort()).toEqual(named(tickets, 'requester_id', 'submitter_id', 'assignee_id'));
    expect(idsOf(rowsOf(page, 'groups')).sort()).toEqual(named(tickets, 'group_id'));
    expect(idsOf(rowsOf(page, 'organizations')).sort()).toEqual(named(tickets, 'organization_id'));
  });

  test('they are the records that their own calls give, members of the team among them', async () => {
    const page = await ask(calls[0]![1]);
    const users = rowsOf(page, 'users');
    expect(new Set(users.map(({ role }) => role)).size).toBeGreaterThan(1);
    for (const user of users) expect(await ask(`/api/v2/users/${user.id}`)).toEqual({ user });
    for (const group of rowsOf(page, 'groups')) expect(await ask(`/api/v2/groups/${group.id}`)).toEqual({ group });
  });

  test('of a search in its own way', async () => {
    const page = await ask('/api/v2/search/export?query=&filter[type]=ticket&page[size]=10&include=tickets(users)');
    expect(idsOf(rowsOf(page, 'users')).sort()).toEqual(named(rowsOf(page, 'results'), 'requester_id', 'submitter_id', 'assignee_id'));
    expect(page).not.toHaveProperty('groups');
  });

  test('of comments, their authors', async () => {
    const page = await ask('/api/v2/tickets/3/comments?include=users');
    expect(idsOf(rowsOf(page, 'users')).sort()).toEqual(named(rowsOf(page, 'comments'), 'author_id'));
  });

  test('nothing comes unasked', async () => {
    expect(Object.keys(await ask('/api/v2/tickets?page[size]=5'))).toEqual(['tickets', 'meta', 'links']);
  });
});
