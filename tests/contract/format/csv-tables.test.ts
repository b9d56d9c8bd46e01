/** CSV with a table for each list: joined again, the tables say all that the rows said, and no line stands where it must not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withFields } from '../../../src/export/chosen.ts';
import { csvTables, otherFields } from '../../../src/export/formats/csv.ts';
import type { Part } from '../../../src/export/formats/format.ts';
import { passing } from '../../../src/export/passing.ts';
import { makePart } from '../../../src/export/product.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';
import { records, textOf } from './csv-readers.ts';
import { bytesOf, chat, exported, stream as chats } from './exported.ts';
import { hostileRows, hostileTexts } from './hostile.ts';

type Row = Record<string, unknown>;
type Cells = Record<string, string>;

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const lists = (stream: Stream) => csvTables.parts(stream).flatMap(({ suffix, rowsOf }) => (rowsOf ? [suffix] : []));
const tableOf = (suffix: string, rows: readonly string[], stream: Stream = chats) => records(textOf(csvTables, suffix, stream, rows));

/** A value as a cell for spreadsheets shows it. */
function shown(value: unknown): string {
  if (typeof value === 'string') return (/^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value).toWellFormed();
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** What cells and the other fields beside them say, leaving out what is empty; a number in whichever digits. */
function said({ [otherFields]: others = '', ...cells }: Cells): Cells {
  return filled([...Object.entries(cells), ...shownOf(JSON.parse(others || '{}') as Row)]);
}

const shownOf = (row: Row) => Object.entries(row).map(([field, value]): [string, string] => [field, shown(value)]);
const filled = (entries: readonly (readonly [string, string])[]): Cells =>
  Object.fromEntries(
    entries
      .filter(([, cell]) => cell !== '')
      .map(([field, cell]) => [field, /^-?\d/.test(cell) && Number.isFinite(+cell) ? `${+cell}` : cell]),
  );
const saidBy = (value: unknown) => filled(shownOf(isObject(value) ? value : { [otherFields]: value }));

function jsonOrText(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** The items of each row in the order of the file, found by the key, as joining programs find them; and the lines of none. */
function joined(main: readonly Cells[], items: readonly Cells[]) {
  const of = new Map(main.map(({ id }) => [id!, [] as Cells[]]));
  const lost = items.filter((item) => !of.get(item['parent_id']!)?.push(item));
  for (const some of of.values()) expect(some.map(({ position }) => position)).toEqual(some.map((_, i) => `${i + 1}`));
  return { of, lost };
}

const withoutPlace = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).slice(2));

describe('the tables of a stream', () => {
  test('are one of its rows and one for each list', () => {
    const ofChats = ['agent_names', 'agent_ids', 'tags', 'skills_requested', 'webpath', 'conversions', 'engagements', 'history'];
    expect(csvTables.parts(chats).map(({ suffix }) => suffix)).toEqual(['table', ...ofChats]);
    expect(csvTables.parts(streams.agents).map(({ suffix }) => suffix)).toEqual(['table']);
    expect(lists(streams.social_messaging)).toEqual(['messages']);
    expect(lists(streams.tickets)).toContain('collaborator_ids');
  });

  test('are only those of lists that were chosen', () => {
    expect(csvTables.parts(withFields(chats, ['message', 'tags'])).map(({ suffix }) => suffix)).toEqual(['table', 'tags']);
  });

  test('begin with the key of the row and the place in its list, then the fields of an item that are known, or its value', () => {
    const head = (suffix: string, stream: Stream) => textOf(csvTables, suffix, stream, []).slice(1).split('\r\n')[0];
    expect(head('webpath', chats)).toBe('parent_id,position,timestamp,title,from,to,other_fields');
    expect(head('tags', chats)).toBe('parent_id,position,value');
    expect(head('custom_fields', streams.tickets)).toBe('parent_id,position,id,value,other_fields');
    expect(head('messages', streams.social_messaging)).toMatch(/^parent_ticket_id,position,id,type,created_at,/);
  });

  test('for the rows the length of a list stands in its place, empty where there is none', () => {
    const rows = ['{"id":"1","tags":["a","b"],"history":[]}', '{"id":"2","tags":null}', '{"id":"3","tags":"a text","history":{"0":1}}'];
    const main = tableOf('table', rows);
    expect(main.map(({ tags_count, history_count }) => [tags_count, history_count])).toEqual([
      ['2', '0'],
      ['', ''],
      ['', ''],
    ]);
    expect(main.map((row) => row[otherFields])).toEqual(['', '', '{"tags":"a text","history":{"0":1}}']);
    expect(Object.keys(main[0]!)).not.toContain('tags');
    expect([tableOf('tags', rows).length, tableOf('history', rows).length]).toEqual([2, 0]);
  });
});

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostileTexts.slice(0, -1), 'vip', '7', 'true ', 'half \ud800'));
const value = fc.oneof(text, fc.jsonValue(), fc.constantFrom(-1, 1e21, null, true));
const item = fc.oneof(
  fc.dictionary(fc.oneof(fc.constantFrom('timestamp', 'type', 'name', 'msg', 'msg_id', 'title', 'position', 'value'), text), value, {
    maxKeys: 5,
  }),
  value,
);
const maybe = <T>(list: fc.Arbitrary<T[]>) =>
  fc.oneof({ weight: 4, arbitrary: list }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });
