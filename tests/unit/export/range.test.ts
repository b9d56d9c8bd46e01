import { describe, expect, test } from 'vitest';
import { firstQuery, within } from '../../../src/export/range.ts';
import { streams } from '../../../src/zendesk/streams.ts';

describe('a row belongs to a stretch of time', () => {
  const range = { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' };
  test.each([
    ['2025-12-31T23:59:59Z', false],
    ['2026-01-01T00:00:00Z', true],
    ['2026-01-01T01:00:00+02:00', false],
    ['2026-01-31T23:59:59.999999Z', true],
    ['2026-02-01T00:00:00Z', false],
    [String(Date.UTC(2026, 0, 15) / 1000), true],
    ['', true],
    ['some day', true],
  ])('%s: %s', (time, belongs) => expect(within(range, time)).toBe(belongs));

  test('an open end leaves nothing out there', () => {
    expect([within({}, '1970-01-01T00:00:00Z'), within({ from: range.from }, '2099-01-01T00:00:00Z')]).toEqual([true, true]);
    expect(within({ to: range.to }, '1970-01-01T00:00:00Z')).toBe(true);
  });
});

describe('what is asked first', () => {
  const from = '2026-01-01T00:00:00.000Z';
  const start = (query: string) => new URLSearchParams(query).get('start_time');
  test('in the unit of the stream: seconds, or microseconds for the agent timeline', () => {
    expect(start(firstQuery(streams.chats, { from }))).toBe(String(Date.UTC(2026, 0, 1) / 1000));
    expect(start(firstQuery(streams.agent_timeline, { from }))).toBe(String(Date.UTC(2026, 0, 1) * 1000));
  });
  test('as ever without a beginning, or where there is no order of time', () => {
    expect(start(firstQuery(streams.chats, { to: from }))).toBe('0');
    expect(firstQuery(streams.agents, { from })).toBe('since_id=0&limit=100');
    expect(firstQuery(streams.departments, { from })).toBe('');
  });
});
