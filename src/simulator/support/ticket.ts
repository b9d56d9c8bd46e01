/** One ticket (support-api.md §3.4). Its deleted ones come too, with that status (§3.4). */
import { Dice, fraction, hash, purpose } from '../dice.ts';
import { iso } from '../moment.ts';
import type { Place } from '../rows.ts';
import { languages, tags } from '../words.ts';
import { say } from '../world.ts';
import { apiRoot, customFields, idAt, ids, ownFields } from './ids.ts';
import { socialChannelOf, sourceOf } from './social.ts';
import type { Support } from './world.ts';

const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
const channels = ['web', 'email', 'api', 'chat', 'native_messaging'];
const messaging: readonly string[] = ['native_messaging', 'sunshine_conversations_facebook_messenger', 'line'];
const deletedShare = 0.02;
/** A closed ticket is archived so many milliseconds after its last change (§3.7). */
const archivedAfter = 120 * 86_400_000;

/** What ticket `i` was last, before any deletion. */
export const stateOf = ({ seed }: Support, i: number) => new Dice(seed, i, purpose.status).pick(statuses);

/** Deleted tickets keep their place and have this for a status. */
export const statusOf = (support: Support, { i, gone }: Place): string =>
  gone || fraction(support.seed, i, purpose.deletion) < deletedShare ? 'deleted' : stateOf(support, i);

/** Whether ticket `i` is archived now. No change made since takes it out again: ours. */
export const isArchived = (support: Support, i: number): boolean =>
  stateOf(support, i) === 'closed' && support.clock.now() - support.tickets.timeline.updated(i) * 1000 >= archivedAfter;

export const channelOf = (support: Support, i: number): string =>
  socialChannelOf(support, i) ?? new Dice(support.seed, i, purpose.channel).pick(channels);

/** The ticket at `place`. A change moves `generated_timestamp` alone, as when the system touches a ticket (§3.1). */
export function ticketAt(support: Support, place: Place) {
  const { i, time } = place;
  const dice = new Dice(support.seed, i, purpose.ticket);
  const language = dice.pick(languages);
  const subject = say(dice, language.visitor);
  const [social, channel] = [socialChannelOf(support, i), channelOf(support, i)];
  const requester = requesterOf(support, i);
  const [made, last] = [support.tickets.made(i), support.tickets.timeline.updated(i)];
  const custom = fieldsOf(support).map((id) => ({ id, value: dice.hits(0.5) ? say(dice, language.agent) : null }));
  return {
    url: `${apiRoot}/tickets/${i + 1}.json`,
    id: i + 1,
    external_id: dice.hits(0.1) ? `ext-${dice.whole(1, 9_999)}` : null,
    via: { channel, source: social ? sourceOf(support, i, social) : { from: {}, to: {}, rel: null } },
    created_at: iso(made),
    // One in five was touched by the system days later, which `updated_at` does not show.
    updated_at: iso(Math.max(made, dice.hits(0.2) ? last - dice.whole(1, 400_000) : last)),
    type: dice.pick([null, 'question', 'incident', 'problem', 'task']),
    subject,
    raw_subject: subject,
    description: say(dice, language.visitor),
    priority: dice.pick([null, 'low', 'normal', 'high', 'urgent']),
    status: statusOf(support, place),
    recipient: channel === 'email' ? 'help@example.com' : null,
    requester_id: requester,
    submitter_id: requester,
    assignee_id: dice.hits(0.8) ? dice.pick(support.team).id : null,
    organization_id: organizationOf(support, i),
    group_id: dice.hits(0.8) ? groupOf(support, i) : null,
    collaborator_ids: [],
    follower_ids: dice.hits(0.05) ? [support.team[0]!.id] : [],
    email_cc_ids: [],
    forum_topic_id: null,
    problem_id: null,
    has_incidents: false,
    is_public: true,
    due_at: dice.hits(0.05) ? iso(last + 86_400) : null,
    tags: tags.filter(() => dice.hits(0.1)),
    custom_fields: custom,
    satisfaction_rating: dice.hits(0.5) ? null : { score: dice.pick(['unoffered', 'offered', 'good', 'bad']) },
    sharing_agreement_ids: [],
    custom_status_id: idAt(ids.custom_statuses, statuses.indexOf(stateOf(support, i)) % 5),
    encoded_id: `${hash(support.seed, i, purpose.ticket).toString(36).toUpperCase().padStart(7, '0').slice(0, 7)}-${i + 1}`,
    fields: custom,
    followup_ids: [],
    ticket_form_id: ids.ticket_forms.first,
    brand_id: ids.brands.first,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: messaging.includes(channel),
    generated_timestamp: time,
  };
}

/** Ids of the fields that each ticket has values for. */
const fieldsOf = ({ sizes }: Support): number[] =>
  Array.from({ length: Math.max(0, Math.min(customFields, sizes.ticket_fields - ownFields)) }, (_, n) =>
    idAt(ids.ticket_fields, ownFields + n),
  );

/** Who asked in ticket `i`: one of the users, or a member of the team where there are none. */
export function requesterOf({ seed, users, team }: Support, i: number): number {
  const { size } = users.timeline;
  return size ? users.idOf(hash(seed, i, purpose.user) % size) : team[0]!.id;
}

/** A group for whatever has number `i`, if there is any. */
export const groupOf = ({ seed, sizes: { groups } }: Support, i: number): number | null =>
  groups ? idAt(ids.groups, hash(seed, i, purpose.ticket + 256) % groups) : null;

export function organizationOf({ seed, organizations }: Support, i: number): number | null {
  const { size } = organizations.timeline;
  const chance = hash(seed, i, purpose.organization);
  return size && chance % 3 ? organizations.idOf(chance % size) : null;
}
