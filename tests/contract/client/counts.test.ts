/** What the API itself says of how many rows there are, and what of it can be used (support-api.md §3.9, chat-api.md §3.4). */
import { describe, expect, test } from 'vitest';
import { createSimulator, type SimulatorOptions } from '../../../src/simulator/index.ts';
import { createClient, type Client, type Fetch } from '../../../src/zendesk/client.ts';
import { countOf } from '../../../src/zendesk/counts.ts';
import { streams, type StreamName } from '../../../src/zendesk/streams.ts';
import { turnableClock } from '../../fixtures/clock.ts';
import { noon, origin } from '../../fixtures/exports.ts';

const clock = turnableClock(noon);
const clientOf = (fetch: Fetch): Client =>
  createClient({ fetch, origin, token: 'demo', clock, budget: { requests: 1e6, windowMs: 60_000 }, contact: { reached: true } });
const simulated = (options: SimulatorOptions = {}) => createSimulator({ chats: 1_234, tickets: 900, users: 321, clock, ...options });
const answering = (body: unknown, status = 200): Client => clientOf(async () => Response.json(body, { status }));

const listed = ['tickets', 'users', 'organizations', 'satisfaction_ratings', 'groups', 'ticket_fields', 'views'] as const;

describe('of Support', () => {
  const simulator = simulated();
  test.each(listed)('%s', async (name) => {
    const all = [...simulator.truth(name)].length;
    const refreshedAt = expect.stringMatching(/^2026-11-14T12:00:00/) as string;
    const scopeAll = name === 'tickets' ? 900 : all;
    expect(await countOf(clientOf(simulator.fetch), streams[name])).toEqual({ value: scopeAll, approximate: true, refreshedAt });
  });

  test('of conversations of Facebook and LINE as many as a search finds, which finds no deleted ones', async () => {
    const found = Array.from(simulator.truth('social_messaging'), (text) => JSON.parse(text) as { status: string }).filter(
      ({ status }) => status !== 'deleted',
    );
    expect(found.length).toBeGreaterThan(20);
    expect(await countOf(clientOf(simulator.fetch), streams.social_messaging)).toEqual({ value: found.length, approximate: true });
  });

  test('above 100,000 it may say no more than that, and no date', async () => {
    const count = await countOf(clientOf(simulated({ tickets: 250_000 }).fetch), streams.tickets);
    expect(count).toEqual({ value: 100_000, approximate: true, capped: true });
  });

  test('without a date but below that it is not cut', async () => {
    const count = await countOf(answering({ count: { value: 4_711, refreshed_at: null } }), streams.users);
    expect(count).toEqual({ value: 4_711, approximate: true });
  });
});

test('of Chat as many as a search for all time finds, more than can be turned over to', async () => {
  const simulator = simulated({ chats: 12_345 });
  expect(await countOf(clientOf(simulator.fetch), streams.chats)).toEqual({ value: 12_345, approximate: true });
});

describe('no count is no failure', () => {
  test.each(['macros', 'ticket_events', 'agents', 'bans'] as const)('%s has none, and nothing is asked', async (name: StreamName) => {
    const unasked = clientOf(() => Promise.reject(new Error('asked')));
    expect(await countOf(unasked, streams[name])).toBeUndefined();
  });

  test.each([403, 404, 422])('refused with %i', async (status) => {
    expect(await countOf(answering({ error: 'no' }, status), streams.satisfaction_ratings)).toBeUndefined();
  });

  test('in a page, where a refusal looks like a broken line', async () => {
    const unreadable = clientOf(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await countOf(unreadable, streams.satisfaction_ratings)).toBeUndefined();
  });

  test('an answer of another shape', async () => {
    expect(await countOf(answering({ count: 'many' }), streams.tickets)).toBeUndefined();
    expect(await countOf(answering({ count: { value: 1.5 } }), streams.tickets)).toBeUndefined();
  });
});

describe('what is a failure', () => {
  test('a token that has ended', async () => {
    await expect(countOf(answering({ error: 'invalid_token' }, 401), streams.tickets)).rejects.toMatchObject({ code: 'unauthorized' });
  });

  test('an abort is passed on as it is', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(countOf(clientOf(simulated().fetch), streams.tickets, stop.signal)).rejects.toThrow('enough');
  });
});
