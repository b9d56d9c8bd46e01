/** The simulated account itself: seeded, realistic, hostile, and never held (chat-api.md §4). */
import { describe, expect, test } from 'vitest';
import { createSimulator, firstSecond, lastSecond } from '../../../src/simulator/index.ts';
import { caller, exportPath } from './caller.ts';

const { simulator } = caller({ chats: 20_000 });
const rows = [...simulator.rows()];
const chats = rows.filter((row) => row.type === 'chat');
const text = rows.map(({ id }) => simulator.json(id)).join('\n');

describe('chat-api.md §4: the data are the same for one seed and others for another', () => {
  const sample = (seed: number) => [...createSimulator({ seed, chats: 500 }).rows()];

  test('whatever the clock', () => {
    expect(sample(1)).toEqual([...caller({ chats: 500 }).simulator.rows()]);
    expect(sample(2)).not.toEqual(sample(1));
    expect(sample(2)[0]?.id).not.toBe(sample(1)[0]?.id);
  });
});

describe('chat-api.md §4.1: the rows look like the vendor’s', () => {
  test('ids are month, account and a random part', () => {
    for (const { id, timestamp } of rows) {
      expect(id).toMatch(/^\d{4}\.\d{8}\.[A-Za-z0-9]{13}$/);
      expect(id.slice(0, 4)).toBe(timestamp.slice(2, 4) + timestamp.slice(5, 7));
    }
  });

  test('update times lie in the fixed range and not before the chat itself', () => {
    for (const { timestamp, end_timestamp, update_timestamp } of rows) {
      expect(Date.parse(update_timestamp) / 1000).toBeGreaterThanOrEqual(firstSecond);
      expect(Date.parse(update_timestamp) / 1000).toBeLessThanOrEqual(lastSecond);
      expect(timestamp < (end_timestamp ?? update_timestamp)).toBe(true);
      expect((end_timestamp ?? timestamp) <= update_timestamp).toBe(true);
    }
  });

  test('about a tenth are offline messages, with their own keys', () => {
    const offline = rows.filter((row) => row.type === 'offline_msg');
    expect(offline.length / rows.length).toBeCloseTo(0.1, 1);
    const missing = ['history', 'count', 'duration', 'agent_names', 'missed', 'rating', 'end_timestamp', 'response_time', 'started_by'];
    for (const row of offline) expect(Object.keys(row).filter((key) => missing.includes(key))).toEqual([]);
  });

  test('rows are two to three thousand bytes on average, with 4 to 30 items of history', () => {
    expect(new TextEncoder().encode(text).length / rows.length).toBeGreaterThan(2_000);
    expect(new TextEncoder().encode(text).length / rows.length).toBeLessThan(3_000);
    const lengths = chats.map((row) => row.history!.length);
    expect(Math.min(...lengths)).toBe(4);
    expect(Math.max(...lengths)).toBeGreaterThan(24);
    // One more where the unknown item of §4.6 was added.
    expect(Math.max(...lengths)).toBeLessThanOrEqual(31);
  });

  test('counts agree with the history', () => {
    for (const row of chats) {
      const messages = row.history!.filter((item) => (item as { type: string }).type === 'chat.msg');
      expect((row.count as { total: number }).total).toBe(messages.length);
    }
  });
});

describe('chat-api.md §4.6: what differs from the documentation is there', () => {
  test.each([
    ['msg_id as a number', /"msg_id":\d/],
    ['msg_id as a string', /"msg_id":"\d/],
    ['department_id as a number', /"department_id":\d/],
    ['department_id as a string', /"department_id":"\d/],
    ['webpath items that are lists', /"webpath":\[\[/],
    ['deleted rows', /"deleted":true,/],
    ['redacted text', /"msg":"▇/],
    ['an unknown type of item', /"type":"chat\.hologram"/],
    ['an unknown field', /"mood_score":/],
    ['no response_time', /"response_time":null/],
    ['whole floats', /"duration":\d+\.0[,}]/],
    ['a malformed zone', /\+00:00Z"/],
    ['long floats', /"avg":\d+\.\d{12,}/],
  ])('%s', (_, pattern) => {
    expect(text).toMatch(pattern);
  });

  test.each([
    ['a formula', /"(msg|name)":"=/],
    ['plus', /"msg":"\+/],
    ['minus', /"msg":"-/],
    ['at', /"msg":"@/],
    ['a tab', /"msg":"\\t/],
    ['quotes', /\\"yes\\"/],
    ['line ends', /line\\r\\n/],
    ['markup', /<script>/],
    ['right-to-left override', /\u202e/],
    ['a lone surrogate', /\\ud800/],
    ['NUL', /\\u0000/],
    ['Japanese', /[ぁ-ん]/],
    ['Arabic', /[ء-ي]/],
    ['Thai', /[ก-๙]/],
    ['German', /ß/],
    ['emoji', /\p{Extended_Pictographic}/u],
  ])('hostile and foreign texts: %s', (_, pattern) => {
    expect(text).toMatch(pattern);
  });
});

describe('chat-api.md §3.5: a cursor is found without holding the account', () => {
  test('a million chats are served from the middle at once', async () => {
    const { page, simulator } = caller({ chats: 1_000_000 });
    const start = performance.now();
    const middle = await page(`${exportPath}?start_time=${Date.UTC(2023, 5) / 1000}&limit=1000`);
    const next = await page(middle.next_page);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect([middle.count, next.count]).toEqual([1_000, 1_000]);
    expect(simulator.json(middle.end_id)).toContain(middle.end_id);
  });

  test('json() knows no other ids', () => {
    const { id } = rows[7]!;
    for (const other of [
      '',
      'x',
      `${id}0`,
      id.slice(0, -1),
      id.replace(/^\d{4}/, '9901'),
      '2001.10415237.ééé',
      '2001.10415237.zzzzzz0000000',
    ]) {
      expect(simulator.json(other)).toBeUndefined();
    }
  });

  test('a count that is no count is refused', () => {
    expect(() => createSimulator({ chats: -1 })).toThrow(RangeError);
    expect(() => createSimulator({ chats: 1.5 })).toThrow(RangeError);
  });
});
