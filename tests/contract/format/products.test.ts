/** All files of a stream: which are made, in which order, what becomes of older ones, what is told on the way. */
import { describe, expect, test } from 'vitest';
import { makeProducts, type ProductsOf, type Told } from '../../../src/export/products.ts';
import { bytesOf, chat, exported, stream } from './exported.ts';
import { tables } from './fakes.ts';
import { readers } from './independent.ts';

const rows = Array.from({ length: 120 }, (_, n) => chat(n, { tags: ['a', 'b'].slice(n % 3), visitor: { name: `V${n}`, email: '' } }));
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const running = new AbortController().signal;

async function made(wanted: Pick<ProductsOf, 'formats'> & Partial<ProductsOf>, told: Told = () => undefined) {
  const { spool, spooled } = await exported(rows);
  const products = await makeProducts({ spooled, stream, spool, ...wanted }, told, running);
  const names = products.map(({ name }) => name);
  const files = Object.fromEntries(Object.entries(await bytesOf(spool, names)).map(([name, bytes]) => [name, decoder.decode(bytes)]));
  return { spool, spooled, products, names, files };
}

test('format after format, part after part, piece after piece', async () => {
  const { products, files } = await made({ formats: ['jsonl', tables, 'json'], pieceBytes: 10_000 });
  expect(products.map(({ name, part }) => [name, part])).toEqual([
    ['chats.jsonl', undefined],
    ['chats.2.jsonl', undefined],
    ['chats.tsv', undefined],
    ['chats.tags.tsv', 'tags'],
    ['chats.json', undefined],
    ['chats.2.json', undefined],
  ]);
  const ids = rows.map(({ id }) => id);
  expect([...readers.jsonl(files['chats.jsonl']!), ...readers.jsonl(files['chats.2.jsonl']!)].map(({ id }) => id)).toEqual(ids);
  expect(files['chats.tags.tsv']!.split('\n').length - 1).toBe(rows.reduce((sum, { tags }) => sum + tags.length, 0));
});

test('a format that has nothing to make of the stream is passed over', async () => {
  const { spool, spooled } = await exported(rows);
  const agents = await makeProducts(
    { spooled, stream: { ...stream, name: 'agents' }, spool, formats: [tables, 'jsonl'] },
    () => undefined,
    running,
  );
  expect(agents.map(({ name }) => name)).toEqual(['agents.jsonl']);
});

describe('made again', () => {
  test('in fewer files, those that were too many are gone, and others stay', async () => {
    const { spool, spooled, names } = await made({ formats: [tables, 'csv'], pieceBytes: 1_000 });
    expect(names.length).toBeGreaterThan(12);
    const [whole] = await makeProducts({ spooled, stream, spool, formats: [tables], pieceBytes: 1e9 }, () => undefined, running);
    const left = Object.keys(await bytesOf(spool, names));
    expect(left).toEqual(['chats.tsv', 'chats.tags.tsv', ...names.filter((name) => name.endsWith('.csv'))]);
    expect((await spool.blob('chats.tsv'))!.size).toBe(whole!.bytes);
  });

  test('the same files come of the same rows', async () => {
    const { spool, spooled, products } = await made({ formats: ['csv', 'html'], pieceBytes: 20_000 });
    const wanted = { spooled, stream, spool, formats: ['csv', 'html'] as const, pieceBytes: 20_000 };
    expect(await makeProducts(wanted, () => undefined, running)).toEqual(products);
  });
});

test('each file is told of, and how far its part is, up to its end', async () => {
  const told: [string, number][] = [];
  const { names } = await made({ formats: ['csv', 'json'], pieceBytes: 9_000 }, (file, fraction) => void told.push([file, fraction]));
  expect([...new Set(told.map(([file]) => file))]).toEqual(names);
  for (const extension of ['csv', 'json']) {
    const fractions = told.filter(([file]) => file.endsWith(extension)).map(([, fraction]) => fraction);
    expect(fractions).toEqual([...new Set(fractions)].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  }
});

test('a stop is heeded on the way: files that are done stay, of the one at work nothing does', async () => {
  const { spool, spooled } = await exported(rows);
  const stop = new AbortController();
  const report = (file: string, fraction: number) => {
    if (file.endsWith('.json') && fraction > 0.5) stop.abort(new Error('enough'));
  };
  const failing = makeProducts({ spooled, stream, spool, formats: ['csv', 'json'] }, report, stop.signal);
  await expect(failing).rejects.toThrow('enough');
  expect(Object.keys(await bytesOf(spool, ['chats.csv', 'chats.json']))).toEqual(['chats.csv']);
});

describe('rows that are changed on their way', () => {
  test('pseudonyms stand in the files, which are proved all the same', async () => {
    const { files } = await made({ formats: ['jsonl', tables], privacy: { pseudonymKey: 'secret' }, pieceBytes: 20_000 });
    expect(files['chats.jsonl']).toContain('person-');
    expect(files['chats.jsonl']).not.toContain('"V7"');
  });

  test('only the chosen fields, with key and time, go into the files; lists that were not chosen have no table', async () => {
    const { files, products } = await made({ formats: ['csv', 'jsonl', tables], fields: ['message', 'no such field'] });
    expect(files['chats.csv']!.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffid,timestamp,message,other_fields',
      '2609.0.abc,2020-01-01T00:00:00Z,text 0,',
    ]);
    expect(files['chats.jsonl']!.split('\n')[5]).toBe('{"id":"2609.5.abc","timestamp":"2020-01-01T00:00:05Z","message":"text 5"}');
    expect(products.find(({ part }) => part === 'tags')!.rows).toBe(0);
  });
});
