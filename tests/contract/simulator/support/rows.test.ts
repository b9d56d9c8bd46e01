/** The rows (support-api.md §3.4). */
import { describe, expect, test } from 'vitest';
import { streams, type Stream } from '../../../../src/zendesk/streams.ts';
import { supportStreams } from '../../../../src/zendesk/support-streams.ts';
import { createSimulator } from '../../../../src/simulator/index.ts';
import { asker, idsOf, incremental, parsed, rowsOf, type Row } from './asker.ts';

const names = Object.keys(supportStreams) as (keyof typeof supportStreams)[];
const { simulator } = asker({ tickets: 600, users: 300, organizations: 200 });

describe('support-api.md §3.4: every row fits its schema, and has a key, a time and a version', () => {
  test.each(names)('%s', (name) => {
    const { schema, key, time, version }: Stream = streams[name];
    const rows = parsed(simulator.truth(name));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(schema.safeParse(row).error).toBeUndefined();
    expect(new Set(rows.map((row) => key.map((field) => row[field]).join('|'))).size).toBe(rows.length);
    for (const field of [...key, time, version]) if (field) expect(rows.filter((row) => row[field] === undefined)).toEqual([]);
  });
});

describe('support-api.md §3.4: tickets', () => {
  const tickets = parsed(simulator.truth('tickets'));
  test('deleted ones come with that status', () => expect(tickets.filter(({ status }) => status === 'deleted').length).toBeGreaterThan(2));

  test('fields repeats custom_fields', () => {
    for (const { fields, custom_fields } of tickets) expect(fields).toEqual(custom_fields);
  });

  test('created, then updated, then generated; the last at times days later', () => {
    const times = tickets.map((row) => [Date.parse(String(row['created_at'])), Date.parse(String(row['updated_at']))] as const);
    const late = tickets.filter((row, n) => Number(row['generated_timestamp']) * 1000 > times[n]![1]);
    for (const [created, updated] of times) expect(created).toBeLessThanOrEqual(updated);
    expect(late.length).toBeGreaterThan(20);
  });

  test('they name users and organizations that there are, beyond 2³² and below 2⁵³', () => {
    const [users, organizations] = [new Set(idsOf(parsed(simulator.truth('users')))), idsOf(parsed(simulator.truth('organizations')))];
    for (const row of tickets) {
      expect(users.has(Number(row['requester_id']))).toBe(true);
      expect([null, ...organizations]).toContain(row['organization_id']);
    }
    for (const id of users) expect(id > 2 ** 32 && id < 2 ** 53).toBe(true);
  });

  test('some texts would break a careless reader', () => {
    const texts = tickets.map((row) => `${String(row['subject'])}${String(row['description'])}`).join();
    expect(texts).toMatch(/=1\+1|=HYPERLINK|<script>|\u0000|\ufeff|\u2028|\ud800/);
  });
});

describe('support-api.md §3.4: ticket events', () => {
  const comments = (rows: Row[]) =>
    rows.flatMap((row) => row['child_events'] as Row[]).filter((child) => child['event_type'] === 'Comment');

  test('via is a text, the system is −1', () => {
    const events = parsed(simulator.truth('ticket_events'));
    expect(new Set(events.map(({ via }) => typeof via))).toEqual(new Set(['string']));
    expect(events.some((event) => event['updater_id'] === -1)).toBe(true);
  });

  test('without include a comment is marked only, with it its text is there', async () => {
    const { ask } = asker();
    const bare = comments(rowsOf(await ask(`${incremental}/ticket_events?start_time=0`), 'ticket_events'));
    const whole = comments(rowsOf(await ask(`${incremental}/ticket_events?start_time=0&include=comment_events`), 'ticket_events'));
    expect(idsOf(bare)).toEqual(idsOf(whole));
    expect(bare.every((one) => one['comment_present'] === true && !('body' in one))).toBe(true);
    expect(whole.every((one) => typeof one['body'] === 'string' && typeof one['via'] === 'object')).toBe(true);
  });

  test('markup in a comment is text in its html', () => {
    const bodies = comments(parsed(simulator.truth('ticket_events'))).map((one) => String(one['html_body']));
    expect(bodies.filter((html) => html.includes('<script'))).toEqual([]);
    expect(bodies.some((html) => html.includes('&lt;'))).toBe(true);
  });
});

test('a seed repeats its account, another seed has another', () => {
  const tickets = (seed: number) => [...createSimulator({ seed }).truth('tickets')].join('\n');
  expect(tickets(4)).toBe(tickets(4));
  expect(tickets(4)).not.toBe(tickets(5));
});

test.each([{ tickets: -1 }, { users: 1.5 }, { organizations: 10_000_001 }])('%o is refused', (sizes) => {
  expect(() => createSimulator(sizes)).toThrow(RangeError);
});
