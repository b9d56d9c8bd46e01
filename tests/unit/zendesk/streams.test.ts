/** The table of streams: each entry fits itself and its schema, and says what it needs. */
import { describe, expect, test } from 'vitest';
import { chatStreams } from '../../../src/zendesk/chat-streams.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';
import { supportStreams } from '../../../src/zendesk/support-streams.ts';

const all = Object.entries<Stream>(streams);

test('no stream of one product takes the name of the other’s', () => {
  expect(all.length).toBe(Object.keys(chatStreams).length + Object.keys(supportStreams).length);
});

describe.each(all)('%s', (name, stream) => {
  test('goes by its name, and is asked for where its product is', () => {
    expect(stream.name).toBe(name);
    expect(stream.path).toMatch(stream.product === 'chat' ? /^\/api\/v2\/chat\/[a-z_/]+$/ : /^\/api\/v2\/(?!chat\/)[a-z_/]+$/);
  });

  test('names only fields that its rows have', () => {
    const { key, version, time, deleted, schema } = stream;
    const named = [...key, version, time, deleted?.field].filter((field) => field !== undefined);
    expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(named));
    expect(key.length).toBeGreaterThan(0);
  });

  test('needs an administrator wherever the vendor says so (chat-api.md §2, support-api.md §3.1)', () => {
    if (stream.path.includes('/incremental/')) expect(stream.role).toBe('administrator');
    expect(['agent', 'administrator']).toContain(stream.role);
  });

  test('asks for no more rows than come, within a budget that lies within its wider one', () => {
    const { requests, windowMs, within } = stream.budget;
    expect(requests / windowMs).toBeLessThanOrEqual(within ? within.requests / within.windowMs : Infinity);
    const asked = ['limit', 'per_page', 'page[size]'].flatMap((size) => stream.query[size] ?? []);
    if (stream.pageSize > 1) expect(asked).toEqual([String(stream.pageSize)]);
  });
});
