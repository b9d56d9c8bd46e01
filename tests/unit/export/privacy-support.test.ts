/** Personal data leave the files of Support too, where the reader wants it. */
import { describe, expect, test } from 'vitest';
import { privacyPass } from '../../../src/export/privacy.ts';
import { createSimulator } from '../../../src/simulator/index.ts';
import type { StreamName } from '../../../src/zendesk/streams.ts';

const simulator = createSimulator({ chats: 1, tickets: 900 });

/** Rows of a stream before and after. */
async function passed<Row>(name: StreamName, wish: Parameters<typeof privacyPass>[1]): Promise<{ before: Row; after: Row }[]> {
  const pass = (await privacyPass(name, wish))!;
  return Array.from(simulator.truth(name), (line) => ({ before: JSON.parse(line) as Row, after: JSON.parse(pass(line)) as Row }));
}

interface Party {
  name?: string;
  profile_url?: string;
}
interface Conversation {
  ticket: { via: { channel: string; source: { from: Party; to: Party } } };
  messages: { author: { display_name: string }; content: object; metadata: { system: Record<string, unknown> } }[] | null;
}

const pseudonym = /^(person-[0-9a-f]{16}|[0-9a-f]{16}@example\.invalid)$/;

describe('conversations of Facebook and LINE', () => {
  test('places and addresses of machines are left out, and nothing else is', async () => {
    const system = ({ messages }: Conversation) => (messages ?? []).flatMap(({ metadata }) => Object.entries(metadata.system));
    const rows = await passed<Conversation>('social_messaging', { withoutLocation: true });
    expect(rows.some(({ before }) => system(before).length)).toBe(true);
    for (const { before, after } of rows) {
      expect(system(after)).toEqual(system(before).map(([name, value]) => [name, name === 'client' ? value : null]));
      expect(after.messages?.map(({ content, author }) => [content, author])).toEqual(
        before.messages?.map(({ content, author }) => [content, author]),
      );
    }
  });

  test('no name of a person is left in its field; messages stay as they are', async () => {
    const rows = await passed<Conversation>('social_messaging', { pseudonymKey: 'mine alone' });
    for (const { before, after } of rows) {
      for (const { author } of after.messages ?? []) expect(author.display_name).toMatch(pseudonym);
      expect(after.messages?.map(({ content }) => content)).toEqual(before.messages?.map(({ content }) => content));
    }
    const parties = rows.flatMap(({ after: { ticket } }) => [ticket.via.source.from, ticket.via.source.to]).filter(({ name }) => name);
    expect(parties.length).toBeGreaterThan(4);
    for (const { name, profile_url: profile } of parties) for (const text of [name, profile]) expect(text).toMatch(pseudonym);
  });
});

test('users: no name or address is left in its field', async () => {
  for (const { after } of await passed<{ name: string; email: string | null }>('users', { pseudonymKey: 'mine alone' })) {
    expect(after.name).toMatch(pseudonym);
    if (after.email) expect(after.email).toMatch(/^[0-9a-f]{16}@example\.invalid$/);
  }
});

test('ticket events: places are left out', async () => {
  const rows = await passed<{ system: Record<string, unknown> }>('ticket_events', { withoutLocation: true });
  for (const { after } of rows) for (const name of ['location', 'latitude', 'longitude']) expect(after.system[name]).toBeNull();
});
