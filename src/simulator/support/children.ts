/** What belongs to one ticket: its comments and its audits (support-api.md §3.5, §3.6). */
import { jsonText } from '../failures.ts';
import type { Call } from '../routes.ts';
import { auditOf } from './audit.ts';
import { bare, childrenOf, eventsPerTicket, happeningAt, system, type Happening } from './events.ts';
import { notFound } from './failures.ts';
import { existing } from './kinds.ts';
import { listPage } from './list-page.ts';
import { ofTexts } from './listing.ts';
import { isArchived } from './ticket.ts';
import type { Support } from './world.ts';

const happenings = (support: Support, ticket: number): Happening[] =>
  Array.from({ length: eventsPerTicket }, (_, which) => happeningAt(support, ticket * eventsPerTicket + which));

/** The comments of the ticket that the path names, the same as its events have, the oldest first; a deleted ticket has none. */
export function commentsPage(call: Call): Response {
  const { support } = call.account;
  const place = existing(support, 'tickets', call.part);
  if (!place) return notFound();
  const comments = happenings(support, place.i).filter(({ author }) => author !== system);
  return listPage(call, ofTexts('comments', comments.map(commentText)));
}

/** Where the author was: persons' data, as it comes with each comment. */
const metadata = (ticket: number) => ({
  system: { client: 'Demo/1.0', ip_address: `203.0.113.${ticket % 250}`, location: 'Leeds', latitude: 52, longitude: -1.5 },
  custom: {},
});

function commentText(happening: Happening): string {
  const comment = bare(childrenOf(happening, true)[0]!);
  return JSON.stringify({ ...comment, plain_body: comment['body'], metadata: metadata(happening.ticket) });
}

/** One audit for each event. Those of an archived ticket come all at once, whatever page is asked for. */
export function auditsPage(call: Call): Response {
  const { support } = call.account;
  const place = existing(support, 'tickets', call.part);
  if (!place) return notFound();
  const audits = happenings(support, place.i).map((happening) => JSON.stringify(auditOf(happening, metadata(place.i))));
  if (!isArchived(support, place.i)) return listPage(call, ofTexts('audits', audits));
  return jsonText(`{"audits":[${audits.join(',')}],"next_page":null,"previous_page":null,"count":${audits.length}}`);
}
