/** The incremental streams of Support, as rows behind a moment: tickets, users, organizations, events (support-api.md §3.1). */
import { fraction, purpose } from '../dice.ts';
import type { Place } from '../rows.ts';
import { eventAt, eventsPerTicket } from './events.ts';
import { metricEventAt, metricsPerTicket } from './metric-events.ts';
import { organizationAt } from './organization.ts';
import { statusOf, ticketAt } from './ticket.ts';
import { userAt } from './user.ts';
import type { Kind, Support } from './world.ts';

export interface Row {
  readonly id: number;
  /** Of its last change, seconds since 1970. */
  readonly time: number;
  /** Its JSON text. */
  text(): string;
}

export interface Source {
  /** Key of the rows in the answer. */
  readonly key: string;
  /** Keys of an answer by time, in the order in which they come (support-api.md §3.2); `rows` stands for the rows. */
  readonly order: readonly string[];
  /** The rows from `time` on; with the `id` of a row at `time`, those behind it. Among equals by id. */
  after(support: Support, time: number, id: string, query: URLSearchParams): Iterable<Row>;
}

const order = ['rows', 'count', 'end_of_stream', 'next_page', 'end_time'];

export const sources = {
  tickets: { key: 'tickets', order, after: tickets },
  users: {
    key: 'users',
    order: ['rows', 'next_page', 'count', 'end_of_stream', 'end_time'],
    after: (support, time, id) => changed(support.users, time, id, (place) => userAt(support, place)),
  },
  organizations: {
    key: 'organizations',
    order,
    after: (support, time, id) => changed(support.organizations, time, id, (place) => organizationAt(support, place)),
  },
  ticket_events: {
    key: 'ticket_events',
    order,
    after: (support, time, _, query) =>
      series(support.tickets, eventsPerTicket, time, (n) => eventAt(support, n, query.get('include') === 'comment_events')),
  },
  ticket_metric_events: {
    key: 'ticket_metric_events',
    // No sign of the end in it (support-api.md §3.4).
    order: ['count', 'end_time', 'next_page', 'rows'],
    after: (support, time) => series(support.tickets, metricsPerTicket, time, (n) => metricEventAt(support, n)),
  },
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof sources;

/** Which tickets `support_type_scope` lets through; without it those of agents only (support-api.md §0.9). */
const scopes: Readonly<Record<string, (ai: boolean) => boolean>> = { all: () => true, agent: (ai) => !ai, ai_agent: (ai) => ai };
/** Share of the tickets that an AI agent has. Nothing in a row says so; ours. */
const aiShare = 0.06;

function* tickets(support: Support, time: number, id: string, query: URLSearchParams): Iterable<Row> {
  const wanted = scopes[query.get('support_type_scope') ?? 'agent'] ?? scopes['agent']!;
  const withDeleted = query.get('exclude_deleted') !== 'true';
  for (const place of support.tickets.ledger.after(time, id)) {
    if (!wanted(fraction(support.seed, place.i, purpose.scope) < aiShare)) continue;
    if (withDeleted || statusOf(support, place) !== 'deleted') yield rowOf(support.tickets, place, () => ticketAt(support, place));
  }
}

function* changed({ ledger, ...kind }: Kind, time: number, id: string, make: (place: Place) => object): Iterable<Row> {
  for (const place of ledger.after(time, id)) yield rowOf(kind, place, () => make(place));
}

const rowOf = ({ idOf }: Pick<Kind, 'idOf'>, { i, time }: Place, make: () => object): Row => ({
  id: idOf(i),
  time,
  text: () => JSON.stringify(make()),
});

/** Of each ticket `each` rows, all at the moment at which it was last changed before any change made since: ours. */
function* series({ timeline }: Kind, each: number, from: number, make: (n: number) => { id: number; text(): string }): Iterable<Row> {
  for (let n = timeline.first(from) * each; n < timeline.size * each; n++)
    yield { time: timeline.updated(Math.floor(n / each)), ...make(n) };
}
