import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineBlocks } from '../../../src/export/lines.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { writeAll } from '../../../src/export/spool.ts';

async function fileOf(text: string) {
  const file = await (await memorySpools(1e8).open('one')).open('rows');
  writeAll(file, new TextEncoder().encode(text), 0);
  return file;
}

async function blocksOf(text: string, size: number, end = new TextEncoder().encode(text).length) {
  const file = await fileOf(text);
  // The buffer is used again, so each block is read at once.
  return Array.from(lineBlocks(file, end, size), ({ bytes, at }) => ({ text: new TextDecoder().decode(bytes), at }));
}

describe('reading lines in blocks', () => {
  test('blocks are whole lines, one after another, and together all whole lines', async () => {
    const lines = fc.array(fc.stringMatching(/^[^\n]{0,40}$/), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lines, fc.stringMatching(/^[^\n]{0,9}$/), fc.integer({ min: 1, max: 60 }), async (whole, torn, size) => {
        const text = whole.map((line) => `${line}\n`).join('');
        const blocks = await blocksOf(text + torn, size);
        expect(blocks.map((block) => block.text).join('')).toBe(text);
        for (const block of blocks) expect(block.text.endsWith('\n')).toBe(true);
        let at = 0;
        for (const block of blocks) {
          expect(block.at).toBe(at);
          at += new TextEncoder().encode(block.text).length;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a line longer than a block comes whole', async () => {
    const long = `${'x'.repeat(3_000_000)}\n`;
    expect((await blocksOf(`a\n${long}b\n`, 1 << 20)).map(({ text }) => text.length)).toEqual([2, 3_000_001 + 2]);
    expect((await blocksOf(`a\n${long}b\n`, 16)).map(({ text }) => text).join('')).toBe(`a\n${long}b\n`);
  });

  test('what lies behind the end is not read', async () => {
    expect(await blocksOf('aa\nbb\ncc\n', 100, 6)).toEqual([{ text: 'aa\nbb\n', at: 0 }]);
    expect(await blocksOf('aa\nbb\ncc\n', 100, 7)).toEqual([{ text: 'aa\nbb\n', at: 0 }]);
    expect(await blocksOf('aa\n', 100, 0)).toEqual([]);
  });

  test('a file without any line break has no line', async () => {
    expect(await blocksOf('x'.repeat(1_000), 10)).toEqual([]);
  });

  test('a file that ends before it should gives what it has, once', async () => {
    expect(await blocksOf('aa\nbb\n', 6, 60)).toEqual([{ text: 'aa\nbb\n', at: 0 }]);
  });
});
