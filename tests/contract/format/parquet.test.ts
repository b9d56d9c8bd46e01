/** Parquet, as DuckDB opens it: every value exactly as it was served, typed by the schema; and read back row by row. */
import fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { withFields } from '../../../src/export/chosen.ts';
import type { ReadRow, Writer } from '../../../src/export/formats/format.ts';
import { formats } from '../../../src/export/formats/index.ts';
import { identify, timeOf } from '../../../src/export/page.ts';
import { makePart } from '../../../src/export/product.ts';
import { readBack } from '../../../src/export/read-back.ts';
import { createSimulator } from '../../../src/simulator/index.ts';
import { streams, type Stream, type StreamName } from '../../../src/zendesk/streams.ts';
import { ask, jsonColumnsIn, rowsIn, typesIn } from './duckdb.ts';
import { chat, exported, lying } from './exported.ts';
import { written as writtenBy } from './files.ts';
import { hostileRows, hostileTexts } from './hostile.ts';
import { noise } from './noise.ts';
import { saidBy, valuesIn } from './parquet-values.ts';

const format = formats.parquet;
const chats: Stream = streams.chats;
const partOf = (stream: Stream) => format.parts(stream)[0]!;
const written = (rows: readonly string[], stream = chats, ...more: [counts?: (row: number) => boolean, perBlock?: number]) =>
  writtenBy({ format, stream }, rows, ...more);

/** The chunks of rows that a file is read back in. */
async function readIn(file: Uint8Array, stream = chats): Promise<ReadRow[][]> {
  const chunks: ReadRow[][] = [];
  const bytes = { size: file.length, read: (at: number, length: number) => file.slice(at, at + length) };
  for await (const rows of readBack(partOf(stream), bytes)) chunks.push([...rows]);
  return chunks;
}
const read = async (file: Uint8Array, stream = chats) => (await readIn(file, stream)).flat();

async function same(rows: readonly string[], stream = chats): Promise<void> {
  const expected = rows.map((row) => saidBy(row, stream));
  expect(await valuesIn(written(rows, stream))).toEqual(expected);
}

const keysOf = (rows: readonly string[], stream: Stream): ReadRow[] =>
  rows.map((row) => {
    const value: unknown = JSON.parse(row);
    return { key: identify(stream, value).key, time: timeOf(stream, value) };
  });

const simulator = createSimulator({ chats: 400, tickets: 300, users: 300, agent_timeline: 300, agent_events: 200 });
const simulated = (name: StreamName) => [...simulator.truth(name)].slice(0, 1_000);

describe('rows of an account', () => {
  test.each(Object.values<Stream & { name: StreamName }>(streams).map((stream) => [stream.name, stream] as const))(
    '%s: every value is what was served, and keys and times come back',
    async (name, stream) => {
      const rows = simulated(name);
      expect(rows.length).toBeGreaterThan(0);
      await same(rows, stream);
      expect(await read(written(rows, stream), stream)).toEqual(keysOf(rows, stream));
    },
  );

  /** Columns by type; all others are texts, and those under `json` hold JSON. */
  test.each<[StreamName, Record<'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'json', string>]>([
    [
      'chats',
      {
        BIGINT: '',
        DOUBLE: 'duration abandon_time',
        BOOLEAN: 'triggered triggered_response missed deleted dropped proactive',
        json: `visitor session department_id agent_names agent_ids count response_time tags unread skills_requested skills_fulfilled
          zendesk_ticket_id webpath conversions engagements history other_fields`,
      },
    ],
    [
      'tickets',
      {
        BIGINT: `id generated_timestamp requester_id submitter_id assignee_id organization_id group_id brand_id ticket_form_id
          custom_status_id problem_id forum_topic_id`,
        DOUBLE: '',
        BOOLEAN: 'has_incidents is_public allow_channelback allow_attachments from_messaging_channel',
        json: `tags via custom_fields fields satisfaction_rating collaborator_ids follower_ids email_cc_ids followup_ids
          sharing_agreement_ids other_fields`,
      },
    ],
    [
      'users',
      { BIGINT: 'id organization_id', DOUBLE: '', BOOLEAN: 'active verified suspended', json: 'tags photo user_fields other_fields' },
    ],
  ])('%s: the columns’ types are the schema’s', async (name, { json, ...types }) => {
    const stream = streams[name];
    const names = (text: string) => text.split(/\s+/).filter(Boolean);
    const texts = Object.fromEntries([...Object.keys(stream.schema.shape), 'other_fields'].map((column) => [column, 'VARCHAR']));
    const others = Object.entries(types).flatMap(([type, text]) => names(text).map((column) => [column, type] as const));
    const file = written(simulated(name), stream);
    expect(await typesIn(file)).toEqual({ ...texts, ...Object.fromEntries(others) });
    expect(await jsonColumnsIn(file)).toEqual(names(json));
  });
});

