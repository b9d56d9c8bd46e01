/** Conversations of Facebook and LINE as they are asked for: a ticket's log, and what an exporter must end up with. */
import type { Call } from '../routes.ts';
import { notFound } from './failures.ts';
import { existing } from './kinds.ts';
import { cursorPage } from './list-page.ts';
import { ofTexts } from './listing.ts';
import { logOf } from './log.ts';
import { settled } from './pages.ts';
import { socialChannelOf } from './social.ts';
import { sources } from './sources.ts';
import { ticketAt } from './ticket.ts';
import type { Support } from './world.ts';

/** The log of the ticket that the path names; a deleted one has none. Which way it is sorted without `sort` is ours. */
export function logPage(call: Call): Response {
  const { support } = call.account;
  const place = existing(support, 'tickets', call.part);
  return place ? cursorPage(call, ofTexts('events', logOf(support, place))) : notFound();
}

/** Every conversation once: its ticket and its messages as they are served, in the row that our exports put together of them. */
export function* conversations(support: Support): Iterable<string> {
  const all = sources.tickets.after(support, 0, '', new URLSearchParams({ support_type_scope: 'all' }));
  for (const row of settled(all, support.clock.now(), 0)) {
    const place = support.tickets.ledger.find(String(row.id))!;
    const channel = socialChannelOf(support, place.i);
    if (!channel) continue;
    const text = row.text();
    const { id, status, created_at, generated_timestamp } = ticketAt(support, place);
    const gone = status === 'deleted';
    const head = { ticket_id: id, channel, status, created_at, generated_timestamp, messages_from: gone ? null : 'conversation_log' };
    const messages = gone ? 'null' : `[${logOf(support, place).join(',')}]`;
    yield `${JSON.stringify(head).slice(0, -1)},"ticket":${text},"messages":${messages}}`;
  }
}
