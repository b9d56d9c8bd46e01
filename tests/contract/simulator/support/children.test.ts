/** Comments and audits of a ticket, deleted tickets, samples, measurements by cursor (support-api.md §3.1, §3.5, §3.6). */
import { describe, expect, test } from 'vitest';
import { asker, idsOf, incremental, parsed, rowsOf, type Row } from './asker.ts';

const { ask, refusal, simulator, clock } = asker({ tickets: 300 });
const tickets = parsed(simulator.truth('tickets'));
const alive = tickets.filter(({ status }) => status !== 'deleted');
const gone = tickets.find(({ status }) => status === 'deleted')!;
const events = parsed(simulator.truth('ticket_events'));
const commentsIn = (id: number) =>
  events
    .filter((event) => event['ticket_id'] === id)
    .flatMap((event) => (event['child_events'] as Row[]).filter(({ type }) => type === 'Comment'));

describe('support-api.md §3.5: comments', () => {
  test('are those of the ticket’s events, with their plain text and where the author was', async () => {
    for (const { id } of alive.slice(0, 40)) {
      const comments = rowsOf(await ask(`/api/v2/tickets/${id}/comments?page[size]=100`), 'comments');
      const told = commentsIn(id).map(({ event_type, via_reference_id, ...rest }) => (void [event_type, via_reference_id], rest));
      expect(comments.map(({ plain_body, metadata, ...rest }) => (void [plain_body, metadata], rest))).toEqual(told);
      for (const one of comments) expect(one).toMatchObject({ plain_body: one['body'], metadata: { system: { location: 'Leeds' } } });
    }
  });

  test('by cursor with links.next at the end, by number, and the other way round', async () => {
    const path = `/api/v2/tickets/${alive[3]!.id}/comments`;
    const page = await ask(`${path}?page[size]=1`);
    const next = await ask(page.links.next);
    expect([page.meta.has_more, next.meta.has_more, next.links.next === null]).toEqual([true, false, false]);
    const all = rowsOf(await ask(path), 'comments');
    expect([...rowsOf(page, 'comments'), ...rowsOf(next, 'comments')]).toEqual(all);
    expect(rowsOf(await ask(`${path}?page[size]=10&sort=-created_at`), 'comments')).toEqual(all.toReversed());
    expect(await ask(path)).toMatchObject({ next_page: null, count: 2 });
  });
});

describe('support-api.md §3.6: audits', () => {
  const archived = ({ status, generated_timestamp: time }: Row) =>
    status === 'closed' && clock.now() - Number(time) * 1000 > 120 * 86_400_000;

  test('one for each event, its comment and its changes among the events', async () => {
    for (const { id } of alive.slice(0, 40)) {
      const audits = rowsOf(await ask(`/api/v2/tickets/${id}/audits`), 'audits');
      const of = events.filter((event) => event['ticket_id'] === id);
      expect(idsOf(audits)).toEqual(idsOf(of));
      expect(
        audits.flatMap((audit) => (audit['events'] as Row[]).filter(({ type }) => type === 'Comment').map(({ id: comment }) => comment)),
      ).toEqual(idsOf(commentsIn(id)));
      expect(audits[2]!['events']).toEqual([
        expect.objectContaining({ type: 'Change', field_name: 'status', value: 'closed', previous_value: 'solved' }),
      ]);
    }
  });

  test('a ticket that came by chat has the chat in it, with times in milliseconds', async () => {
    const chat = alive.find((row) => (row['via'] as { channel: string }).channel === 'chat')!;
    const [first] = rowsOf(await ask(`/api/v2/tickets/${chat.id}/audits`), 'audits');
    const started = (first!['events'] as Row[]).find(({ type }) => type === 'ChatStartedEvent')!['value'] as {
      chat_id: string;
      history: { type: string; timestamp: number }[];
    };
    expect(simulator.json(started.chat_id)).toContain(started.chat_id);
    expect(started.history.map(({ type }) => type).slice(0, 2)).toEqual(['ChatJoin', 'ChatMessage']);
    expect(started.history[0]!.timestamp).toBe(Date.parse(String(first!['created_at'])));
    const other = alive.find((row) => (row['via'] as { channel: string }).channel === 'web')!;
    expect(JSON.stringify(await ask(`/api/v2/tickets/${other.id}/audits`))).not.toContain('ChatStartedEvent');
  });

  test('those of an archived ticket come at once, whatever page is asked for', async () => {
    const [old, fresh] = [alive.find(archived)!, alive.find((row) => !archived(row))!];
    expect(await ask(`/api/v2/tickets/${old.id}/audits?page[size]=1`)).toMatchObject({ count: 3, next_page: null });
    expect(rowsOf(await ask(`/api/v2/tickets/${fresh.id}/audits?page[size]=1`), 'audits').length).toBe(1);
  });
});

