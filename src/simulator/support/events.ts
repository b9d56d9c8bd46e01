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
export const system = -1;

export type Child = { id: number; event_type: string } & Record<string, unknown>;

/** One event, before it is written down in the way of whoever asks. */
export interface Happening {
  readonly support: Support;
  readonly dice: Dice;
  /** The number of the ticket. */
  readonly ticket: number;
  readonly id: number;
  readonly time: number;
  readonly author: number;
  readonly texts: readonly string[];
  /** Which of the ticket's events it is, from 0. */
  readonly which: number;
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

/** Event `n` of all; `comments`: whether the comments' texts come with it. */
export function eventAt(support: Support, n: number, comments: boolean): { id: number; text(): string } {
  return { id: firstId + n * idStep, text: () => oddNumber(JSON.stringify(event(happeningAt(support, n), comments))) };
}

/** Whole numbers are at times written as floats, a difference that only the text of a row can show; ours. */
const oddNumber = (text: string) => text.replace('"latitude":52,', '"latitude":52.0,');

export function happeningAt(support: Support, n: number): Happening {
  const [ticket, which] = [Math.floor(n / eventsPerTicket), n % eventsPerTicket];
  const dice = new Dice(support.seed, n, purpose.ticketEvent);
  const language = languages[ticket % languages.length]!;
  const time = support.tickets.timeline.updated(ticket);
  const author = [requesterOf(support, ticket), dice.pick(support.team).id, system][which]!;
  return { support, dice, ticket, which, id: firstId + n * idStep, time, author, texts: which ? language.agent : language.visitor };
}

/** What an event holds: the comment first, then what was made or changed. To be asked for once, as it rolls the dice. */
export const childrenOf = (happening: Happening, comments: boolean): Child[] => [
  ...(happening.author === system ? [] : [commentChild(happening, comments)]),
  ...kinds[happening.which]!(happening),
];

/** A child without what only an event says of it. */
export const bare = (one: Child, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(one).filter(([name]) => !['event_type', 'via_reference_id', ...names].includes(name)));

function event(happening: Happening, comments: boolean) {
  const { support, dice, id, ticket, time, author } = happening;
  return {
    child_events: childrenOf(happening, comments),
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
