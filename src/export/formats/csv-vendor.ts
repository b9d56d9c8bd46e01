/**
 * Tickets in the columns of the vendor's own CSV of them, for whoever has spreadsheets made for it.
 *
 * The columns are those that public scripts for such files name, in their order; what each holds is documented
 * (article 4408886165402, "Exporting ticket, user, or organization data from your account"). No real file was at hand.
 * Here each holds what the ticket's row says, in the API's words, and that differs from the vendor's file:
 *
 * - `Requester`, `Submitter`, `Assignee`, `Group`, `Organization` hold ids. The names stand in other streams.
 * - `Via`, `Status`, `Priority`, `Ticket type`, `Satisfaction Score` hold the API's values, such as `native_messaging`.
 * - Times are in UTC, not in the account's time zone.
 * - Always empty is what a row does not tell: the requester's address and external id, what was assigned or solved when, and all
 *   counts and durations; so is `Summation column`, of which nothing is written.
 * - Columns of custom fields are missing: they bear the fields' titles, which stand in another stream.
 * - Deleted tickets are there, with that status; the vendor leaves them out.
 *
 * Cells are as safe for spreadsheets as those of `csv`. Every field of a ticket stands in the other formats.
 */
import type { Stream } from '../../zendesk/streams.ts';
import type { Column } from './csv-columns.ts';
import { forSpreadsheets, safe, safely } from './csv-safe.ts';
import { rowsTable, type Table } from './csv-table.ts';
import type { Put } from './csv-value.ts';

export const isTickets = ({ name }: Pick<Stream, 'name'>) => name === 'tickets';

const under = (name: string) => safely((value) => (value as Readonly<Record<string, unknown>> | null)?.[name]);
/** Tags hold no spaces, and so they stand in cells of the vendor's files that were seen. */
const listed = safely((value) =>
  Array.isArray(value) ? value.map((tag) => (typeof tag === 'string' ? tag : JSON.stringify(tag))).join(' ') : value,
);

/** Name, field, and what is shown of it. */
const told: readonly (readonly [name: string, field?: string, put?: Put])[] = [
  ['Summation column'],
  ['Id', 'id'],
  ['Requester', 'requester_id'],
  ['Requester id', 'requester_id'],
  ['Requester external id'],
  ['Requester email'],
  ['Requester domain'],
  ['Submitter', 'submitter_id'],
  ['Assignee', 'assignee_id'],
  ['Group', 'group_id'],
  ['Subject', 'subject'],
  ['Tags', 'tags', listed],
  ['Status', 'status'],
  ['Priority', 'priority'],
  ['Via', 'via', under('channel')],
  ['Ticket type', 'type'],
  ['Created at', 'created_at'],
  ['Updated at', 'updated_at'],
  ['Assigned at'],
  ['Organization', 'organization_id'],
  ['Due date', 'due_at'],
  ['Initially assigned at'],
  ['Solved at'],
  ['Resolution time'],
  ['Satisfaction Score', 'satisfaction_rating', under('score')],
  ['Group stations'],
  ['Assignee stations'],
  ['Reopens'],
  ['Replies'],
];

/** Each in minutes, and once more within business hours. */
const durations = ['First reply', 'First resolution', 'Full resolution', 'Agent wait', 'Requester wait', 'On hold'];
const measured = durations.flatMap((what) => ['', ' within business hours'].map((within) => [`${what} time in minutes${within}`] as const));

export const vendorTable: Table = rowsTable({
  suffix: 'vendor',
  columns: [...told, ...measured].map(([name, field, put = safe]): Column => ({ name, field, put })),
  key: ['Id'],
  time: 'Created at',
  bare: forSpreadsheets.bare,
});
