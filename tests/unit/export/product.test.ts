import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../../src/export/formats/format.ts';
import { formats } from '../../../src/export/formats/index.ts';
import { manifestOf } from '../../../src/export/manifest.ts';
import { readEnvelope, readPage } from '../../../src/export/page.ts';
import { makeProduct } from '../../../src/export/product.ts';
import { SpooledStream } from '../../../src/export/spooled.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import type { Spool, SpoolFile } from '../../../src/export/spool.ts';
import { header, noon } from '../../fixtures/exports.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';

const stream: Stream = streams.chats;
const names = ['jsonl', 'csv', 'xml', 'html'] as const;
const chat = (n: number) => ({
  id: `2609.${n}.abc`,
  timestamp: `2020-01-01T00:00:${String(n % 60).padStart(2, '0')}Z`,
  update_timestamp: '2020',
  message: `text ${n}`,
});

/** An export of these rows, at its end. */
async function exported(rows: readonly unknown[]) {
  const spool = await memorySpools(1e8).open('one');
  const spooled = await SpooledStream.open(spool, stream, header);
  const value = { chats: rows, count: rows.length, end_time: 1, next_page: '' };
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  spooled.append(
    readPage(stream, readEnvelope(stream, '', value), bytes, () => true),
    noon,
  );
  return { spool, spooled };
}

const chats = Array.from({ length: 500 }, (_, n) => chat(n));

/** A disk that gives back other bytes than it was given. */
const lying = (spool: Spool, lie: (bytes: Uint8Array, at: number) => void, size = (is: number) => is): Spool => ({
  ...spool,
  open: async (name) => {
    const file = await spool.open(name);
    const changed: SpoolFile = {
      getSize: () => size(file.getSize()),
      read(into, { at }) {
        const read = Math.min(file.read(into, { at }), Math.max(0, size(file.getSize()) - at));
        lie(into.subarray(0, read), at);
        return read;
      },
      write: (bytes, options) => file.write(bytes, options),
      truncate: (to) => file.truncate(to),
      flush: () => file.flush(),
      close: () => file.close(),
    };
    return changed;
  },
});

const make = async (name: (typeof names)[number], rows: readonly unknown[], around: (spool: Spool) => Spool = (spool) => spool) => {
  const { spool, spooled } = await exported(rows);
  const product = await makeProduct(spooled, stream, formats[name], around(spool), async () => undefined);
  return { spool, spooled, product };
};

