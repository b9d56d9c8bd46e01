/** Files that may not grow too long: cut into whole ones, each proved, all rows in them once and in their order. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Format } from '../../../src/export/formats/format.ts';
import { formats, type FormatName } from '../../../src/export/formats/index.ts';
import { passing } from '../../../src/export/passing.ts';
import { pieceName } from '../../../src/export/pieces.ts';
import { makePart, type Making, type Product } from '../../../src/export/product.ts';
import type { Spool } from '../../../src/export/spool.ts';
import { failureOf } from '../../../src/zendesk/failure.ts';
import { bytesOf, chat, exported, lying, otherwise, stream } from './exported.ts';
import { indexed, tables } from './fakes.ts';
import { hostileTexts } from './hostile.ts';
import { seenIn, type Seen } from './independent.ts';
import { noise } from './noise.ts';

const isMade = (name: FormatName) => formats[name].fits?.(stream) ?? true;
const names = (Object.keys(formats) as FormatName[]).filter(isMade);
/** The name of the n-th file of the format's main part. */
const fileName = (format: Format, number: number) => pieceName('chats', format.parts(stream)[0]!, format.extension, number);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const goOn = async () => undefined;

async function pieces(format: Format, rows: readonly unknown[], pieceBytes: number, more: Partial<Making> = {}) {
  const { spool, spooled } = await exported(rows);
  const [part] = format.parts(stream);
  const products = await makePart({ spooled, stream, format, part: part!, spool, pieceBytes, ...more }, goOn);
  return {
    products,
    files: await bytesOf(
      spool,
      products.map(({ name }) => name),
    ),
  };
}

/** What counts of rows among which some come again, newer or older: of each id the newest, the later of equals. */
function counting(rows: readonly (Seen & { update_timestamp: string })[]): Seen[] {
  const newest = (row: (typeof rows)[number], i: number) =>
    rows.every((other, j) => {
      if (other.id !== row.id || i === j) return true;
      return i > j ? other.update_timestamp <= row.update_timestamp : other.update_timestamp < row.update_timestamp;
    });
  return rows.filter(newest).map(({ id, timestamp }) => ({ id, timestamp }));
}

const messages = hostileTexts.filter((text) => text.length < 1_000);
const someRows = fc.array(
  fc
    .record({ n: fc.nat(40), text: fc.constantFrom(...messages, 'long '.repeat(400)), version: fc.constantFrom('2020', '2021', '2022') })
    .map(({ n, text, version }) => chat(n, { message: text, update_timestamp: version })),
  { maxLength: 60 },
);

