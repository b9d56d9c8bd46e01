/** What every spool does, on disk, in memory and in a browser's private files: cases that need no test runner. */
import type { Spool, SpoolFile, Spools } from '../../../src/export/spool.ts';

export type Case = readonly [name: string, run: (spools: Spools) => Promise<void>];

function same(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what}: ${is} instead of ${should}`);
}

const block = 1 << 20;

/** Bytes that differ from place to place, so that one moved block is found. */
const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8) * 17 + (i >> 16)) & 0xff);

function sameBytes(actual: Uint8Array, expected: Uint8Array, what: string): void {
  same(actual.length, expected.length, `${what}, length`);
  const at = actual.findIndex((byte, i) => byte !== expected[i]);
  same(at, -1, `${what}, first place that differs`);
}

function read(file: SpoolFile, at: number, length: number): Uint8Array {
  const into = new Uint8Array(length);
  return into.subarray(0, file.read(into, { at }));
}

async function opened(spools: Spools, use: (file: SpoolFile, spool: Spool) => void | Promise<void>): Promise<Spool> {
  const spool = await spools.open('one.chats');
  const file = await spool.open('chats.rows');
  try {
    await use(file, spool);
  } finally {
    file.close();
  }
  return spool;
}

async function nameOf(failing: Promise<unknown>): Promise<string> {
  return failing.then(
    () => 'nothing',
    (error: Error) => error.name,
  );
}

export const cases: readonly Case[] = [
  [
    'a new file is empty',
    async (spools) => void (await opened(spools, (file) => same([file.getSize(), read(file, 0, 10).length], [0, 0], 'size, read'))),
  ],
  [
    'what is appended is read back at any place, also across blocks of 1 MB',
    async (spools) => {
      const bytes = noise(3 * block + 77);
      await opened(spools, (file) => {
        for (let at = 0; at < bytes.length; at += 700_001) {
          const piece = bytes.subarray(at, at + 700_001);
          same(file.write(piece, { at }), piece.length, 'written');
        }
        same(file.getSize(), bytes.length, 'size');
        for (const [at, length] of [
          [0, bytes.length],
          [block - 1, 2],
          [block, block],
          [block + 5, 2 * block],
          [7, 1],
        ] as const)
          sameBytes(read(file, at, length), bytes.subarray(at, at + length), `${length} bytes at ${at}`);
      });
    },
  ],
  [
    'writing again in the middle replaces those bytes alone',
    async (spools) => {
      const bytes = noise(block + 10);
      await opened(spools, (file) => {
        file.write(bytes, { at: 0 });
        file.write(new Uint8Array([1, 2, 3, 4]), { at: block - 2 });
        bytes.set([1, 2, 3, 4], block - 2);
        sameBytes(read(file, 0, bytes.length), bytes, 'the file');
      });
    },
  ],
  [
    'reading past the end is short, reading behind it is nothing',
    async (spools) => {
      await opened(spools, (file) => {
        file.write(noise(100), { at: 0 });
        same([read(file, 90, 50).length, read(file, 100, 1).length, read(file, 5_000_000, 10).length], [10, 0, 0], 'read');
      });
    },
  ],
  [
    'a view into a larger buffer writes and reads its own bytes only',
    async (spools) => {
      await opened(spools, (file) => {
        file.write(noise(50).subarray(10, 20), { at: 0 });
        const into = new Uint8Array(30).fill(9);
        same(file.read(into.subarray(10, 15), { at: 2 }), 5, 'read');
        same([...into], [...Array<number>(10).fill(9), ...noise(50).subarray(12, 17), ...Array<number>(15).fill(9)], 'buffer');
      });
    },
  ],
  [
    'what is cut off is gone: written behind again, the gap reads as zeros',
    async (spools) => {
      await opened(spools, (file) => {
        file.write(new Uint8Array(2 * block + 50).fill(7), { at: 0 });
        file.truncate(block + 3);
        same(file.getSize(), block + 3, 'size');
        file.write(new Uint8Array([5]), { at: 2 * block + 20 });
        const expected = new Uint8Array(2 * block + 21);
        expected.fill(7, 0, block + 3)[2 * block + 20] = 5;
        sameBytes(read(file, 0, expected.length), expected, 'the file');
        file.truncate(0);
        same([file.getSize(), read(file, 0, 10).length], [0, 0], 'emptied');
      });
    },
  ],
  [
    'what was flushed and closed is there when it is opened again',
    async (spools) => {
      const bytes = noise(block + 1_234);
      await opened(spools, (file) => {
        file.write(bytes, { at: 0 });
        file.flush();
      });
      await opened(spools, (file) => sameBytes(read(file, 0, bytes.length + 1), bytes, 'the file'));
    },
  ],
  [
    'a file is open once: the second time is refused, after closing it is not',
    async (spools) => {
      const spool = await opened(spools, async (_, spool) => {
        same(await nameOf(spool.open('chats.rows')), 'NoModificationAllowedError', 'the second open');
        (await spool.open('chats.checkpoints')).close();
      });
      (await spool.open('chats.rows')).close();
    },
  ],
  [
    'a blob is the closed file, and there is none of a file that never was',
    async (spools) => {
      const bytes = noise(2 * block + 9);
      const spool = await opened(spools, (file) => {
        file.write(noise(3 * block), { at: 0 });
        file.truncate(0);
        file.write(bytes, { at: 0 });
        file.flush();
      });
      const blob = await spool.blob('chats.rows');
      sameBytes(new Uint8Array(await blob!.arrayBuffer()), bytes, 'the blob');
      same(await spool.blob('chats.csv'), undefined, 'no such file');
    },
  ],
  [
    'a file that is removed is gone with its bytes, the others stay; one that is open is refused',
    async (spools) => {
      const spool = await opened(spools, async (file, spool) => {
        file.write(noise(100), { at: 0 });
        const product = await spool.open('chats.csv');
        product.write(noise(50), { at: 0 });
        same(await nameOf(spool.remove('chats.csv')), 'NoModificationAllowedError', 'an open one');
        product.close();
        same((await spool.blob('chats.csv'))?.size, 50, 'refused, and still there');
      });
      await spool.remove('chats.csv');
      await spool.remove('chats.csv');
      same(await spool.blob('chats.csv'), undefined, 'the removed file');
      same((await spool.blob('chats.rows'))?.size, 100, 'the other file');
      const anew = await spool.open('chats.csv');
      same(anew.getSize(), 0, 'opened again');
      anew.close();
    },
  ],
  [
    'the exports are listed, each with files of its own, until they are removed',
    async (spools) => {
      same(await spools.list(), [], 'at first');
      for (const [i, id] of ['a.chats', 'b.chats'].entries()) {
        const file = await (await spools.open(id)).open('chats.rows');
        file.write(new Uint8Array(i + 1), { at: 0 });
        file.close();
      }
      same((await spools.list()).sort(), ['a.chats', 'b.chats'], 'two');
      same((await (await spools.open('b.chats')).blob('chats.rows'))?.size, 2, 'the size of the second one’s file');
      await spools.remove('a.chats');
      await spools.remove('c.chats');
      same(await spools.list(), ['b.chats'], 'one removed');
      same(await (await spools.open('a.chats')).blob('chats.rows'), undefined, 'its file');
    },
  ],
];
