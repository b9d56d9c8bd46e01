/** The streams of the Support API (support-api.md §3.1). */
import * as rows from './rows-support.ts';
import type { Budget, Stream } from './streams.ts';

const minute = 60_000;
/** What the smallest plan allows, and what the incremental calls allow beside it (support-api.md §4.1). */
export const supportBudget: Budget = { name: 'support', requests: 200, windowMs: minute };
/** Today's text may allow the cursor calls more, the recordings far more; we keep to the least that is written (§4.1). */
export const supportCursorBudget: Budget = { name: 'support-cursor', requests: 10, windowMs: minute, within: supportBudget };
export const supportIncrementalBudget: Budget = { name: 'support-incremental', requests: 10, windowMs: minute, within: supportBudget };
/** Logs of conversations have a limit of their own; the tickets that they belong to are found by cursor calls (§3.6). */
export const conversationBudget: Budget = {
  name: 'support-conversations',
  requests: 100,
  windowMs: minute,
  within: supportBudget,
  except: { path: '/api/v2/incremental/', budget: supportCursorBudget },
};

/** A start must be more than a minute old, and the last minute's rows are held back (support-api.md §3.1). */
const incremental = { product: 'support', role: 'administrator', lagMs: 61_000, withholdsMs: 61_000, pageSize: 1000, key: ['id'] } as const;
const byCursor = { ...incremental, budget: supportCursorBudget, paging: 'support-cursor' } as const;
const byTime = { ...incremental, budget: supportIncrementalBudget, paging: 'support-time' } as const;
const fromTheStart = { per_page: '1000', start_time: '0' } as const;
/** The call that has all tickets, and without `all` not those of AI agents (support-api.md §0.9). */
const ticketsCall = {
  path: '/api/v2/incremental/tickets/cursor',
  query: { support_type_scope: 'all', ...fromTheStart },
  version: 'generated_timestamp',
  time: 'created_at',
  deleted: { field: 'status', value: 'deleted' },
} as const;
/** Lists in pages of 100, the most that they give (support-api.md §3.5). */
const list = {
  product: 'support',
  role: 'agent',
  budget: supportBudget,
  paging: 'support-list',
  query: { 'page[size]': '100' },
  pageSize: 100,
  lagMs: 0,
  key: ['id'],
  version: 'updated_at',
  time: 'created_at',
} as const;

const listOf = <Name extends string>(name: Name) => ({ ...list, name, path: `/api/v2/${name}`, rows: [name] }) as const;

export const supportStreams = {
  tickets: { ...byCursor, ...ticketsCall, name: 'tickets', rows: ['tickets'], schema: rows.ticketRow },
  users: {
    ...byCursor,
    name: 'users',
    path: '/api/v2/incremental/users/cursor',
    query: fromTheStart,
    rows: ['users'],
    version: 'updated_at',
    time: 'created_at',
    schema: rows.userRow,
  },
  organizations: {
    ...byTime,
    name: 'organizations',
    path: '/api/v2/incremental/organizations',
    query: fromTheStart,
    rows: ['organizations'],
    version: 'updated_at',
    time: 'created_at',
    schema: rows.organizationRow,
  },
  ticket_events: {
    ...byTime,
    name: 'ticket_events',
    path: '/api/v2/incremental/ticket_events',
    query: { include: 'comment_events', ...fromTheStart },
    rows: ['ticket_events'],
    time: 'created_at',
    schema: rows.ticketEventRow,
  },
  ticket_metric_events: {
    ...byTime,
    name: 'ticket_metric_events',
    path: '/api/v2/incremental/ticket_metric_events',
    query: fromTheStart,
    rows: ['ticket_metric_events'],
    time: 'time',
    schema: rows.ticketMetricEventRow,
  },
  social_messaging: {
    ...byCursor,
    ...ticketsCall,
    name: 'social_messaging',
    composed: 'conversations',
    budget: conversationBudget,
    rows: ['conversations'],
    pageSize: 1, // most have one answer of their own
    key: ['ticket_id'],
    optional: true,
    schema: rows.conversationRow,
  },
  satisfaction_ratings: { ...listOf('satisfaction_ratings'), role: 'administrator', optional: true, schema: rows.satisfactionRatingRow },
  groups: { ...listOf('groups'), schema: rows.groupRow },
  ticket_fields: { ...listOf('ticket_fields'), schema: rows.ticketFieldRow },
  ticket_forms: { ...listOf('ticket_forms'), optional: true, schema: rows.ticketFormRow },
  brands: { ...listOf('brands'), optional: true, schema: rows.brandRow },
  custom_statuses: { ...listOf('custom_statuses'), optional: true, schema: rows.customStatusRow },
  macros: { ...listOf('macros'), schema: rows.ruleRow },
  views: { ...listOf('views'), schema: rows.ruleRow },
  // Chat has triggers too, and a stream's name is its file's.
  support_triggers: { ...listOf('triggers'), name: 'support_triggers', schema: rows.ruleRow },
  automations: { ...listOf('automations'), schema: rows.ruleRow },
} as const satisfies Record<string, Stream>;
