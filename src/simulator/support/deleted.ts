/** `GET /deleted_tickets`: what was deleted in the last 30 days (support-api.md §3.1). */
import { iso } from '../moment.ts';
import type { Place } from '../rows.ts';
import type { Call } from '../routes.ts';
import { listPage } from './list-page.ts';
import { ofTexts } from './listing.ts';
import { isArchived, stateOf, statusOf, ticketAt } from './ticket.ts';
import type { Support } from './world.ts';

const days = 30;

/** In the order in which they were made; archived ones are not among them (documented). */
export function deletedPage(call: Call): Response {
  const { support } = call.account;
  const places = deleted(support).sort((a, b) => a.i - b.i);
  const texts = places.map((place) => JSON.stringify(rowOf(support, place)));
  return listPage(call, ofTexts('deleted_tickets', texts, ['id']));
}

function deleted(support: Support): Place[] {
  const since = Math.floor(support.clock.now() / 1000) - days * 86_400;
  return [...support.tickets.ledger.after(since, '')].filter(
    (place) => statusOf(support, place) === 'deleted' && !isArchived(support, place.i),
  );
}

/** Who deleted it is our guess: the owner. */
function rowOf(support: Support, place: Place) {
  const { id, subject } = ticketAt(support, place);
  const { id: actor, display_name: name } = support.team[0]!;
  return { id, subject, actor: { id: actor, name }, deleted_at: iso(place.time), previous_state: stateOf(support, place.i) };
}
