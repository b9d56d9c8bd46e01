/** `src/bin/verify.ts` over exports that were tampered with by somebody who adjusted manifest and sums, too: the rows tell. */
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { exported, verified, type Export } from './verifying.ts';

let whole: Export;
let one: Export;
beforeAll(async () => {
  whole = await exported({ formats: ['csv', 'jsonl', 'csv-tables'], pieceBytes: 400_000 });
});
afterAll(() => whole.remove());
beforeEach(() => {
  one = whole.copy();
});
afterEach(() => one.remove());

test('an export of which nothing changed still holds', async () => {
  one.seal();
  expect(await verified(one)).toEqual([0, {}]);
});

const twice = 'holds at row 10 one that it or a file before it has held already';

test.each<[string, () => void, Record<string, string>]>([
  [
    'a row is lost',
    () => one.changeLines('chats.2.jsonl', (rows) => rows.toSpliced(9, 1)),
    { 'chats.2.jsonl': 'holds from row 10 on others than chats.csv' },
  ],
  ['a row stands twice', () => one.changeLines('chats.2.jsonl', (rows) => rows.with(9, rows[8]!)), { 'chats.2.jsonl': twice }],
  [
    'a row of another piece stands in place of one',
    () => one.changeLines('chats.2.jsonl', (rows) => rows.with(9, one.lines('chats.jsonl')[0]!)),
    { 'chats.2.jsonl': twice },
  ],
  [
    'rows of two pieces change places',
    () => {
      const [first, second] = [one.lines('chats.jsonl')[9]!, one.lines('chats.2.jsonl')[9]!];
      one.changeLines('chats.jsonl', (rows) => rows.with(9, second));
      one.changeLines('chats.2.jsonl', (rows) => rows.with(9, first));
    },
    { 'chats.jsonl': 'holds from row 10 on others than chats.csv' },
  ],
  [
    'a row of a child table stands behind those of others',
    () => one.changeLines('chats.tags.csv', ([head, first, ...rest]) => [head!, ...rest, first!]),
    { 'chats.tags.csv': 'holds rows that belong to none of its table, or in another order' },
  ],
])('%s', async (_, tamper, faults) => {
  tamper();
  one.seal();
  expect(await verified(one)).toEqual([7, faults]);
});

test('the manifest says another number of rows, or another time', async () => {
  one.seal((product) => {
    if (product.name === 'chats.csv') product.rows = 7;
    if (product.name === 'chats.2.csv') product.last = '2099\u001b[31m';
  });
  expect(await verified(one)).toEqual([
    7,
    {
      'chats.csv': expect.stringMatching(/^holds \d+ rows instead of 7$/) as string,
      'chats.2.csv': expect.stringMatching(/^has its first and last time at 20.*Z – 20.*Z instead of 20.*Z – 2099·\[31m$/) as string,
    },
  ]);
});

test('the manifest says that more rows were received than the files hold', async () => {
  one.seal((_, stream) => {
    stream.received = 601;
  });
  const [code, faults] = await verified(one);
  expect(code).toBe(7);
  expect(Object.keys(faults), 'the last file of each format').toHaveLength(3);
  expect([...new Set(Object.values(faults))]).toEqual(['holds, with the files before it, 600 rows of 601 that were received']);
});

test('the manifest names a part that its format does not have', async () => {
  one.seal((product) => {
    if (product.part === 'tags') product.part = 'dreams';
  });
  expect(await verified(one)).toEqual([7, { 'chats.tags.csv': 'is of a part that its format does not have' }]);
});

test('something else is in a compressed file', async () => {
  one.remove();
  one = await exported({ compress: true });
  one.write('chats.csv.gz', gzipSync('id\r\n'));
  one.seal();
  expect(await verified(one)).toEqual([7, { 'chats.csv.gz': 'has something else in it than it had' }]);
});
