/** Every stream of the Chat API is read to its end: each row once, byte for byte as it was served. */
import { describe, expect, test } from 'vitest';
import { idOf, momentOf, seriesOf, type SeriesName } from '../../../src/simulator/chat-events.ts';
import { bansOf, lists, routingSettings } from '../../../src/simulator/chat-lists.ts';
import { account } from '../../../src/simulator/account.ts';
import { createWorld } from '../../../src/simulator/world.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';
import { exporter } from '../../fixtures/exports.ts';

const world = createWorld(1, 3_000);
const bans = bansOf(world);

/** What the simulated account has, by stream. */
const whole: Record<string, readonly object[]> = {
  agents: world.team,
  bans: [...bans.visitor, ...bans.ip_address],
  account: [account],
  routing_settings: [routingSettings],
  ...Object.fromEntries(Object.entries(lists).map(([name, make]) => [name, make(world)])),
};

const texts = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
const series = seriesOf();
const inPagesOf = (stream: Stream, size: number): Stream => ({
  ...stream,
  pageSize: size,
  query: { ...stream.query, limit: String(size) },
});

describe('chat-api.md §4.7: lists', () => {
  test.each(Object.keys(whole))('%s', async (name) => {
    const lines = await exporter().read({ stream: streams[name as keyof typeof streams] });
    expect(lines.toSorted()).toEqual(texts(whole[name]!));
  });

  test('agents by pages: since_id is included, so it goes on one after the last', async () => {
    const { read, answers } = exporter();
    expect(await read({ stream: inPagesOf(streams.agents, 5) })).toHaveLength(world.team.length);
    expect(answers).toHaveLength(3);
  });
});

describe('chat-api.md §3.6: incremental calls beside the chats', () => {
  test.each(Object.entries(series))('%s: each row once, though borders come again or share a moment', async (name, { size, row }) => {
    const stream: Stream = streams[name as SeriesName];
    const all = Array.from({ length: size }, (_, n) => row(world, n));
    for (const pageSize of [1000, 7]) {
      const lines = await exporter({ requestsPerMinute: Infinity }).read({
        stream: inPagesOf(stream, pageSize),
        budget: { requests: 1e6, windowMs: 60_000 },
      });
      expect(lines.toSorted(), `in pages of ${pageSize}`).toEqual(texts(all));
    }
  });

  test('the agent timeline counts in microseconds and has no start_id, so the rows of the border come again', async () => {
    const { read, simulator } = exporter();
    await read({ stream: inPagesOf(streams.agent_timeline, 1000) });
    const ask = (start: number) =>
      simulator.fetch(
        new Request(`https://acme.zendesk.com/api/v2/chat/incremental/agent_timeline?limit=10&start_time=${start}`, {
          headers: { authorization: 'Bearer demo' },
        }),
      );
    const first = (await (await ask(0)).json()) as { end_time: number; end_id?: string; agent_timeline: object[] };
    expect(first.end_id).toBeUndefined();
    expect(first.end_time).toBe(momentOf(series.agent_timeline.size, 9));
    const second = (await (await ask(first.end_time)).json()) as { agent_timeline: object[] };
    expect(second.agent_timeline[0]).toEqual(first.agent_timeline[5]);
  });

  test('a cursor with an id begins behind it', () => expect(idOf(3, 'agent')).toBe('R00000003.agent'));
});
