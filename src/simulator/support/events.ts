/** What happened to tickets: events with their children, comments among them, and measurements (support-api.md §3.4). */
import { Dice, purpose } from '../dice.ts';
import { iso } from '../moment.ts';
import { languages, tags } from '../words.ts';
import { say } from '../world.ts';
import { commentChild } from './comment.ts';
import { requesterOf } from './ticket.ts';
import type { Support } from './world.ts';

/** A ticket is opened, answered, and touched by the system. */
export const eventsPerTicket = 3;
/** A child's id stands between its parent's and the next one's. */
const idStep = 20;
const firstId = 714_323_587_394;
const system = -1;

export type Child = { id: number; event_type: string } & Record<string, unknown>;

export interface Happening {
  readonly support: Support;
  readonly dice: Dice;
  readonly ticket: number;
  readonly id: number;
  readonly time: number;
  readonly author: number;
  readonly texts: readonly string[];
}

const child = (id: number, event_type: string, rest: object): Child => ({
  id,
  via: 'Web form',
  via_reference_id: null,
  ...rest,
  event_type,
});

/** What each of a ticket's events holds besides a comment. */
const kinds = [
  ({ id, dice, texts }: Happening) => [
    child(id + 2, 'Create', { subject: say(dice, texts) }),
    child(id + 3, 'Create', { tags: tags.slice(0, 2), added_tags: tags.slice(0, 2), removed_tags: [] }),
  ],
  ({ id, dice }: Happening) => [child(id + 2, 'Change', { status: dice.pick(['open', 'pending', 'solved']), previous_value: 'new' })],
  ({ id }: Happening) => [child(id + 2, 'Change', { status: 'closed', previous_value: 'solved' })],
] as const;

/** Event `n` of all. `comments`: whether the comments' texts come with it. */
export function eventAt(support: Support, n: number, comments: boolean): { id: number; text(): string } {
  const id = firstId + n * idStep;
  return { id, text: () => oddNumber(JSON.stringify(event(support, n, id, comments))) };
}

/** Whole numbers are at times written as floats, a difference that only the text of a row can show; ours. */
const oddNumber = (text: string) => text.replace('"latitude":52,', '"latitude":52.0,');

function event(support: Support, n: number, id: number, comments: boolean) {
  const ticket = Math.floor(n / eventsPerTicket);
  const which = n % eventsPerTicket;
  const dice = new Dice(support.seed, n, purpose.ticketEvent);
  const language = languages[ticket % languages.length]!;
  const time = support.tickets.timeline.updated(ticket);
  const author = [requesterOf(support, ticket), dice.pick(support.team).id, system][which]!;
  const texts = which ? language.agent : language.visitor;
  const happening: Happening = { support, dice, ticket, id, time, author, texts };
  return {
    child_events: [...(author === system ? [] : [commentChild(happening, comments)]), ...kinds[which]!(happening)],
    id,
    ticket_id: support.tickets.idOf(ticket),
    timestamp: time,
    created_at: iso(time),
    updater_id: author,
    via: author === system ? 'Rule' : 'Web form',
    system: { client: null, location: 'Leeds', latitude: 52, longitude: dice.float(2) },
    event_type: 'Audit',
  };
}

export const metricsPerTicket = 2;
const metrics = ['agent_work_time', 'reply_time', 'requester_wait_time'];

/** Measurement `n` of all. */
export function metricEventAt(support: Support, n: number): { id: number; text(): string } {
  const ticket = Math.floor(n / metricsPerTicket);
  const id = 926_232_157_301 + n * 3;
  const { timeline, idOf } = support.tickets;
  const type = n % metricsPerTicket ? 'measure' : 'activate';
  const row = {
    id,
    instance_id: n % 2,
    metric: metrics[ticket % metrics.length]!,
    ticket_id: idOf(ticket),
    time: iso(timeline.updated(ticket)),
    type,
  };
  return { id, text: () => JSON.stringify(row) };
}
