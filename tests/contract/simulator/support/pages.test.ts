/** Lists in both pagings, single records, several by ids (support-api.md §3.5, §3.7, §3.8, §3.11). */
import { describe, expect, test } from 'vitest';
import { asker, idsOf, parsed, rowsOf, type Answer, type Asker, type Row } from './asker.ts';
import { host } from '../caller.ts';

const sizes = { tickets: 700, users: 230, organizations: 120 };
const one = asker(sizes);
const { ask, refusal, simulator, clock } = one;

const archived = ({ status, generated_timestamp: time }: Row) =>
  status === 'closed' && clock.now() - Number(time) * 1000 >= 120 * 86_400_000;

/** What of the account stands in each list: by id, without deleted rows, and of tickets without archived ones. */
const listed: Record<string, (row: Row) => boolean> = {
  tickets: (row) => row['status'] !== 'deleted' && !archived(row),
  users: () => true,
  organizations: (row) => row['deleted_at'] === null,
};
const small = [
  'groups',
  'ticket_fields',
  'ticket_forms',
  'brands',
  'custom_statuses',
  'macros',
  'views',
  'automations',
  'satisfaction_ratings',
] as const;
const expected = (name: string): Row[] =>
  parsed(simulator.truth(name as 'tickets'))
    .filter(listed[name] ?? (() => true))
    .toSorted((a, b) => a.id - b.id);
const names = ['tickets', 'users', 'organizations', ...small];

async function byCursor({ ask: of }: Asker, path: string, key: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page: Answer | undefined; !page || page.meta.has_more; rows.push(...rowsOf(page, key)))
    page = await of(page?.links.next ?? path);
  return rows;
}

async function byNumber({ ask: of }: Asker, path: string, key: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: string | null = path; next;) {
    const page: Answer = await of(next);
    rows.push(...rowsOf(page, key));
    next = page.next_page;
  }
  return rows;
}

describe('support-api.md §3.7: archived and deleted tickets stand in no list', () => {
  test('there are some of both, and the incremental export has them', () => {
    const rows = parsed(simulator.truth('tickets'));
    expect(rows.filter(archived).length).toBeGreaterThan(50);
    expect(rows.filter(({ status }) => status === 'deleted').length).toBeGreaterThan(5);
    expect(expected('tickets').length).toBeLessThan(rows.length - 50);
  });

  test('an archived one is found by its id, a deleted one is not', async () => {
    const rows = parsed(simulator.truth('tickets'));
    const [old, gone] = [rows.find(archived)!, rows.find(({ status }) => status === 'deleted')!];
    expect(await ask(`/api/v2/tickets/${old.id}`)).toEqual({ ticket: old });
    expect(await refusal(`/api/v2/tickets/${gone.id}`)).toMatchObject([404, { error: 'RecordNotFound' }]);
  });

  test('one that is deleted meanwhile drops out of the list', async () => {
    const other = asker(sizes);
    const before = (await byCursor(other, '/api/v2/tickets?page[size]=100', 'tickets')).length;
    other.simulator.remove('tickets', 20);
    const after = await byCursor(other, '/api/v2/tickets?page[size]=100', 'tickets');
    expect([after.length < before, after.some(({ status }) => status === 'deleted')]).toEqual([true, false]);
  });
});

