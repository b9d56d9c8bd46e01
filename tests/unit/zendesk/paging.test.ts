/** How a page of Support leads to the next, and which is the last. */
import { describe, expect, test } from 'vitest';
import { pagings } from '../../../src/zendesk/paging.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';

const first = (stream: Stream) => new URLSearchParams({ ...stream.query }).toString();
const lead = (stream: Stream, value: object, list: readonly unknown[] = [{ id: 1 }], query = first(stream)) =>
  pagings[stream.paging].lead(stream, query, value, list);
const asked = (query: string | null) => Object.fromEntries(new URLSearchParams(query ?? ''));
const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
};
const at = (query: string) => `https://elsewhere.example.com/api/v2/other.json?${query}`;

describe('support-api.md §3.2: by cursor', () => {
  const { tickets } = streams;
  const more = { end_of_stream: false, after_cursor: 'MQ==', after_url: at('cursor=MQ%3D%3D&per_page=7') };

  test('after_url’s query is followed, with the stream’s own parameters and without a start', () => {
    expect(asked(lead(tickets, more).next)).toEqual({ support_type_scope: 'all', per_page: '7', cursor: 'MQ==' });
  });

  test('a page size that was lowered stays, where the address names none (§3.11)', () => {
    const { next } = lead(tickets, { ...more, after_url: at('cursor=MQ%3D%3D') }, [{}], 'per_page=250&cursor=MA%3D%3D');
    expect(asked(next)).toEqual({ support_type_scope: 'all', per_page: '250', cursor: 'MQ==' });
  });

  test('after_cursor alone will do', () => {
    expect(asked(lead(tickets, { ...more, after_url: null }).next)).toEqual({
      support_type_scope: 'all',
      per_page: '1000',
      cursor: 'MQ==',
    });
  });

  test('end_of_stream is the end though cursor and address are not null', () => {
    expect(lead(tickets, { ...more, end_of_stream: true }).next).toBeNull();
  });

  test('a short or empty page is not the end', () => {
    expect(lead(tickets, more, []).next).not.toBeNull();
    expect(lead(tickets, { after_cursor: 'MQ==' }).next).not.toBeNull();
  });

  test('neither rows nor a cursor is the end, and what comes later comes by the same query', () => {
    const asked = 'per_page=250&cursor=MA%3D%3D';
    for (const answer of [{ end_of_stream: false, after_cursor: null }, {}])
      expect(lead(tickets, answer, [], asked)).toMatchObject({ next: null, resume: asked });
  });

  test('rows without a cursor, or another envelope, is no answer', () => {
    expect(code(() => lead(tickets, { end_of_stream: false }))).toBe('broken-answer');
    expect(code(() => lead(tickets, { end_of_stream: 'no' }))).toBe('broken-answer');
  });

  test('a cursor that leads to itself is stuck', () => {
    const { next } = lead(tickets, more);
    expect(code(() => lead(tickets, more, [{}], next!))).toBe('stuck');
  });

  test('how far it got is the last row’s change', () => {
    expect(lead(tickets, more, [{ generated_timestamp: 5 }, { generated_timestamp: 9 }]).reached).toBe(9);
    expect(lead(streams.users, more, [{ updated_at: '1970-01-01T00:00:12Z' }]).reached).toBe(12);
    expect(lead(tickets, more, [7]).reached).toBeUndefined();
  });
});

describe('support-api.md §3.3: by time', () => {
  const { ticket_events, ticket_metric_events } = streams;
  const more = { end_of_stream: false, end_time: 12, next_page: at('start_time=12') };

  test('next_page’s query is followed, with the stream’s own parameters', () => {
    const { next, reached } = lead(ticket_events, more);
    expect([asked(next), reached]).toEqual([{ include: 'comment_events', per_page: '1000', start_time: '12' }, 12]);
  });

  test('end_of_stream is the end though next_page is not null', () => {
    expect(lead(ticket_events, { ...more, end_of_stream: true }).next).toBeNull();
  });

  test('where the answer has it, a short page is not the end', () => expect(lead(ticket_events, more).next).not.toBeNull());

  test('where it has none, fewer rows than asked for is the end (§3.4)', () => {
    const { end_time, next_page } = more;
    expect(lead(ticket_metric_events, { end_time, next_page }, Array(999)).next).toBeNull();
    expect(lead(ticket_metric_events, { end_time, next_page }, Array(1000)).next).not.toBeNull();
    expect(lead(ticket_metric_events, { end_time, next_page }, Array(2400)).next).not.toBeNull();
  });

  test('a full page that leads to itself is stuck', () => {
    expect(code(() => lead(ticket_events, { ...more, next_page: at('start_time=0') }))).toBe('stuck');
  });

  test.each([null, 'https://elsewhere.example.com/', at('page=2')])('more to come, but next_page %s', (next_page) => {
    expect(code(() => lead(ticket_events, { ...more, next_page }))).toBe('broken-answer');
  });

  test('a start is waited for, a cursor is not (§3.1)', () => {
    expect(pagings['support-time'].startOf('start_time=12')).toBe(12_000);
    expect(pagings['support-cursor'].startOf('cursor=x')).toBeUndefined();
  });
});

describe('support-api.md §3.5: lists', () => {
  const { groups } = streams;
  const links = { next: at('page%5Bafter%5D=x&page%5Bsize%5D=100') };

  test('the query of links.next is followed', () => {
    expect(asked(lead(groups, { meta: { has_more: true }, links }).next)).toEqual({ 'page[size]': '100', 'page[after]': 'x' });
  });

  test('has_more false is the end though links.next is not null', () => {
    expect(lead(groups, { meta: { has_more: false }, links }).next).toBeNull();
  });

  test('a page that leads to itself is stuck, one that leads nowhere is no answer', () => {
    const { next } = lead(groups, { meta: { has_more: true }, links });
    expect(code(() => lead(groups, { meta: { has_more: true }, links }, [], next!))).toBe('stuck');
    expect(code(() => lead(groups, { meta: { has_more: true }, links: { next: null } }))).toBe('broken-answer');
  });

  test('a list without cursors ends without a next_page; ours', () => {
    expect(lead(groups, {}).next).toBeNull();
    expect(lead(groups, { next_page: null }).next).toBeNull();
    expect(asked(lead(groups, { next_page: at('page=2') }).next)).toEqual({ 'page[size]': '100', page: '2' });
  });

  test('they have no order of time', () => expect(pagings['support-list'].startOf('start_time=1')).toBeUndefined());
});

test('the host is never taken from an address: what leads on is a query alone', () => {
  const nexts = [
    lead(streams.tickets, { after_cursor: 'a', after_url: at('cursor=a') }),
    lead(streams.organizations, { end_of_stream: false, end_time: 1, next_page: at('start_time=1') }),
    lead(streams.brands, { meta: { has_more: true }, links: { next: at('page%5Bafter%5D=x') } }),
  ];
  for (const { next } of nexts) expect(next).not.toMatch(/elsewhere|\/\/|\?/);
});
