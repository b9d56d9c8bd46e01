import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEnvelope, readPage } from '../../../src/export/page.ts';
import { journalFile, rowsFile, SpooledStream } from '../../../src/export/spooled.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { writeAll, type Spool } from '../../../src/export/spool.ts';
import { Crash, crashingSpools } from '../../fixtures/crashing-spools.ts';
import { header, keptLines, noon } from '../../fixtures/exports.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';

const stream: Stream = { ...streams.chats, pageSize: 3 };
const texts = ['plain', 'größe 👍', 'a "quote"', 'half \\ pair', ''];

/** Page `n` of eight; some rows come again later in a newer or an older version. */
function pageOf(n: number) {
  const chats = Array.from({ length: n === 8 ? 2 : 3 }, (_, i) => ({
    id: `chat ${(n * 3 + i) % 11}`,
    timestamp: `2020-01-${10 + n}T00:00:0${i}Z`,
    update_timestamp: `2020-0${1 + ((n * 5 + i) % 7)}-01T00:00:00Z`,
    message: texts[(n + i) % texts.length],
  }));
  const value = { chats, count: chats.length, end_time: n * 100, next_page: `https://x.invalid/?page=${n + 1}` };
  return readPage(stream, readEnvelope(stream, `page=${n}`, value), new TextEncoder().encode(JSON.stringify(value)), () => ({
    odd: false,
    unknown: [],
  }));
}

const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
const fresh = () => memorySpools(1e8).open('one');

/** Keeps the pages that are still to come, as a run does. */
function goOn(spooled: SpooledStream, until = 8) {
  for (const n of numbers) if (n > (spooled.checkpoint?.pages ?? 0) && n <= until) spooled.append(pageOf(n), noon);
}

async function stateOf(spool: Spool) {
  const text = async (name: string) => (await spool.blob(name))!.text();
  return { rows: await text(rowsFile('chats')), journal: await text(journalFile('chats')) };
}

async function complete() {
  const spool = await fresh();
  const spooled = await SpooledStream.open(spool, stream, header);
  goOn(spooled);
  const [kept, checkpoint] = [keptLines(spooled), spooled.checkpoint];
  spooled.close();
  return { ...(await stateOf(spool)), kept, checkpoint };
}

async function put(spool: Spool, name: string, bytes: Uint8Array) {
  const file = await spool.open(name);
  writeAll(file, bytes, 0);
  file.close();
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const headSize = JSON.stringify(header).length + 1;

describe('an export that was cut off', () => {
  test('whatever is left of its two files, it opens at the newest checkpoint that both bear out, and comes to the same end', async () => {
    const whole = await complete();
    const [rows, journal] = [bytesOf(whole.rows), bytesOf(whole.journal)];
    const ends = whole.journal
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line) as { bytes: number });
    await fc.assert(
      fc.asyncProperty(fc.nat(rows.length), fc.integer({ min: headSize, max: journal.length }), async (rowsLeft, journalLeft) => {
        const spool = await fresh();
        await put(spool, rowsFile('chats'), rows.slice(0, rowsLeft));
        await put(spool, journalFile('chats'), journal.slice(0, journalLeft));
        const told = new TextDecoder().decode(journal.slice(0, journalLeft)).split('\n').length - 2;
        const expected = ends.slice(0, told).filter(({ bytes }) => bytes <= rowsLeft).length;
        const spooled = await SpooledStream.open(spool, stream, header);
        const size = (await spool.blob(rowsFile('chats')))!.size;
        expect([spooled.checkpoint?.pages ?? 0, size]).toEqual([expected, ends[expected - 1]?.bytes ?? 0]);
        goOn(spooled);
        expect(keptLines(spooled)).toEqual(whole.kept);
        expect(spooled.checkpoint).toEqual(whole.checkpoint);
        spooled.close();
        expect(await stateOf(spool)).toEqual({ rows: whole.rows, journal: whole.journal });
      }),
      { numRuns: 300 },
    );
  });

  test('a page that was kept survives a machine that dies at any call after, though nothing that was not flushed is left', async () => {
    const whole = await complete();
    for (let calls = 0; calls < 45; calls++) {
      const disk = memorySpools(1e8);
      const dying = await SpooledStream.open(await crashingSpools(disk, calls, () => 0).open('one'), stream, header).catch(() => undefined);
      let kept = 0;
      try {
        for (const n of dying ? numbers : []) kept = dying!.append(pageOf(n), noon).pages;
      } catch (error) {
        expect(error).toBeInstanceOf(Crash);
      }
      dying?.close();
      const again = await SpooledStream.open(await disk.open('one'), stream, header);
      expect(again.checkpoint?.pages ?? 0).toBeGreaterThanOrEqual(kept);
      goOn(again);
      expect(keptLines(again)).toEqual(whole.kept);
      again.close();
    }
  });

  test('rows that turned to zeros, as after a power cut, are read again', async () => {
    const whole = await complete();
    const rows = bytesOf(whole.rows);
    for (const from of [0, 1, Math.floor(rows.length / 2), rows.length - 5]) {
      const spool = await fresh();
      await put(spool, rowsFile('chats'), rows.slice().fill(0, from));
      await put(spool, journalFile('chats'), bytesOf(whole.journal));
      const spooled = await SpooledStream.open(spool, stream, header);
      expect(spooled.checkpoint?.pages ?? 0).toBeLessThan(8);
      goOn(spooled);
      expect(keptLines(spooled)).toEqual(whole.kept);
      spooled.close();
    }
  });

  test('rows behind the last checkpoint are cut off', async () => {
    const spool = await fresh();
    const first = await SpooledStream.open(spool, stream, header);
    goOn(first, 2);
    const { bytes } = first.checkpoint!;
    first.close();
    const file = await spool.open(rowsFile('chats'));
    writeAll(file, bytesOf('{"id":"not yet told"}\n{"id":"torn'), bytes);
    file.close();
    const again = await SpooledStream.open(spool, stream, header);
    expect([again.index.rows, (await spool.blob(rowsFile('chats')))!.size]).toEqual([6, bytes]);
    again.close();
  });
});

describe('an export as it lies there', () => {
  test('keeps the header it began with', async () => {
    const spool = await fresh();
    (await SpooledStream.open(spool, stream, header)).close();
    const again = await SpooledStream.open(spool, stream, { ...header, startedAt: '2030-01-01T00:00:00.000Z' });
    expect(again.header).toEqual(header);
    again.close();
  });

  test('is open once, and a failed opening leaves nothing open', async () => {
    const spool = await fresh();
    const one = await SpooledStream.open(spool, stream, header);
    await expect(SpooledStream.open(spool, stream, header)).rejects.toThrow(
      expect.objectContaining({ name: 'NoModificationAllowedError' }),
    );
    one.close();
    await put(spool, journalFile('chats'), bytesOf('something else altogether, longer than it was\n'));
    for (let n = 0; n < 2; n++)
      await expect(SpooledStream.open(spool, stream, header)).rejects.toMatchObject({ code: 'checkpoint-unreadable' });
  });

  test('its checkpoint counts pages, rows and those that count, and the outermost times', async () => {
    const { checkpoint, kept, rows } = await complete();
    expect(checkpoint).toMatchObject({
      cursor: null,
      pages: 8,
      rows: 23,
      kept: 11,
      bytes: bytesOf(rows).length,
      began: 100,
      reached: 800,
      first: '2020-01-11T00:00:00Z',
      last: '2020-01-18T00:00:01Z',
    });
    expect(kept.length).toBe(11);
  });
});
