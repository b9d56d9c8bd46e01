/** CSV of tickets in the vendor's columns: what a ticket tells stands where the vendor's file has it, and nothing else does. */
import { describe, expect, test } from 'vitest';
import { csvVendor } from '../../../src/export/formats/csv.ts';
import { readEnvelope, readPage } from '../../../src/export/page.ts';
import type { Product } from '../../../src/export/product.ts';
import { makeProducts } from '../../../src/export/products.ts';
import { SpooledStream } from '../../../src/export/spooled.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { streams } from '../../../src/zendesk/streams.ts';
import { header, noon } from '../../fixtures/exports.ts';
import { records, textOf } from './csv-readers.ts';
import { bytesOf } from './exported.ts';

const stream = streams.tickets;
const tableOf = (...rows: object[]) =>
  records(
    textOf(
      csvVendor,
      'vendor',
      stream,
      rows.map((row) => JSON.stringify(row)),
    ),
  );

/** As support-api.md §5.1 names them, in its order. */
const columns = [
  ...['Summation column', 'Id', 'Requester', 'Requester id', 'Requester external id', 'Requester email', 'Requester domain'],
  ...['Submitter', 'Assignee', 'Group', 'Subject', 'Tags', 'Status', 'Priority', 'Via', 'Ticket type', 'Created at', 'Updated at'],
  ...['Assigned at', 'Organization', 'Due date', 'Initially assigned at', 'Solved at', 'Resolution time', 'Satisfaction Score'],
  ...['Group stations', 'Assignee stations', 'Reopens', 'Replies'],
  ...['First reply time in minutes', 'First reply time in minutes within business hours'],
  ...['First resolution time in minutes', 'First resolution time in minutes within business hours'],
  ...['Full resolution time in minutes', 'Full resolution time in minutes within business hours'],
  ...['Agent wait time in minutes', 'Agent wait time in minutes within business hours'],
  ...['Requester wait time in minutes', 'Requester wait time in minutes within business hours'],
  ...['On hold time in minutes', 'On hold time in minutes within business hours'],
];

const ticket = {
  url: 'https://acme.zendesk.com/api/v2/tickets/7.json',
  id: 7,
  external_id: 'ours-1',
  created_at: '2026-01-02T10:00:00Z',
  updated_at: '2026-01-03T10:00:00Z',
  generated_timestamp: 1_767_434_400,
  subject: 'Where is it, "please"?',
  description: 'Since Monday.',
  status: 'open',
  type: 'question',
  priority: 'high',
  requester_id: 6_130_907_993_114,
  submitter_id: 2,
  assignee_id: 3,
  group_id: 4,
  organization_id: 5,
  due_at: '2026-02-01T00:00:00Z',
  tags: ['order', 'late'],
  via: { channel: 'native_messaging', source: { from: {}, to: {}, rel: null } },
  satisfaction_rating: { score: 'good' },
  custom_fields: [{ id: 9, value: 'secret garden' }],
};

const told = {
  Id: '7',
  Requester: '6130907993114',
  'Requester id': '6130907993114',
  Submitter: '2',
  Assignee: '3',
  Group: '4',
  Subject: 'Where is it, "please"?',
  Tags: 'order late',
  Status: 'open',
  Priority: 'high',
  Via: 'native_messaging',
  'Ticket type': 'question',
  'Created at': '2026-01-02T10:00:00Z',
  'Updated at': '2026-01-03T10:00:00Z',
  Organization: '5',
  'Due date': '2026-02-01T00:00:00Z',
  'Satisfaction Score': 'good',
};

test('is made of tickets only', () => {
  const fitting = Object.values(streams).filter((one) => csvVendor.fits!(one));
  expect(fitting.map(({ name }) => name)).toEqual(['tickets']);
});

test('has the columns of the vendor’s file in its order', () => {
  expect(textOf(csvVendor, 'vendor', stream, [])).toBe(`\ufeff${columns.join()}\r\n`);
});

