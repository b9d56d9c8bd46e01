/** Personal data leave the files where the reader wants it, the same person staying one person. */
import { describe, expect, test } from 'vitest';
import { privacyPass } from '../../../src/export/privacy.ts';
import { createSimulator } from '../../../src/simulator/index.ts';
import { personal } from '../../../src/zendesk/personal.ts';
import { streams, type Stream, type StreamName } from '../../../src/zendesk/streams.ts';

const simulator = createSimulator({ chats: 400 });
const lines = [...simulator.ids()].map((id) => simulator.json(id)!);
interface Row {
  id: string;
  visitor: { name?: string; email?: string; phone?: string };
  session: Record<string, unknown>;
  history?: { name?: string; msg?: string }[];
  agent_names?: string[];
}
const read = (line: string) => JSON.parse(line) as Row;

test('every path belongs to a stream that there is', () => {
  expect(Object.keys(personal).filter((name) => !Object.hasOwn(streams, name))).toEqual([]);
});

test('no path is what tells rows from one another, or says when they happened', () => {
  for (const [name, { location, identity }] of Object.entries(personal)) {
    const { key, version, time }: Stream = streams[name as StreamName];
    const used = [...key, version, time];
    expect(
      [...location, ...identity].filter((path) => used.includes(path)),
      name,
    ).toEqual([]);
  }
});

test('without a wish there is no pass, nor where a stream has nothing of the kind', async () => {
  expect(await privacyPass('chats', {})).toBeUndefined();
  expect(await privacyPass('departments', { withoutLocation: true, pseudonymKey: 'secret' })).toBeUndefined();
});

test('places and addresses of machines are left out, and nothing else is touched', async () => {
  const pass = (await privacyPass('chats', { withoutLocation: true }))!;
  for (const line of lines) {
    const [before, after] = [read(line), read(pass(line))];
    for (const field of ['ip', 'city', 'region', 'country_code', 'country_name']) expect(after.session[field] ?? null).toBeNull();
    const rest = (row: Row) => ({ ...row, session: { ...row.session, ip: 0, city: 0, region: 0, country_code: 0, country_name: 0 } });
    expect(rest(after)).toEqual(rest(before));
  }
});

describe('pseudonyms', () => {
  const secret = { pseudonymKey: 'mine alone' };
  test('no name, address or number of a person is left in its field; messages stay as they are', async () => {
    const pass = (await privacyPass('chats', secret))!;
    for (const line of lines) {
      const [before, after] = [read(line), read(pass(line))];
      for (const field of ['name', 'email', 'phone'] as const)
        if (before.visitor[field]) expect(after.visitor[field]).toMatch(/^(person-[0-9a-f]{16}|[0-9a-f]{16}@example\.invalid)$/);
      expect(after.history?.map(({ msg }) => msg)).toEqual(before.history?.map(({ msg }) => msg));
      expect(after.id).toBe(before.id);
    }
  });

  test('one person is one pseudonym, wherever the name stands; another key makes others', async () => {
    const [pass, other] = [(await privacyPass('chats', secret))!, (await privacyPass('chats', { pseudonymKey: 'other' }))!];
    const seen = new Map<string, string>();
    for (const line of lines) {
      const [before, after] = [read(line), read(pass(line))];
      const pairs = [
        [before.visitor.name, after.visitor.name],
        ...(before.history ?? []).map((item, i) => [item.name, after.history![i]!.name]),
      ];
      for (const [name, pseudonym] of pairs)
        if (name) {
          expect(seen.get(name.trim().toLowerCase()) ?? pseudonym).toBe(pseudonym);
          seen.set(name.trim().toLowerCase(), pseudonym!);
        }
      if (before.visitor.name) expect(read(other(line)).visitor.name).not.toBe(after.visitor.name);
    }
    expect(new Set(seen.values()).size).toBe(seen.size);
  });

  test('a row without any of it comes back to the byte', async () => {
    const pass = (await privacyPass('chats', { ...secret, withoutLocation: true }))!;
    for (const line of ['{"id":"1", "duration":70.0}', '{"id":"2","visitor":null,"session":[],"history":"x"}', '7', 'null'])
      expect(pass(line)).toBe(line);
  });
});
