import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Format, Part } from '../../../src/export/formats/format.ts';
import { formats } from '../../../src/export/formats/index.ts';
import { manifestOf } from '../../../src/export/manifest.ts';
import { passing } from '../../../src/export/passing.ts';
import { makePart, type Making } from '../../../src/export/product.ts';
import type { SpooledStream } from '../../../src/export/spooled.ts';
import type { Spool } from '../../../src/export/spool.ts';
import { chat, exported, lying, stream } from '../../contract/format/exported.ts';
import { noon } from '../../fixtures/exports.ts';

const names = ['jsonl', 'csv', 'xml', 'parquet', 'html'] as const;
const chats = Array.from({ length: 500 }, (_, n) => chat(n));

const makingOf = (spooled: SpooledStream, spool: Spool, format: Format): Making => ({
  spooled,
  stream,
  format,
  part: format.parts(stream)[0]!,
  spool,
});

const make = async (name: (typeof names)[number], rows: readonly unknown[], around: (spool: Spool) => Spool = (spool) => spool) => {
  const { spool, spooled } = await exported(rows);
  const [product] = await makePart(makingOf(spooled, around(spool), formats[name]), async () => undefined);
  return { spool, spooled, product: product! };
};

/** Texts stand in files as they are, unless those are compressed. */
const textLies: [string, (bytes: Uint8Array, at: number) => void][] = [
  ['a letter of a message became another', (bytes, at) => flip(bytes, at, 'text 250', 1)],
  ['a digit of an id became another', (bytes, at) => flip(bytes, at, '2609.250.abc', 7)],
  ['the outermost time became another', (bytes, at) => void [...Array(9).keys()].forEach(() => flip(bytes, at, '00:00:00Z', 0))],
];

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
    const [product] = await makePart(makingOf(spooled, spool, formats[name]), async () => undefined);
    expect((await spool.blob(`chats.${name}`))!.size).toBe(product!.bytes);
  });

  test.each<[string, (bytes: Uint8Array, at: number) => void, ((size: number) => number)?]>([
    ...('packed' in formats[name] ? [] : textLies),
    ['bytes became zeros', (bytes) => bytes.fill(0, bytes.length >> 1)],
    ['the last byte is missing', () => undefined, (size) => size - 1],
    ['the file is empty', () => undefined, () => 0],
  ])('is not offered when it is read back changed: %s', async (_, lie, size) => {
    const failing = make(name, chats, (spool) => lying(spool, lie, size));
    await expect(failing).rejects.toMatchObject({ code: 'verification-failed' });
  });

  test.each([0, 9, 498])('is not offered when row %i was not written', async (missing) => {
    const { spool, spooled } = await exported(chats.slice(0, 499));
    const making = makingOf(spooled, spool, formats[name]);
    const careless: Part = {
      ...making.part,
      writer() {
        const writer = making.part.writer();
        return {
          head: () => writer.head(),
          block: (lines, counts) => writer.block(lines, (i) => i !== missing && counts(i)),
          tail: () => writer.tail(),
        };
      },
    };
    const failing = makePart({ ...making, part: careless }, async () => undefined);
    await expect(failing).rejects.toMatchObject({ code: 'verification-failed' });
  });

  test.each(['00:00:00Z', '00:00:59Z'])('is not offered when the outermost time %s was written as another', async (time) => {
    const { spool, spooled } = await exported(chats);
    const making = makingOf(spooled, spool, formats[name]);
    const careless = passing(making.part, (line) => line.replace(time, '00:00:30Z'), undefined);
    const failing = makePart({ ...making, part: careless }, async () => undefined);
    await expect(failing).rejects.toMatchObject({ code: 'verification-failed' });
  });

  test('a stop comes through, and the file can be made again', async () => {
    const { spool, spooled } = await exported(chats);
    const stop = new Error('stop');
    const making = makingOf(spooled, spool, formats[name]);
    await expect(makePart(making, async () => Promise.reject(stop))).rejects.toBe(stop);
    expect(await spool.blob(`chats.${name}`)).toBe(undefined);
    const fractions: number[] = [];
    await makePart(making, async (_, fraction) => void fractions.push(fraction));
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

  test.each([...odd, ...formulas])('are verified in parquet: %s', async (_, row) => {
    expect((await make('parquet', [chat(0), row])).product.rows).toBe(2);
  });
});

test('the manifest says what came, how often, and what was made of it', async () => {
  const { spooled, product } = await make('csv', [chat(1), { ...chat(1), update_timestamp: '2021' }, chat(2)]);
  expect(manifestOf(spooled.header, spooled.checkpoint!, [product], {})).toEqual({
    stream: 'chats',
    startedAt: spooled.header.startedAt,
    finishedAt: new Date(noon).toISOString(),
    received: 3,
    repeated: 1,
    odd: 0,
    files: [product],
  });
});
