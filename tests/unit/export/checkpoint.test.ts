import { describe, expect, test } from 'vitest';
import { Journal, parseJournal, type Checkpoint } from '../../../src/export/checkpoint.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { readAll, writeAll } from '../../../src/export/spool.ts';
import { header } from '../../fixtures/exports.ts';

const checkpoint = (n: number): Checkpoint => ({
  cursor: `start_time=${n}&start_id=äöü`,
  pages: n,
  rows: n * 10,
  bytes: n * 1_000,
  kept: n * 9,
  odd: 0,
  reached: 1_700_000_000.5 + n,
  began: 1_600_000_000,
  first: '2020-01-01T00:00:00Z',
  last: '2021-01-01T00:00:00Z',
  at: '2026-11-14T12:00:00.000Z',
});

const lines = [header, checkpoint(1), checkpoint(2), checkpoint(3)].map((one) => `${JSON.stringify(one)}\n`);
const whole = lines.join('');
const sizeOf = (text: string) => new TextEncoder().encode(text).length;
const file = async () => (await memorySpools(1e6).open('one')).open('chats.checkpoints');

describe('what a journal says', () => {
  test('its header and its checkpoints, oldest first', () => {
    expect(parseJournal(whole)).toEqual({ header, checkpoints: [1, 2, 3].map(checkpoint), end: sizeOf(whole) });
  });

  test('an empty text is no journal', () => expect(parseJournal('')).toBeUndefined());

  test('a torn last line is left out, wherever it is torn', () => {
    const [kept, last] = [lines.slice(0, 3).join(''), lines[3]!];
    for (let cut = 0; cut < last.length; cut++) {
      const parsed = parseJournal(kept + last.slice(0, cut))!;
      expect([parsed.checkpoints.length, parsed.end]).toEqual([2, sizeOf(kept)]);
    }
  });

  test.each([
    '\n',
    'null\n',
    '{}\n',
    '\u0000\u0000\u0000\n',
    lines[2]!.replace('"rows":20', '"rows":2.5'),
    lines[2]!.replace('{', '{"more":1,'),
    lines[2]!.replace('"pages":2,', ''),
  ])('it stops at a line that is damaged: %j', (damaged) =>
    expect(parseJournal(lines[0]! + lines[1]! + damaged + lines[3]!)).toEqual({
      header,
      checkpoints: [checkpoint(1)],
      end: sizeOf(lines[0]! + lines[1]!),
    }),
  );

  test.each([
    '\n',
    'something else\n',
    lines[1]!,
    lines[0]!.replace('"wegweiser":1', '"wegweiser":2'),
    lines[0]!.replace('"demo":false,', ''),
  ])('another version or another file is refused: %j', (first) =>
    expect(() => parseJournal(first + lines[1]!)).toThrow(expect.objectContaining({ code: 'checkpoint-unreadable' })),
  );
});

describe('a journal in its file', () => {
  test('what is appended is read again, and is on the file when it returns', async () => {
    const one = await file();
    const journal = Journal.create(one, header);
    for (const n of [1, 2, 3]) journal.append(checkpoint(n));
    expect(new TextDecoder().decode(readAll(one))).toBe(whole);
    expect(Journal.read(one)?.checkpoints).toEqual([1, 2, 3].map(checkpoint));
  });

  test('a torn end is written over', async () => {
    const one = await file();
    writeAll(one, new TextEncoder().encode(`${whole}{"cursor":"a long line that was torn ${'x'.repeat(1_000)}`), 0);
    Journal.read(one)!.append(checkpoint(4));
    expect(new TextDecoder().decode(readAll(one))).toBe(`${whole}${JSON.stringify(checkpoint(4))}\n`);
  });

  test('dropping takes away the newest checkpoint, down to none', async () => {
    const one = await file();
    writeAll(one, new TextEncoder().encode(whole), 0);
    const journal = Journal.read(one)!;
    journal.drop();
    expect([journal.last, new TextDecoder().decode(readAll(one))]).toEqual([checkpoint(2), lines.slice(0, 3).join('')]);
    for (let n = 0; n < 5; n++) journal.drop();
    expect([journal.last, new TextDecoder().decode(readAll(one))]).toEqual([undefined, lines[0]]);
    journal.append(checkpoint(1));
    expect(Journal.read(one)?.checkpoints).toEqual([checkpoint(1)]);
  });

  test('an empty file has none yet', async () => expect(Journal.read(await file())).toBeUndefined());

  test('a first line that is torn is none yet: nothing was kept', () => {
    for (let cut = 1; cut < lines[0]!.length; cut++) expect(parseJournal(lines[0]!.slice(0, cut))).toBeUndefined();
  });
});
