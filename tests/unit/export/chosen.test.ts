import { describe, expect, test } from 'vitest';
import { choosing, withFields } from '../../../src/export/chosen.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';

describe('only the chosen fields', () => {
  const pass = choosing(streams.chats, ['message', 'new field', 'zendesk_ticket_id']);

  test('stay as they were served, to the last digit, with key and time before them', () => {
    const row =
      '{ "zendesk_ticket_id" : 12345678901234567890, "tags":["a"],"new field":{"a": 1.0}, "message":"half \\ud800","id":"1","timestamp":"2020"}';
    expect(pass(row)).toBe(
      '{"id":"1","timestamp":"2020","message":"half \\ud800","new field":{"a": 1.0},"zendesk_ticket_id":12345678901234567890}',
    );
  });

  test('of a row without them nothing stays, and a row that is no object is left as it is', () => {
    expect(['{}', '{"tags":[]}', '[1]', 'null', '"text"'].map(pass)).toEqual(['{}', '{}', '[1]', 'null', '"text"']);
  });

  test.each(Object.values(streams).map((stream) => [stream.name, stream] as const))(
    '%s keeps what tells its rows apart',
    (_, stream: Stream) => {
      const left = withFields(stream, []);
      expect(Object.keys(left.schema.shape).sort()).toEqual([...new Set([...stream.key, ...(stream.time ? [stream.time] : [])])].sort());
      expect(left.name).toBe(stream.name);
    },
  );
});