test.each(['comments', 'audits', 'conversation_log'])(
  'support-api.md §3.4: a deleted ticket has no %s, nor one that never was',
  async (child) => {
    for (const id of [gone.id, 999_999])
      expect(await refusal(`/api/v2/tickets/${id}/${child}`)).toMatchObject([404, { error: 'RecordNotFound' }]);
  },
);

describe('support-api.md §3.1: deleted tickets', () => {
  test('of the last 30 days, by id; those deleted now are among them', async () => {
    const one = asker({ tickets: 20_000 });
    const deleted = async () => {
      const rows: Row[] = [];
      for (let next: string | null = '/api/v2/deleted_tickets?page[size]=5'; next;) {
        const page = await one.ask(next);
        rows.push(...rowsOf(page, 'deleted_tickets'));
        next = page.meta.has_more ? page.links.next : null;
      }
      return rows;
    };
    const since = one.clock.now() / 1000 - 30 * 86_400;
    const expected = () =>
      parsed(one.simulator.truth('tickets')).filter((row) => row['status'] === 'deleted' && Number(row['generated_timestamp']) >= since);
    const before = await deleted();
    expect(idsOf(before)).toEqual(idsOf(expected()).toSorted((a, b) => a - b));
    one.simulator.remove('tickets', 10);
    const after = await deleted();
    expect(after.length).toBeGreaterThan(before.length);
    expect(idsOf(after)).toEqual(idsOf(after).toSorted((a, b) => a - b));
    const [row] = after.filter(({ id }) => !idsOf(before).includes(id));
    expect(row).toEqual({
      id: row!.id,
      subject: expect.any(String) as string,
      actor: { id: expect.any(Number) as number, name: expect.any(String) as string },
      deleted_at: '2026-11-14T12:00:00Z',
      previous_state: expect.stringMatching(/^(new|open|pending|hold|solved|closed)$/) as string,
    });
  });

  test('30 days to the second', async () => {
    const one = asker({ tickets: 3_000 });
    const last = parsed(one.simulator.truth('tickets')).findLast(({ status }) => status === 'deleted')!;
    const ids = async () => idsOf(rowsOf(await one.ask('/api/v2/deleted_tickets'), 'deleted_tickets'));
    one.clock.turn((Number(last['generated_timestamp']) + 30 * 86_400) * 1000 - one.clock.now());
    expect(await ids()).toContain(last.id);
    one.clock.turn(1_000);
    expect(await ids()).not.toContain(last.id);
  });
});

describe('support-api.md §3.1: samples', () => {
  test.each(['tickets', 'users', 'organizations', 'ticket_events'])('%s: as the export by time, 50 rows at most', async (name) => {
    const sample = await ask(`${incremental}/${name}/sample.json?start_time=0&per_page=500`);
    const export50 = await ask(`${incremental}/${name}?start_time=0&per_page=50`);
    expect([sample.count, sample[name], sample.end_time]).toEqual([export50.count, export50[name], export50.end_time]);
    expect(sample.next_page).toContain(`/incremental/${name}/sample.json?start_time=`);
  });

  test('there is none of measurements', async () =>
    expect((await refusal(`${incremental}/ticket_metric_events/sample?start_time=0`))[0]).toBe(404));
});

describe('support-api.md §3.1: measurements by cursor', () => {
  test('where page[size] is given: every one once, from start_time on', async () => {
    const all = parsed(simulator.truth('ticket_metric_events'));
    const walk = async (start: number) => {
      const rows: Row[] = [];
      for (let next: string | null = `${incremental}/ticket_metric_events?start_time=${start}&page[size]=90`; next;) {
        const page = await ask(next);
        rows.push(...rowsOf(page, 'ticket_metric_events'));
        next = page.meta.has_more ? page.links.next : null;
      }
      return rows;
    };
    expect(await walk(0)).toEqual(all);
    const start = '2024-03-05T00:00:00Z';
    expect(await walk(Date.parse(start) / 1000)).toEqual(all.filter((row) => String(row['time']) >= start));
  });
});