describe('support-api.md §3.5: by cursor', () => {
  test.each(names)('%s: every row once, by id', async (name) => {
    for (const size of [7, 100]) expect(await byCursor(one, `/api/v2/${name}?page[size]=${size}`, name)).toEqual(expected(name));
  });

  test('links.next is there at the end, has_more is not, and links.prev leads back', async () => {
    const first = await ask('/api/v2/users?page[size]=80');
    const second = await ask(first.links.next);
    const last = await ask(second.links.next);
    expect([last.meta.has_more, rowsOf(last, 'users').length]).toEqual([false, 70]);
    expect([rowsOf(await ask(last.links.next), 'users'), (await ask(last.links.prev)).users]).toEqual([[], second['users']]);
    expect((await ask(second.links.prev))['users']).toEqual(first['users']);
    expect((await ask(`/api/v2/users?page[size]=80&page[before]=${encodeURIComponent(first.meta.after_cursor)}`))['users']).toEqual(
      first['users'],
    );
  });

  test('a cursor that stands alone goes on with 100 rows', async () => {
    const { meta } = await ask('/api/v2/users?page[size]=50');
    expect(rowsOf(await ask(`/api/v2/users.json?page[after]=${encodeURIComponent(meta.after_cursor)}`), 'users').length).toBe(100);
  });

  test('sort goes by id, updated_at or status, and either way', async () => {
    const rows = expected('tickets');
    const sorted = async (sort: string) => byCursor(one, `/api/v2/tickets?page[size]=100&sort=${sort}`, 'tickets');
    expect(idsOf(await sorted('-id'))).toEqual(idsOf(rows).reverse());
    const times = (await sorted('updated_at')).map((row) => String(row['updated_at']));
    expect(times).toEqual(rows.map((row) => String(row['updated_at'])).sort());
    expect((await refusal('/api/v2/tickets?page[size]=5&sort=created_at'))[1]).toMatchObject({
      errors: [{ code: 'InvalidPaginationParameter' }],
    });
  });

  test('§3.11: sort_by beside a cursor is dropped without a word', async () => {
    const page = await ask('/api/v2/tickets?page[size]=50&sort_by=created_at&sort_order=desc');
    expect(rowsOf(page, 'tickets')).toEqual(expected('tickets').slice(0, 50));
  });
});

describe('support-api.md §3.8: by number', () => {
  test.each(names)('%s: every row once, by id', async (name) => {
    expect(await byNumber(one, `/api/v2/${name}`, name)).toEqual(expected(name));
    expect(await byNumber(one, `/api/v2/${name}.json?per_page=33`, name)).toEqual(expected(name));
  });

  test('the envelope: next_page null on the last one', async () => {
    const first = await ask('/api/v2/users?per_page=100');
    expect(Object.keys(first)).toEqual(['users', 'next_page', 'previous_page', 'count']);
    expect([first.next_page, first['previous_page'], first.count]).toEqual([`${host}/api/v2/users.json?page=2&per_page=100`, null, 230]);
    const last = await ask('/api/v2/users?per_page=100&page=3');
    expect([last.next_page, last['previous_page'], rowsOf(last, 'users').length]).toEqual([
      null,
      `${host}/api/v2/users.json?page=2&per_page=100`,
      30,
    ]);
  });

  test('100 rows at most', async () => expect(rowsOf(await ask('/api/v2/users?per_page=500'), 'users').length).toBe(100));

  test('sort_by and sort_order', async () => {
    const page = await ask('/api/v2/tickets?sort_by=created_at&sort_order=desc');
    expect(rowsOf(page, 'tickets')).toEqual(expected('tickets').slice(-100).reverse());
    const states = (await byNumber(one, '/api/v2/tickets?sort_by=status', 'tickets')).map(({ status }) => String(status));
    expect(states).toEqual(states.toSorted());
  });

  test('at 10,000 rows it ends: the page behind is named, and refused', async () => {
    const large = asker({ users: 10_050 });
    const last = await large.ask('/api/v2/users?page=100&per_page=100');
    expect([rowsOf(last, 'users').length, last.count]).toEqual([100, 10_050]);
    for (const path of [last.next_page, '/api/v2/users?page=1001&per_page=10'])
      expect(await large.refusal(path)).toMatchObject([400, { errors: [{ code: 'InvalidPaginationDepth' }] }]);
  });

  test.each(['page=0', 'page=x', 'per_page=0'])('%s is refused with 400, which is ours', async (wrong) => {
    expect((await refusal(`/api/v2/users?${wrong}`))[0]).toBe(400);
  });

  test('what is deleted between two pages makes a row be missed, as an offset does', async () => {
    const other = asker({ organizations: 200 });
    const first = await other.ask('/api/v2/organizations?per_page=100');
    other.simulator.remove('organizations', 40);
    const rest = await byNumber(other, first.next_page, 'organizations');
    const met = idsOf([...rowsOf(first, 'organizations'), ...rest]);
    const there = parsed(other.simulator.truth('organizations')).filter((row) => row['deleted_at'] === null);
    expect(idsOf(there).filter((id) => !met.includes(id)).length).toBeGreaterThan(0);
  });
});

