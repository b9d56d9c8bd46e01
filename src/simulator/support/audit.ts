/** An event of a ticket, written down as an audit (support-api.md §3.6). How its parts are spelt beside a chat is the documentation's way, not recorded. */
import { iso } from '../moment.ts';
import { bare, childrenOf, system, type Child, type Happening } from './events.ts';
import { channelOf } from './ticket.ts';

export function auditOf(happening: Happening, metadata: object) {
  const { support, ticket, id, time, author, which } = happening;
  const chat = which === 0 && channelOf(support, ticket) === 'chat' ? [chatStarted(happening)] : [];
  return {
    id,
    ticket_id: support.tickets.idOf(ticket),
    created_at: iso(time),
    author_id: author,
    metadata,
    events: [...childrenOf(happening, true).map(eventOf), ...chat],
    via: { channel: author === system ? 'rule' : 'web', source: { from: {}, to: {}, rel: null } },
  };
}

/** A comment stays what it is; a field that was made or changed is named, and its value stands beside it. */
function eventOf(child: Child): object {
  const { id, event_type: type } = child;
  if (type === 'Comment') return bare(child, 'via');
  const { previous_value, ...made } = bare(child, 'via', 'id');
  const [field_name, value] = Object.entries(made)[0]!;
  return { id, type, field_name, value, ...(previous_value !== undefined && { previous_value }) };
}

/** The chat that the ticket came from, told in its own way: times in milliseconds, messages by their number. */
function chatStarted({ support, ticket, id, time, author, dice, texts }: Happening) {
  const { timeline, ids } = support.world;
  const chat_id = timeline.size ? ids.of(ticket % timeline.size) : `2001.0.${ticket}`;
  const said = Array.from({ length: dice.whole(1, 4) }, (_, n) => ({
    chat_index: n + 1,
    message_id: `${time}${n}`,
    type: 'ChatMessage',
    actor_id: author,
    actor_type: 'end-user',
    timestamp: time * 1000 + n * 977,
    message: dice.pick(texts),
  }));
  const joined = {
    actor_id: author,
    actor_name: 'Visitor',
    actor_type: 'end-user',
    chat_index: 0,
    timestamp: time * 1000,
    type: 'ChatJoin',
  };
  return { id: id + 15, type: 'ChatStartedEvent', value: { visitor_id: `10415237-${ticket}`, chat_id, history: [joined, ...said] } };
}