test('says what the ticket says, and nothing where it says nothing', () => {
  const empty = Object.fromEntries(columns.map((name) => [name, '']));
  expect(tableOf(ticket)).toEqual([{ ...empty, ...told }]);
  expect(tableOf({ id: 8, tags: [], via: null, satisfaction_rating: null, subject: null })).toEqual([{ ...empty, Id: '8' }]);
});

test('holds no formula, and bears fields of other kinds than they should be', () => {
  const odd = { id: 9, subject: '=1+1', tags: ['-1', 7, { a: 1 }], via: { channel: '@all' }, satisfaction_rating: 'good', type: ['a'] };
  expect(tableOf(odd)[0]).toMatchObject({
    Subject: "'=1+1",
    Tags: `'-1 7 {"a":1}`,
    Via: "'@all",
    'Satisfaction Score': '',
    'Ticket type': '["a"]',
  });
  expect(tableOf({ id: 10, tags: 'vip', via: 'web', satisfaction_rating: [1] })[0]).toMatchObject({
    Tags: 'vip',
    Via: '',
    'Satisfaction Score': '',
  });
  expect(tableOf([1], { toString: null })).toHaveLength(2);
});

describe('beside the other kinds, of an account’s tickets', () => {
  const names = ['csv', 'csv-exact', 'csv-tables', 'csv-vendor'] as const;
  const rows = Array.from({ length: 300 }, (_, n) => ({
    ...ticket,
    id: n + 1,
    status: ['new', 'open', 'deleted'][n % 3],
    created_at: `2026-01-02T10:00:${String(n % 60).padStart(2, '0')}Z`,
    tags: ['order', 'late', '=1'].slice(n % 4),
    custom_fields: Array.from({ length: n % 3 }, (_, i) => ({ id: i, value: `${n}, ${i}` })),
  }));

  async function made(pieceBytes: number) {
    const { spool, spooled } = await spooledTickets(rows);
    const products = await makeProducts(
      { spooled, stream, spool, formats: names, pieceBytes },
      () => undefined,
      new AbortController().signal,
    );
    const files = await bytesOf(
      spool,
      products.map(({ name }) => name),
    );
    const linesOf = (product: Product) => records(new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[product.name]));
    return { products, linesOf };
  }

  test.each([20_000, 1e9])(
    'files of at most %i bytes are proved, each kind in its own, and together they have every row',
    async (limit) => {
      const { products, linesOf } = await made(limit);
      for (const name of names) {
        const mains = products.filter(({ format, part }) => format === name && [undefined, 'exact', 'table', 'vendor'].includes(part));
        expect(mains.flatMap(linesOf).map((line) => line['id'] ?? line['Id'])).toEqual(rows.map(({ id }) => `${id}`));
        expect(mains.length > 1).toBe(limit < 1e6);
      }
      const custom = products.filter(({ part }) => part === 'custom_fields').flatMap(linesOf);
      expect(custom.map(({ parent_id, value }) => [parent_id, value])).toEqual(
        rows.flatMap(({ id, custom_fields }) => custom_fields.map(({ value }) => [`${id}`, value])),
      );
      expect(new Set(products.map(({ name }) => name)).size).toBe(products.length);
    },
  );

  test('the vendor’s columns say of each ticket what its row says', async () => {
    const { products, linesOf } = await made(1e9);
    const lines = products.filter(({ format }) => format === 'csv-vendor').flatMap(linesOf);
    expect(lines.map((line) => [line['Status'], line['Created at'], line['Tags']])).toEqual(
      rows.map(({ status, created_at, tags }) => [status, created_at, tags.join(' ').replace(/^=/, "'=")]),
    );
  });
});

/** An export of these tickets, at its end. */
async function spooledTickets(rows: readonly object[]) {
  const spool = await memorySpools(1e9).open('one');
  const spooled = await SpooledStream.open(spool, stream, { ...header, stream: stream.name });
  const value = { tickets: rows, after_url: '', after_cursor: 'end', before_cursor: null, end_of_stream: true };
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  spooled.append(
    readPage(stream, readEnvelope(stream, '', value), bytes, () => ({ odd: false, unknown: [] })),
    noon,
  );
  return { spool, spooled };
}