describe('support-api.md §3: filters', () => {
  test('users by role, several as role[], and their count', async () => {
    const of = (...roles: string[]) => expected('users').filter(({ role }) => roles.includes(String(role)));
    expect(of('agent').length).toBeGreaterThan(1);
    expect(await byCursor(one, '/api/v2/users?role=agent&page[size]=2', 'users')).toEqual(of('agent'));
    expect(await byNumber(one, '/api/v2/users?role[]=agent&role[]=admin', 'users')).toEqual(of('agent', 'admin'));
    expect(await ask('/api/v2/users/count?role=agent')).toMatchObject({ count: { value: of('agent').length } });
  });

  test.each(['macros', 'views', 'automations'])('%s in use alone', async (name) => {
    const active = expected(name).filter(({ active: used }) => used === true);
    expect(active.length).toBeGreaterThan(1);
    expect(await byNumber(one, `/api/v2/${name}/active.json`, name)).toEqual(active);
  });

  test('ratings by score and time', async () => {
    const [from, to] = ['2021-01-01T00:00:00Z', '2022-01-01T00:00:00Z'];
    const times = `start_time=${Date.parse(from) / 1000}&end_time=${Date.parse(to) / 1000}`;
    const wanted = expected('satisfaction_ratings').filter((row) => String(row['created_at']) >= from && String(row['created_at']) < to);
    expect(await byCursor(one, `/api/v2/satisfaction_ratings?page[size]=10&${times}`, 'satisfaction_ratings')).toEqual(wanted);
    const good = wanted.filter(({ score }) => score === 'good');
    expect(good.length).toBeGreaterThan(3);
    expect(await byNumber(one, `/api/v2/satisfaction_ratings?score=good&${times}`, 'satisfaction_ratings')).toEqual(good);
    expect(await ask(`/api/v2/satisfaction_ratings/count?score=good&${times}`)).toMatchObject({ count: { value: good.length } });
  });
});

const singular: Record<string, string> = { custom_statuses: 'custom_status' };

describe('support-api.md §3: single records', () => {
  test.each(names)('%s', async (name) => {
    for (const row of expected(name).slice(0, 20)) {
      expect(await ask(`/api/v2/${name}/${row.id}.json`)).toEqual({ [singular[name] ?? name.replace(/s$/, '')]: row });
    }
    expect(await refusal(`/api/v2/${name}/999999999`)).toMatchObject([404, { error: 'RecordNotFound' }]);
  });

  test('show_many: in the order asked for, without those that are not there', async () => {
    for (const name of ['tickets', 'users', 'organizations']) {
      const [a, b, c] = expected(name);
      const page = await ask(`/api/v2/${name}/show_many.json?ids=${c!.id},${a!.id},999999999,${b!.id}`);
      expect(page).toEqual({ [name]: [c, a, b], next_page: null, previous_page: null, count: 3 });
    }
  });

  test('show_many takes 100 ids at most, and one at least', async () => {
    const many = (count: number) => `/api/v2/tickets/show_many?ids=${Array.from({ length: count }, (_, n) => n + 1).join(',')}`;
    expect(rowsOf(await ask(many(100)), 'tickets').length).toBeGreaterThan(80);
    expect(await refusal(many(101))).toMatchObject([400, { error: 'TooManyValues' }]);
    expect(await refusal(many(0))).toMatchObject([400, { error: 'ParameterMissing' }]);
  });
});