describe.each(names)('%s in pieces', (name) => {
  const format: Format = formats[name];

  test('whatever the rows and the limit: every row that counts stands in one of them, once and in its order', async () => {
    await fc.assert(
      fc.asyncProperty(someRows, fc.integer({ min: 1, max: 30_000 }), async (rows, limit) => {
        const { products, files } = await pieces(format, rows, limit);
        const found = await Promise.all(products.map((product) => seenIn(name, files[product.name]!)));
        expect(found.flat()).toEqual(counting(rows));
        products.forEach((product, i) => {
          const bytes = files[product.name]!;
          const times = found[i]!.map(({ timestamp }) => timestamp).sort();
          expect(product).toMatchObject({ rows: found[i]!.length, bytes: bytes.length, first: times[0], last: times.at(-1) });
          expect(product.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
          expect(product.name).toBe(fileName(format, i + 1));
          if (products.length > 1) expect(product.rows).toBeGreaterThan(0);
          if (product.rows > 1) expect(product.bytes).toBeLessThanOrEqual(limit);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('a row that is longer than a file may be stands alone in its own', async () => {
    const rows = [1, 2, 3, 4].map((n) => chat(n, { message: n === 3 ? noise(n, 50_000) : 'short' }));
    const { products } = await pieces(format, rows, 20_000);
    expect(products.filter(({ bytes }) => bytes > 20_000).map((product) => product.rows)).toEqual([1]);
    expect(products.reduce((sum, product) => sum + product.rows, 0)).toBe(4);
  });

  test('one file that is just as long as it may be is not cut', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => chat(n));
    const [whole] = (await pieces(format, rows, 1e9)).products;
    expect((await pieces(format, rows, whole!.bytes)).products).toEqual([whole]);
    expect((await pieces(format, rows, whole!.bytes - 1)).products.length).toBe(2);
  });
});

test.each([...names.map((name): [string, Format] => [name, formats[name]]), ['a format that writes nothing before its end', indexed]])(
  'files longer than blocks end between two of them, nearly as long as they may be: %s',
  async (_, format) => {
    const rows = Array.from({ length: 9_000 }, (_, n) => chat(n, { message: noise(n, 1_000) }));
    const { spooled } = await exported(rows);
    const borders = [...spooled.blocks()].map(({ first }) => first);
    const limit = 4_500_000;
    const { products } = await pieces(format, rows, limit);
    const begins = products.map((_, i) => products.slice(0, i).reduce((sum, product) => sum + product.rows, 0));
    expect(products.length).toBeGreaterThan(1);
    expect(borders).toEqual(expect.arrayContaining(begins));
    for (const { bytes } of products.slice(0, -1)) expect(bytes).toBeGreaterThan(limit / 2);
    for (const { bytes } of products) expect(bytes).toBeLessThanOrEqual(limit);
  },
);

describe('a format that is read wherever it likes, and writes nothing before its end', () => {
  const rows = Array.from({ length: 200 }, (_, n) => chat(n));

  test('is cut too, and each file is proved', async () => {
    const { products } = await pieces(indexed, rows, 3_000);
    expect(products.length).toBeGreaterThan(5);
    expect(products.every(({ bytes }) => bytes <= 3_000)).toBe(true);
    expect(products.reduce((sum, product) => sum + product.rows, 0)).toBe(200);
  });

  test('a file whose places lead elsewhere is refused', async () => {
    const [part] = indexed.parts(stream);
    const swapped = {
      ...part!,
      writer() {
        const writer = part!.writer();
        const tail = () => {
          const bytes = writer.tail();
          const places = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
          places.setUint32(bytes.length - 8, places.getUint32(bytes.length - 12));
          return bytes;
        };
        return { ...writer, tail };
      },
    };
    await expect(pieces(indexed, rows, 1e9, { part: swapped })).rejects.toMatchObject({ code: 'verification-failed' });
  });
});

describe('a child table', () => {
  const rows = Array.from({ length: 100 }, (_, n) => chat(n, { tags: Array.from({ length: n % 4 }, (_, i) => `tag ${n}.${i}`) }));
  const expected = rows.flatMap(({ id }, n) => Array.from({ length: n % 4 }, (_, i) => `${id}\ttag ${n}.${i}`));
  const part = tables.parts(stream)[1]!;

  test.each([1, 100, 1_000, 1e9])('has a row for each item of the list, in files of at most %i bytes', async (limit) => {
    const { products, files } = await pieces(tables, rows, limit, { part });
    const lines = products.map(({ name }) => decoder.decode(files[name]).split('\n').slice(0, -1));
    expect(lines.flat()).toEqual(expected);
    expect(products.map((product) => product.rows)).toEqual(lines.map(({ length }) => length));
    expect(products.every((product) => product.rows > 0 && product.part === 'tags')).toBe(true);
    expect(products.slice(0, 2).map(({ name }) => name)).toEqual(['chats.tags.tsv', 'chats.tags.2.tsv'].slice(0, products.length));
  });

  test('of lists that are all empty it is one file without rows', async () => {
    const { products } = await pieces(tables, [chat(1), chat(2)], 1, { part });
    expect(products).toMatchObject([{ name: 'chats.tags.tsv', rows: 0 }]);
  });

  test.each([
    ['an item is missing', '.51.', (tags: string[]) => tags.slice(1)],
    ['its very last item is missing', '.99.', (tags: string[]) => tags.slice(0, -1)],
    ['an item stands twice', '.51.', (tags: string[]) => [...tags, ...tags.slice(0, 1)]],
    ['its very last item stands twice', '.99.', (tags: string[]) => [...tags, ...tags.slice(-1)]],
  ])('is refused when %s', async (_, id, change) => {
    const pass = (line: string) => {
      const row = JSON.parse(line) as { id: string; tags: string[] };
      return JSON.stringify(row.id.includes(id) ? { ...row, tags: change(row.tags) } : row);
    };
    const careless = { ...part, writer: () => passing(part, pass, undefined).writer() };
    await expect(pieces(tables, rows, 500, { part: careless })).rejects.toMatchObject({ code: 'verification-failed' });
  });
});

describe.each(names)('%s that was tampered with, in its second file', (name) => {
  const format: Format = formats[name];
  const rows = Array.from({ length: 300 }, (_, n) => chat(n, { message: noise(n, 90) }));
  const limit = 14_000;
  const second = fileName(format, 2);

  /** Makes the files on a disk, or with writers, that somebody has laid hands on. */
  async function tampered(hand: Partial<Pick<Making, 'part' | 'spool'>> | ((making: Making) => Partial<Making>)): Promise<Product[]> {
    const { spool, spooled } = await exported(rows);
    const making = { spooled, stream, format, part: format.parts(stream)[0]!, spool, pieceBytes: limit };
    return makePart({ ...making, ...(typeof hand === 'function' ? hand(making) : hand) }, goOn);
  }
  const refused = { code: 'verification-failed' };

  test('is several files when nobody did', async () => {
    expect((await tampered({})).length).toBeGreaterThan(2);
  });

  test.each([0, 1_000, 9_000])('a byte changed at %i', async (place) => {
    const lie = (bytes: Uint8Array, at: number) => {
      if (place >= at && place < at + bytes.length) bytes[place - at]! ^= 1;
    };
    await expect(tampered(({ spool }) => ({ spool: lying(spool, lie, undefined, second) }))).rejects.toMatchObject(refused);
  });

  test('its bytes are those of the first', async () => {
    const swapping = (making: Making): Partial<Making> => {
      let first: Uint8Array = new Uint8Array();
      const spool = otherwise(making.spool, (file, of) => ({
        close() {
          if (!of.includes('.2.')) file.read((first = new Uint8Array(file.getSize())), { at: 0 });
          file.close();
        },
        ...(of === second && {
          getSize: () => first.length,
          read(into, { at }) {
            const bytes = first.subarray(at, at + into.length);
            into.set(bytes);
            return bytes.length;
          },
        }),
      }));
      return { spool };
    };
    await expect(tampered(swapping)).rejects.toMatchObject(refused);
  });

  /** Writers that are given other lines than they ought to be, in the file that begins with that row. */
  const rewriting = (change: (lines: string[]) => string[]) => {
    return ({ part }: Making) => {
      const writer = () => {
        const careful = part.writer();
        return {
          head: () => careful.head(),
          tail: () => careful.tail(),
          block(lines: Uint8Array, counts: (i: number) => boolean) {
            const texts = decoder.decode(lines).split('\n').slice(0, -1);
            const changed = texts[0]!.includes('2609.0.') ? texts : change(texts.filter((_, i) => counts(i)));
            return careful.block(new TextEncoder().encode(changed.map((line) => `${line}\n`).join('')), () => true);
          },
        };
      };
      return { part: { ...part, writer } };
    };
  };

  test.each<[string, (lines: string[]) => string[]]>([
    ['its first row is lost', (lines) => lines.slice(1)],
    ['its last row is lost', (lines) => lines.slice(0, -1)],
    ['a row is lost in its middle', (lines) => lines.toSpliced(5, 1)],
    ['its first row stands there twice', (lines) => [lines[0]!, ...lines]],
    ['its last row stands there twice', (lines) => [...lines, lines.at(-1)!]],
    ['two rows changed places', (lines) => [...lines.slice(1, 2), ...lines.slice(0, 1), ...lines.slice(2)]],
    ['its rows are those of the first', (lines) => lines.map((_, n) => JSON.stringify(chat(n)))],
    ['it has no rows', () => []],
  ])('%s', async (_, change) => {
    await expect(tampered(rewriting(change))).rejects.toMatchObject(refused);
    expect((await tampered(rewriting((lines) => lines))).length).toBeGreaterThan(2);
  });
});

describe.each(names)('a disk that is full while %s is made', (name) => {
  const format: Format = formats[name];
  const rows = Array.from({ length: 100 }, (_, n) => chat(n, { message: noise(n, 300) }));
  const kept = ['chats.rows', 'chats.checkpoints'];
  const files = [1, 2, 3].map((n) => fileName(format, n));

  /** `calls` are those that need room; from the `room`-th on there is none. */
  async function madeWith(room: number, pieceBytes: number) {
    const { spool, spooled } = await exported(rows);
    const before = await bytesOf(spool, kept);
    const calls: string[] = [];
    const isFull = (call: string) => calls.push(call) > room;
    const small = otherwise(spool, (file) => ({
      write: (bytes, options) => file.write(isFull('write') ? bytes.subarray(0, bytes.length >> 1) : bytes, options),
      flush() {
        if (isFull('flush')) throw new DOMException('No room.', 'QuotaExceededError');
        file.flush();
      },
    }));
    const make = (on: Spool) => makePart({ spooled, stream, format, part: format.parts(stream)[0]!, spool: on, pieceBytes }, goOn);
    const outcome = await make(small).catch((error: unknown) => failureOf(error).code);
    return { outcome, calls, spool, before, make };
  }

  test('says so whichever call finds it, keeps rows and journal, leaves nothing half made, and makes it when there is room', async () => {
    const [whole] = (await madeWith(Infinity, 1e9)).outcome as Product[];
    const limit = Math.floor(whole!.bytes * 0.7);
    const { calls, outcome } = await madeWith(Infinity, limit);
    expect(outcome.length).toBe(2);
    expect(calls.slice(-4)).toEqual(['write', 'write', 'write', 'flush']);
    for (const room of calls.keys()) {
      const { outcome: code, spool, before, make } = await madeWith(room, limit);
      expect([room, code]).toEqual([room, 'disk-full']);
      expect(await bytesOf(spool, kept)).toEqual(before);
      expect(await bytesOf(spool, files)).toEqual({});
      expect(await make(spool)).toEqual(outcome);
    }
  });
});

test('memory: whatever the length, nothing longer than what becomes of a block is read or written at once', async () => {
  const { spool, spooled } = await exported(Array.from({ length: 12_000 }, (_, n) => chat(n, { message: 'z'.repeat(1_000) })));
  let most = 0;
  const watched = otherwise(spool, (file) => ({
    read(into, options) {
      most = Math.max(most, into.length);
      return file.read(into, options);
    },
    write(bytes, options) {
      most = Math.max(most, bytes.length);
      return file.write(bytes, options);
    },
  }));
  for (const name of names) {
    const format: Format = formats[name];
    await makePart({ spooled, stream, format, part: format.parts(stream)[0]!, spool: watched, pieceBytes: 5e6 }, goOn);
  }
  expect(most).toBeLessThan(4 << 20);
});