const someRows = fc.uniqueArray(
  fc.record({
    id: fc.oneof(
      text.map((one) => one.toWellFormed()),
      fc.string(),
    ),
    tags: maybe(fc.array(value, { maxLength: 4 })),
    agent_ids: maybe(fc.array(text, { maxLength: 3 })),
    history: maybe(fc.array(item, { maxLength: 5 })),
    webpath: maybe(fc.array(item, { maxLength: 3 })),
  }),
  { selector: ({ id }) => shown(id), maxLength: 8 },
);

describe('joined to their rows again', () => {
  const linesOf = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row));

  test('lists of whatever values are exactly what they were', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        for (const list of ['tags', 'agent_ids'] as const) {
          const { of, lost } = joined(tableOf('table', linesOf(rows)), tableOf(list, linesOf(rows)));
          expect(lost).toEqual([]);
          const found = rows.map(({ id }) => of.get(shown(id))!.map(({ value: cell }) => jsonOrText(cell!)));
          expect(JSON.stringify(found)).toBe(JSON.stringify(rows.map((row) => row[list] ?? [])));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('lists of items with fields say field for field what they said', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        for (const list of ['history', 'webpath'] as const) {
          const { of, lost } = joined(tableOf('table', linesOf(rows)), tableOf(list, linesOf(rows)));
          expect(lost).toEqual([]);
          const found = rows.map(({ id }) => of.get(shown(id))!.map((cells) => said(withoutPlace(cells))));
          expect(found).toEqual(rows.map((row) => (row[list] ?? []).map(saidBy)));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('nothing of any row is lost, however it is made', () => {
    const rows = hostileRows.filter((row) => isObject(JSON.parse(row)) && (JSON.parse(row) as Row)['id'] !== undefined);
    const main = tableOf('table', rows);
    const items = Object.fromEntries(lists(chats).map((list) => [list, joined(main, tableOf(list, rows)).of]));
    rows.forEach((row, i) => {
      const value = JSON.parse(row) as Row;
      const cells = Object.fromEntries(Object.entries(main[i]!).filter(([name]) => !name.endsWith('_count')));
      const listed = lists(chats).filter((list) => Array.isArray(value[list]));
      expect(said(cells)).toEqual(saidBy(Object.fromEntries(Object.entries(value).filter(([field]) => !listed.includes(field)))));
      for (const list of listed) {
        const found = items[list]!.get(main[i]!['id']!)!.map(withoutPlace);
        expect(main[i]![`${list}_count`]).toBe(`${found.length}`);
        const known = found[0] && otherFields in found[0];
        expect(found.map((one) => (known ? said(one) : jsonOrText(one['value']!)))).toEqual(
          known ? (value[list] as unknown[]).map(saidBy) : value[list],
        );
      }
    });
  });

  test('numbers in lists keep their digits', () => {
    const rows = ['{"id":"1","tags":[70.0,12345678901234567890],"history":[{"msg_id":1E+2}]}'];
    expect(tableOf('tags', rows).map(({ value: cell }) => cell)).toEqual(['70.0', '12345678901234567890']);
    expect(tableOf('history', rows)[0]).toMatchObject({ msg_id: '1E+2' });
  });
});

test('no cell of any table is a formula, and a text looks like one only behind an apostrophe or in quotes of its own', () => {
  const rows = hostileTexts.slice(0, -1).map((one, i) =>
    JSON.stringify({
      id: `${one}${i}`,
      message: one,
      tags: [one],
      agent_names: [one],
      history: [{ msg: one, [one]: one }, one],
      webpath: [[one]],
    }),
  );
  const cells = csvTables.parts(chats).flatMap(({ suffix }) => tableOf(suffix, rows).flatMap((row) => Object.values(row)));
  expect(cells.length).toBeGreaterThan(500);
  expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  expect(tableOf('tags', rows).map(({ value: cell }) => cell)).toContain('"=1+1"');
  expect(tableOf('history', rows).map(({ msg }) => msg)).toContain("'=1+1");
});

/** Chats of which every fourth has no history. */
const talks = Array.from({ length: 60 }, (_, n) =>
  chat(n, { history: Array.from({ length: n % 4 }, (_, i) => ({ type: 'chat.msg', msg: `${n}, ${i}` })), tags: ['a', 7].slice(n % 3) }),
);

async function made(part: Part, pieceBytes: number, rows: readonly unknown[] = talks) {
  const { spool, spooled } = await exported(rows);
  const products = await makePart({ spooled, stream: chats, format: csvTables, part, spool, pieceBytes }, async () => undefined);
  const files = await bytesOf(
    spool,
    products.map(({ name }) => name),
  );
  return { products, lines: Object.values(files).map((bytes) => records(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))) };
}

describe.each(['table', 'history', 'tags'])('%s in files that may not grow long', (suffix) => {
  const part = csvTables.parts(chats).find((one) => one.suffix === suffix)!;
  const whole = tableOf(
    suffix,
    talks.map((row) => JSON.stringify(row)),
  );

  test.each([1, 300, 1e9])('at most %i bytes: each is proved, and all lines stand in them once, in their order', async (limit) => {
    const { products, lines } = await made(part, limit);
    expect(lines.flat()).toEqual(whole);
    expect(products.map(({ rows }) => rows)).toEqual(lines.map(({ length }) => length));
    expect(products.slice(0, 2).map(({ name }) => name)).toEqual(
      [`chats.${suffix}.csv`, `chats.${suffix}.2.csv`].slice(0, products.length),
    );
    expect(products.length > 3).toBe(limit < 1_000);
  });
});

describe('the table of a list is refused', () => {
  const history = csvTables.parts(chats).find(({ suffix }) => suffix === 'history')!;
  /** Writers whose lines are changed behind their backs. */
  const changing = (change: (lines: string[]) => string[]): Part => ({
    ...history,
    writer() {
      const writer = history.writer();
      const block: typeof writer.block = (rows, counts) => {
        const lines = new TextDecoder().decode(writer.block(rows, counts)).split(/(?<=\r\n)/);
        // Of all rows, not of the one by which its key is looked up.
        return new TextEncoder().encode((lines.length === 90 ? change(lines) : lines).join(''));
      };
      return { head: () => writer.head(), block, tail: () => writer.tail() };
    },
  });
  const at = (lines: readonly string[], says: string) => lines.findIndex((line) => line.includes(`"${says}"`));
  const swap = (lines: string[], one: string, other: string) =>
    lines.with(at(lines, one), lines[at(lines, other)]!).with(at(lines, other), lines[at(lines, one)]!);

  test.each<[string, (lines: string[]) => string[]]>([
    ['a line is missing', (lines) => lines.toSpliced(at(lines, '7, 1'), 1)],
    ['its first line is missing', (lines) => lines.slice(1)],
    ['its last line is missing', (lines) => lines.slice(0, -1)],
    ['a row’s lines are all missing', (lines) => lines.filter((line) => !line.includes('"7, '))],
    ['a line stands there twice', (lines) => lines.toSpliced(at(lines, '7, 1'), 0, lines[at(lines, '7, 1')]!)],
    ['a line is added to a row', (lines) => lines.toSpliced(at(lines, '7, 2') + 1, 0, lines[at(lines, '7, 2')]!.replace(',3,', ',4,'))],
    ['a row without items has a line', (lines) => [lines[0]!.replace('2609.1.', '2609.0.'), ...lines]],
    ['a line changed places with one of another row', (lines) => swap(lines, '6, 1', '7, 1')],
    [
      'a line is said to be of another row',
      (lines) => lines.map((line) => (line.includes('"7, 1"') ? line.replace('2609.7.', '2609.6.') : line)),
    ],
    ['two lines of one row changed places', (lines) => swap(lines, '7, 0', '7, 1')],
    ['a line has another’s place', (lines) => lines.map((line) => (line.includes('"7, 1"') ? line.replace(',2,', ',3,') : line))],
  ])('when %s', async (_, change) => {
    await expect(made(changing(change), 1e9)).rejects.toMatchObject({ code: 'verification-failed' });
    expect(
      (
        await made(
          changing((lines) => lines),
          1e9,
        )
      ).lines.flat().length,
    ).toBe(90);
  });

  test.each<[string, (items: unknown[]) => unknown[]]>([
    ['a row’s list lost an item on its way', (items) => items.slice(1)],
    ['a row’s list gained an item on its way', (items) => [...items, items[0]]],
  ])('when %s, in small files too', async (_, change) => {
    const pass = (line: string) => {
      const row = JSON.parse(line) as { id: string; history: unknown[] };
      return JSON.stringify(row.id.includes('.7.') ? { ...row, history: change(row.history) } : row);
    };
    const careless: Part = { ...history, writer: () => passing(history, pass, undefined).writer() };
    for (const limit of [1, 600, 1e9]) await expect(made(careless, limit)).rejects.toMatchObject({ code: 'verification-failed' });
  });
});

test('rows without a key have their lines too, and are proved', async () => {
  const part = csvTables.parts(chats).find(({ suffix }) => suffix === 'tags')!;
  const rows = [
    { tags: ['a', 'b'] },
    { tags: ['c'] },
    { id: true, tags: ['d'] },
    { id: "'=1", tags: ['e'] },
    null,
    ['f'],
    chat(1, { tags: ['g'] }),
  ];
  const { lines } = await made(part, 1e9, rows);
  expect(lines.flat().map(({ parent_id, position, value: cell }) => [parent_id, position, cell])).toEqual([
    ['', '1', 'a'],
    ['', '2', 'b'],
    ['', '1', 'c'],
    ['true', '1', 'd'],
    ["'=1", '1', 'e'],
    ['2609.1.abc', '1', 'g'],
  ]);
});
