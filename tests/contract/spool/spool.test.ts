/** The port `Spools`: its cases for memory and disk. The browser's private files run the same cases in a browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fileSpools } from '../../../src/export/spool-files.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { writeAll } from '../../../src/export/spool.ts';
import { cases } from './cases.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folder(): string {
  folders.push(mkdtempSync(path.join(tmpdir(), 'spool-')));
  return folders.at(-1)!;
}

describe('a spool in memory', () => {
  test.each(cases)('%s', (_, run) => run(memorySpools(100_000_000)));

  test('beyond its limit over all exports it refuses to write, and keeps what is there', async () => {
    const spools = memorySpools(1_000);
    const [one, other] = await Promise.all(['a', 'b'].map(async (id) => (await spools.open(id)).open('f')));
    writeAll(one!, new Uint8Array(600).fill(1), 0);
    writeAll(other!, new Uint8Array(400).fill(2), 0);
    expect(() => writeAll(other!, new Uint8Array(1), 400)).toThrow(expect.objectContaining({ code: 'memory-full' }));
    writeAll(other!, new Uint8Array(400).fill(3), 0);
    expect([one!.getSize(), other!.getSize()]).toEqual([600, 400]);
    const read = new Uint8Array(400);
    other!.read(read, { at: 0 });
    expect(new Set(read)).toEqual(new Set([3]));
    one!.truncate(100);
    expect(() => writeAll(other!, new Uint8Array(500), 400)).not.toThrow();
  });

  test('what is removed makes room', async () => {
    const spools = memorySpools(1_000);
    writeAll(await (await spools.open('a')).open('f'), new Uint8Array(1_000), 0);
    await spools.remove('a');
    const file = await (await spools.open('b')).open('f');
    expect(() => writeAll(file, new Uint8Array(1_000), 0)).not.toThrow();
  });
});

describe('a spool on a disk', () => {
  test.each(cases)('%s', (_, run) => run(fileSpools(path.join(folder(), 'made', 'when missing'))));

  test('another process finds what was flushed', async () => {
    const root = folder();
    const file = await (await fileSpools(root).open('a')).open('f');
    writeAll(file, new Uint8Array([1, 2, 3]), 0);
    file.flush();
    expect(await (await (await fileSpools(root).open('a')).blob('f'))!.bytes()).toEqual(new Uint8Array([1, 2, 3]));
    expect(await fileSpools(root).list()).toEqual(['a']);
    file.close();
  });
});