describe.each(names)('a finished file, %s', (name) => {
  test('says what is in it, and its hash is the file’s', async () => {
    const { spool, product } = await make(name, [...chats, { ...chat(7), update_timestamp: '2021' }, null, {}]);
    const file = await (await spool.blob(`chats.${name}`))!.bytes();
    expect(product).toEqual({
      name: `chats.${name}`,
      format: name,
      mediaType: formats[name].mediaType,
      rows: 502,
      bytes: file.length,
      first: '2020-01-01T00:00:00Z',
      last: '2020-01-01T00:00:59Z',
      sha256: createHash('sha256').update(file).digest('hex'),
    });
  });

  test('an export without rows has a file without rows', async () => {
    expect((await make(name, [])).product).toMatchObject({ rows: 0, first: undefined, last: undefined });
  });

  test('an older, longer one is replaced whole', async () => {
    const { spool, spooled } = await exported(chats.slice(0, 3));
    const old = await spool.open(`chats.${name}`);
    old.write(new Uint8Array(100_000).fill(0x41), { at: 0 });
    old.close();
    const { bytes } = await makeProduct(spooled, stream, formats[name], spool, async () => undefined);
    expect((await spool.blob(`chats.${name}`))!.size).toBe(bytes);
  });

  test.each<[string, (bytes: Uint8Array, at: number) => void, ((size: number) => number)?]>([
    ['a letter of a message became another', (bytes, at) => flip(bytes, at, 'text 250', 1)],
    ['a digit of an id became another', (bytes, at) => flip(bytes, at, '2609.250.abc', 7)],
    ['the outermost time became another', (bytes, at) => void [...Array(9).keys()].forEach(() => flip(bytes, at, '00:00:00Z', 0))],
    ['bytes became zeros', (bytes) => bytes.fill(0, bytes.length >> 1)],
    ['the last byte is missing', () => undefined, (size) => size - 1],
    ['the file is empty', () => undefined, () => 0],
  ])('is not offered when it is read back changed: %s', async (_, lie, size) => {
    const failing = make(name, chats, (spool) => lying(spool, lie, size));
    await expect(failing).rejects.toMatchObject({ code: 'verification-failed' });
  });

  test.each([0, 9, 498])('is not offered when row %i was not written', async (missing) => {
    const careless: Format = {
      ...formats[name],
      writer: (of) => {
        const writer = formats[name].writer(of);
        return {
          head: () => writer.head(),
          block: (lines, counts) => writer.block(lines, (i) => i !== missing && counts(i)),
          tail: () => writer.tail(),
        };
      },
    };
    const { spool, spooled } = await exported(chats.slice(0, 499));
    const failing = makeProduct(spooled, stream, careless, spool, async () => undefined);
    await expect(failing).rejects.toMatchObject({ code: 'verification-failed' });
  });

  test('a stop comes through, and the file can be made again', async () => {
    const { spool, spooled } = await exported(chats);
    const stop = new Error('stop');
    await expect(makeProduct(spooled, stream, formats[name], spool, async () => Promise.reject(stop))).rejects.toBe(stop);
    const fractions: number[] = [];
    await makeProduct(spooled, stream, formats[name], spool, async (fraction) => void fractions.push(fraction));
    expect([fractions.toSorted((a, b) => a - b), fractions.at(-1)]).toEqual([fractions, 1]);
  });
});

/** Another sign in the first place where `text` stands, `offset` behind its beginning. */
function flip(bytes: Uint8Array, _at: number, text: string, offset: number) {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(text);
  if (at >= 0) bytes[at + offset] = 0x39;
}

describe('rows as no account should have them', () => {
  const odd: [string, unknown][] = [
    ['an id that looks like a formula behind its apostrophe', { ...chat(1), id: "'=1" }],
    ['an id that holds half a pair', { ...chat(1), id: 'a\ud800' }],
    ['an id that is true', { ...chat(1), id: true }],
    ['an id that is a list', { ...chat(1), id: ['a'] }],
    ['a time that is a number', { ...chat(1), timestamp: 1_577_836_800 }],
  ];
  const formulas: [string, unknown][] = ['=1', '-a', '＝1', '@,"'].map((id) => [
    `an id that looks like a formula: ${id}`,
    { ...chat(1), id },
  ]);
  test.each(formulas)('are verified in csv: %s', async (_, row) => {
    expect((await make('csv', [chat(0), row])).product.rows).toBe(2);
  });

  test.each([...odd, ...formulas])('are verified in jsonl: %s', async (_, row) => {
    expect((await make('jsonl', [chat(0), row])).product.rows).toBe(2);
  });

  test.each(odd)('are verified in csv: %s', async (_, row) => {
    expect((await make('csv', [chat(0), row])).product.rows).toBe(2);
  });
});

test('the manifest says what came, how often, and what was made of it', async () => {
  const { spooled, product } = await make('csv', [chat(1), { ...chat(1), update_timestamp: '2021' }, chat(2)]);
  expect(manifestOf(spooled.header, spooled.checkpoint!, [product])).toEqual({
    wegweiser: 1,
    stream: 'chats',
    account: header.account,
    demo: false,
    startedAt: header.startedAt,
    finishedAt: new Date(noon).toISOString(),
    received: 3,
    repeated: 1,
    odd: 0,
    files: [product],
  });
});