describe('rows as no account should have them', () => {
  test('come back whole', () => same(hostileRows));

  test('keys and times come back, wherever they had to stand', async () => {
    const some = hostileRows.filter((row) => Object.hasOwn(Object(JSON.parse(row)) as object, 'id'));
    expect(await read(written(some))).toEqual(keysOf(some, chats));
    const odd = [
      '{"id":"\ufeffa","timestamp":"\ufeff2020"}',
      '{"id":"a\\ud800","timestamp":"\\udc00"}',
      '{"id":7,"timestamp":1.50}',
      '{"id":"a","id":"b","timestamp":null}',
    ];
    expect(await read(written(odd))).toEqual(keysOf(odd, chats));
    const numbers = ['{"id":12345678901234567890}', '{"id":9007199254740993}', '{"id":70.0}', '{"id":"1"}'];
    expect(await read(written(numbers, streams.agents), streams.agents)).toEqual(keysOf(numbers, streams.agents));
  });

  test('a row without its key, or that is no object, has an empty one', async () => {
    const keyless = ['{}', '[1]', '"text"', 'null', '{"id":null}', '{"id":["a"],"timestamp":"2020"}'];
    expect(await read(written(keyless))).toEqual(keyless.map((_, i) => ({ key: '', time: i === 5 ? '2020' : '' })));
  });

  const otherOf = async (row: string, stream = chats) => (await rowsIn(written([row], stream)))[0]!['other_fields'];

  test('half a surrogate pair stands among the other fields, with the escape that was served', async () => {
    const [row] = await rowsIn(written(['{"id":"1","message":"half \\ud800 a pair","comment":"a \\ud83d\\udc4d pair"}']));
    expect(row).toMatchObject({ message: null, comment: 'a 👍 pair', other_fields: '{"message":"half \\ud800 a pair"}' });
    const nested = '{"id":"1","visitor":{"name":"\\udc00"}}';
    expect((await rowsIn(written([nested])))[0]).toMatchObject({ visitor: '{"name":"\\udc00"}', other_fields: null });
  });

  test.each<[string, Stream, string, string | null]>([
    ['a number in a column of texts', chats, '{"message":42}', '{"message":42}'],
    ['a text in a column of numbers', chats, '{"duration":"42"}', '{"duration":"42"}'],
    ['a list in a column of numbers', chats, '{"duration":[42]}', '{"duration":[42]}'],
    ['a number in a column of flags', chats, '{"missed":1}', '{"missed":1}'],
    ['a flag in a column of whole numbers', streams.users, '{"id":true}', '{"id":true}'],
    ['a fraction in a column of whole numbers', streams.users, '{"id":1.5}', '{"id":1.5}'],
    ['a whole number written otherwise', streams.users, '{"id":1E+2,"organization_id":-0}', '{"id":1E+2,"organization_id":-0}'],
    ['more than 64 bits', streams.users, '{"id":9223372036854775808}', '{"id":9223372036854775808}'],
    ['much more', streams.users, `{"id":${'9'.repeat(400)}}`, `{"id":${'9'.repeat(400)}}`],
    ['more digits than a double keeps', chats, '{"duration":9007199254740993}', '{"duration":9007199254740993}'],
    ['zero below zero', chats, '{"duration":-0,"abandon_time":-0.0}', '{"duration":-0,"abandon_time":-0.0}'],
    ['more than a double reaches', chats, '{"duration":1e999,"abandon_time":1e-999}', '{"duration":1e999,"abandon_time":1e-999}'],
    ['null in a column', chats, '{"message":null}', null],
    ['a field of that name', chats, '{"other_fields":null}', '{"other_fields":null}'],
    ['a field that is given twice', chats, '{"message":1,"message":2}', '{"message":2}'],
    ['no object', chats, '[ 1.0 ]', '[ 1.0 ]'],
    ['null for a row', chats, 'null', 'null'],
  ])('%s', async (_, stream, row, other) => {
    expect(await otherOf(row, stream)).toBe(other);
  });

  test('of anything at all, in columns where it belongs and where it does not', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts.slice(0, -1), '[]', '{', '\ud800', 'null', '7'));
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());
    const value = fc.oneof(text, number, fc.jsonValue(), fc.array(text, { maxLength: 3 }));
    const named = fc.constantFrom('id', 'message', 'tags', 'visitor', 'skills_fulfilled', 'definition', 'duration', 'missed', 'ticket_id');
    const rows = fc.array(fc.dictionary(fc.oneof(named, text), value, { maxKeys: 8 }), { maxLength: 30 });
    const some = fc.tuple(fc.constantFrom<Stream>(chats, streams.triggers, streams.ticket_events), rows);
    await fc.assert(
      fc.asyncProperty(some, async ([stream, values]) => {
        const lines = values.map((row) => JSON.stringify(row));
        await same(lines, stream);
        const file = written(lines, stream);
        expect((await read(file, stream)).length).toBe(lines.length);
      }),
      { numRuns: 100 },
    );
  });

  test('a cell of five megabytes', async () => {
    const long = noise(1, 5_000_000);
    await same([{ id: long }, { message: long }, { visitor: long }, { [long]: long }].map((row) => JSON.stringify(row)));
  });
});

