/** Verifying without the spool: rows as no account should have them cry no wolf, and what is found is found in the right place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats, type FormatName } from '../../../src/export/formats/index.ts';
import { KeyHashes } from '../../../src/export/key-hashes.ts';
import { manifestOf, type JobManifest } from '../../../src/export/manifest.ts';
import { makeProducts } from '../../../src/export/products.ts';
import { writeReport } from '../../../src/export/report.ts';
import { writeJson } from '../../../src/export/small-file.ts';
import type { Spool } from '../../../src/export/spool.ts';
import type { OpenFile } from '../../../src/export/verify-bytes.ts';
import { verify } from '../../../src/export/verify.ts';
import { chat, exported, stream } from '../../contract/format/exported.ts';

const everyFormat = Object.keys(formats) as FormatName[];

/** An export of these rows in every format, of which so many are odd. */
async function made(rows: readonly unknown[], odd: number) {
  const { spool, spooled } = await exported(rows);
  const files = await makeProducts({ spooled, stream, spool, formats: everyFormat }, () => undefined, new AbortController().signal);
  const only = { ...manifestOf(spooled.header, spooled.checkpoint!, files, {}), odd };
  const manifest: JobManifest = { wegweiser: 1, account: 'https://acme.zendesk.com', demo: false, streams: [only], leftOut: [] };
  await writeJson(spool, 'manifest.json', manifest);
  await writeReport(spool, manifest);
  return { spool, manifest };
}

const openIn =
  (spool: Spool) =>
  async (name: string): Promise<OpenFile | undefined> => {
    const bytes = await (await spool.blob(name))?.bytes();
    return bytes && { size: bytes.length, read: (at, length) => bytes.slice(at, at + length), close: () => undefined };
  };

async function faultsOf({ spool, manifest }: Awaited<ReturnType<typeof made>>) {
  const faults: Record<string, unknown> = {};
  for await (const { name, faults: found } of verify(manifest, openIn(spool))) if (found.length) faults[name] = found;
  return faults;
}

const strange = [{ id: true }, { id: ['a'] }, { id: ['b'] }, { id: true, message: 'again' }, {}, [], null, 'a text', 42];

describe('rows as no account should have them', () => {
  test('odd ones are as good as others', async () => {
    const rows = [...strange, ...Array.from({ length: 20 }, (_, n) => chat(n))];
    expect(await faultsOf(await made(rows, strange.length))).toEqual({});
  });

  test.each(['=1', '-a', '＝1', '@,"', 'a|b', 'a\ud800', '1.50', '007', '-0', '1e3', ' ', 'a\u0000b', 'a\r\nb', '<b>&amp;', '\u202eid'])(
    'an id is the same in every format: %j',
    async (id) => {
      expect(await faultsOf(await made([chat(1), { ...chat(2), id }, chat(3)], 0))).toEqual({});
    },
  );

  test.each(['1.50', '12345678901234567890', '1E2', '-0'])('a number as an id, however it is written: %s', async (id) => {
    const row = JSON.parse(`{"id":${id},"timestamp":"2020-01-01T00:00:00Z"}`) as unknown;
    expect(await faultsOf(await made([chat(1), row, chat(3)], 0))).toEqual({});
  });

  test('no rows at all', async () => {
    expect(await faultsOf(await made([], 0))).toEqual({});
  });
});

describe('the keys of a part', () => {
  const hashed = async (keys: readonly string[]) => {
    const hashes = await KeyHashes.create();
    for (const key of keys) hashes.add(key);
    return hashes;
  };
  const keys = fc.uniqueArray(
    fc.string({ unit: 'grapheme-ascii', minLength: 3, maxLength: 5 }).map((text) => `k${text.replaceAll('|', '')}`),
    {
      minLength: 2,
      maxLength: 40,
    },
  );
  const places = fc.tuple(keys, fc.nat(), fc.nat()).map(([all, a, b]) => ({ all, a: a % all.length, b: b % all.length }));

  test('that differ are none twice; one that stands twice is found where it stands again', async () => {
    await fc.assert(
      fc.asyncProperty(places, async ({ all, a, b }) => {
        expect((await hashed(all)).repeated()).toBeUndefined();
        const again = await hashed(all.toSpliced(b, 0, all[a]!));
        expect(again.repeated()).toBe(Math.max(b, a + (b > a ? 0 : 1)));
        expect(again.repeated(1)).toBeUndefined();
      }),
    );
  });

  test('that changed places are found at the first of both', async () => {
    await fc.assert(
      fc.asyncProperty(places, async ({ all, a, b }) => {
        const others = await hashed(all.with(a, all[b]!).with(b, all[a]!));
        const same = await hashed(all);
        expect(same.otherwise(others)).toBe(a === b ? undefined : Math.min(a, b));
        expect(same.otherwise(others, 2)).toBeUndefined();
      }),
    );
  });

  test('of a child table come in the order of their table', async () => {
    await fc.assert(
      fc.asyncProperty(keys, fc.array(fc.boolean()), async (all, taken) => {
        const [parents, children] = [await hashed(all), all.filter((_, i) => taken[i])];
        expect((await hashed(children)).stray(parents)).toBeUndefined();
        expect((await hashed([...children, 'nobody'])).stray(parents)).toBe(children.length);
        if (children.length > 1) expect((await hashed(children.toReversed())).stray(parents)).toBe(1);
      }),
    );
  });

  test('that a format cannot say fit any, and are none twice', async () => {
    const [said, unsaid] = [await hashed(['a', 'b', 'c|d', 'c|d']), await hashed(['a', '', '|d', 'c|'])];
    expect(said.repeated()).toBe(3);
    expect(unsaid.repeated()).toBeUndefined();
    expect([said.otherwise(unsaid), unsaid.otherwise(said)]).toEqual([undefined, undefined]);
    expect(unsaid.stray(said)).toBeUndefined();
  });

  test('are told apart where there are more than a block holds', async () => {
    const many = Array.from({ length: 150_000 }, (_, i) => `${i}`);
    const one = await hashed(many);
    expect(one.repeated()).toBeUndefined();
    expect((await hashed([...many, '70000'])).repeated()).toBe(150_000);
    expect(one.otherwise(await hashed(many.with(140_000, 'x')))).toBe(140_000);
  });
});