describe('numbers', () => {
  test('whole ones are exact up to 64 bits', async () => {
    const whole = [0n, -1n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n)];
    const found = await rowsIn(
      written(
        whole.map((id) => `{"id":${id}}`),
        streams.users,
      ),
    );
    expect(found.map((row) => row['id'])).toEqual(whole);
    const any = fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(any, async (ids) => {
        const rows = await rowsIn(
          written(
            ids.map((id) => `{"id":${id}}`),
            streams.users,
          ),
        );
        expect(rows.map((row) => row['id'])).toEqual(ids);
      }),
      { numRuns: 30 },
    );
  });

  /** A decimal fraction as what stands before the power of ten, and the power; exact. */
  const exactly = (text: string) => {
    const [, sign = '', whole = '', part = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text)!;
    return { digits: BigInt(`${sign}${whole}${part}`), power: Number(power) - part.length };
  };
  const equal = (a: string, b: string) => {
    const [x, y] = [exactly(a), exactly(b)];
    const least = Math.min(x.power, y.power);
    return x.digits * 10n ** BigInt(x.power - least) === y.digits * 10n ** BigInt(y.power - least);
  };

  test('others stand in their column only where a double keeps every digit', async () => {
    const digits = (most: number) => fc.stringMatching(new RegExp(`^(0|[1-9][0-9]{0,${most}})$`));
    const text = fc
      .tuple(
        fc.constantFrom('', '-'),
        digits(18),
        fc.constantFrom('', '.0', '.50', '.1', '.30000000000000004'),
        fc.constantFrom('', 'e3', 'E-2', 'e+20'),
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 200 }), async (numbers) => {
        const found = await rowsIn(written(numbers.map((number) => `{"duration":${number}}`)));
        found.forEach(({ duration, other_fields }, i) => {
          const number = numbers[i]!;
          if (duration === null) expect(other_fields).toBe(`{"duration":${number}}`);
          else
            expect([number, equal(number, String(duration)), Object.is(duration, -0), other_fields]).toEqual([number, true, false, null]);
          if (equal(number, String(Number(number))) && !Object.is(Number(number), -0)) expect(duration).toBe(Number(number));
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('groups of rows', () => {
  const many = Array.from({ length: 45_000 }, (_, n) => JSON.stringify(chat(n, { duration: n + 1, missed: n % 2 === 0 })));
  const file = written(many, chats, undefined, 900);
  const groups = (of: Uint8Array) =>
    ask(of, 'select distinct row_group_id as id, row_group_num_rows as rows from parquet_metadata($file) order by id');

  test('end after 20,000 rows, and are read one by one', async () => {
    expect((await groups(file)).map(({ rows }) => Number(rows))).toEqual([20_000, 20_000, 5_000]);
    const chunks = await readIn(file);
    expect(chunks.map(({ length }) => length)).toEqual([20_000, 20_000, 5_000]);
    expect(chunks.flat()).toEqual(keysOf(many, chats));
    expect(await valuesIn(file)).toEqual(many.map((row) => saidBy(row, chats)));
  });

  test('end after 16 MB of rows', async () => {
    const long = Array.from({ length: 12 }, (_, n) => JSON.stringify(chat(n, { message: noise(n, 3 << 20) })));
    expect((await groups(written(long))).map(({ rows }) => Number(rows))).toEqual([6, 6]);
  });

  test('say truly what is least and greatest in them, so that what is looked for is found', async () => {
    const sought = [0, 19_999, 20_000, 39_999, 40_000, 44_999];
    for (const n of sought) {
      const found = await ask(file, `select id, duration from read_parquet($file) where id = '2609.${n}.abc' and duration = ${n + 1}`);
      expect(found).toEqual([{ id: `2609.${n}.abc`, duration: n + 1 }]);
    }
    const bounds = await ask(
      file,
      `select stats_min_value as least, stats_max_value as greatest from parquet_metadata($file) where path_in_schema = 'duration' order by row_group_id`,
    );
    expect(bounds.map(({ least, greatest }) => [Number(least), Number(greatest)])).toEqual([
      [1, 20_000],
      [20_001, 40_000],
      [40_001, 45_000],
    ]);
  });

  test('do not depend on the blocks in which rows come', () => {
    const some = many.slice(0, 20_500);
    for (const perBlock of [1, 333, 50_000]) expect(written(some, chats, undefined, perBlock)).toEqual(written(some));
  });

  test('are written as soon as they are full, and nothing more is held', () => {
    const writer = partOf(chats).writer();
    const lines = (from: number, to: number) => new TextEncoder().encode(many.slice(from, to).join('\n') + '\n');
    const lengths = [0, 10_000, 19_999, 20_000, 40_000].map(
      (from, i, all) => writer.block(lines(from, all[i + 1] ?? 45_000), () => true).length,
    );
    expect(lengths.map((length) => length > 0)).toEqual([true, false, true, true, false]);
  });
});

describe('a file', () => {
  test('without rows has its columns', async () => {
    const file = written([]);
    expect([await rowsIn(file), await read(file)]).toEqual([[], []]);
    expect(Object.keys(await typesIn(file))).toEqual([...Object.keys(chats.schema.shape), 'other_fields']);
  });

  test('has only the rows that count', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => JSON.stringify(chat(n)));
    const counts = (row: number) => row % 3 !== 1;
    expect(await read(written(rows, chats, counts, 4))).toEqual(
      keysOf(
        rows.filter((_, i) => counts(i)),
        chats,
      ),
    );
  });

  test('is refused where it is torn, wherever that is', async () => {
    const file = written([1, 2, 3].map((n) => JSON.stringify(chat(n))));
    expect((await read(file)).length).toBe(3);
    for (let cut = 0; cut < file.length; cut++)
      await expect(read(file.subarray(0, cut)), `${cut} of ${file.length} bytes`).rejects.toMatchObject({ code: 'verification-failed' });
  });

  test.each<[string, (file: Uint8Array) => Uint8Array]>([
    ['begins otherwise', (file) => Uint8Array.from(file, (byte, at) => (at === 0 ? byte ^ 1 : byte))],
    ['ends otherwise', (file) => Uint8Array.from(file, (byte, at) => (at === file.length - 1 ? byte ^ 1 : byte))],
    ['has another stream’s columns', () => written(['{"id":1}'], streams.agents)],
    ['lost what its column of keys holds', (file) => without(file, 'id')],
    ['lost what a column holds that nobody asks for', (file) => without(file, 'message')],
  ])('that %s is refused', async (_, change) => {
    const file = written([1, 2, 3].map((n) => JSON.stringify(chat(n, { message: noise(n, 100) }))));
    await expect(read(change(file))).rejects.toMatchObject({ code: 'verification-failed' });
  });

  test('that has more columns than it ought to is refused', async () => {
    const [rows, few] = [[JSON.stringify(chat(1))], withFields(chats, ['message'])];
    expect((await read(written(rows, few), few)).length).toBe(1);
    await expect(read(written(rows), few)).rejects.toMatchObject({ code: 'verification-failed' });
  });

  /** Zeros in place of the column's pages. */
  function without(file: Uint8Array, column: string): Uint8Array {
    const [group] = parquetMetadata(file).row_groups;
    const { meta_data: at } = group!.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === column)!;
    const start = Number(at!.dictionary_page_offset ?? at!.data_page_offset);
    return file.slice().fill(0, start, start + Number(at!.total_compressed_size));
  }

  test('is not offered with a byte changed, whichever it is, nor with its end cut off', async () => {
    const { spool, spooled } = await exported(Array.from({ length: 60 }, (_, n) => chat(n, { message: noise(n, 40) })));
    const make = (on = spool) => makePart({ spooled, stream: chats, format, part: partOf(chats), spool: on }, async () => undefined);
    const [whole] = await make();
    const refused = { code: 'verification-failed' };
    await fc.assert(
      fc.asyncProperty(fc.nat(whole!.bytes - 1), fc.integer({ min: 1, max: 255 }), async (place, by) => {
        const changed = lying(spool, (bytes, at) => {
          if (place >= at && place < at + bytes.length) bytes[place - at]! ^= by;
        });
        await expect(make(changed)).rejects.toMatchObject(refused);
        const cut = lying(
          spool,
          () => undefined,
          () => place,
        );
        await expect(make(cut)).rejects.toMatchObject(refused);
      }),
      { numRuns: 60 },
    );
    expect(await make()).toEqual([whole]);
  });
});

/** Rows that come and are held up to 16 MB of them: the most that a writer may give back at once. */
test('memory: however many rows, no piece of the file is longer than what becomes of one group', () => {
  const writer: Writer = partOf(chats).writer();
  const block = new TextEncoder().encode(
    Array.from({ length: 900 }, (_, n) => `${JSON.stringify(chat(n, { message: noise(n, 1_000) }))}\n`).join(''),
  );
  const lengths = Array.from({ length: 120 }, () => writer.block(block, () => true).length);
  expect(Math.max(...lengths)).toBeLessThan(18 << 20);
  expect(lengths.filter(Boolean).length).toBeGreaterThanOrEqual(6);
  expect(writer.tail().length).toBeLessThan(18 << 20);
});
