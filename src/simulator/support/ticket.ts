/** One ticket (support-api.md §3.4). Its deleted ones come too, with that status (§3.4). */
import { Dice, hash, purpose } from '../dice.ts';
import { departments } from '../account.ts';
import { iso } from '../moment.ts';
import type { Place } from '../rows.ts';
import { languages, tags } from '../words.ts';
import { say } from '../world.ts';
import { apiRoot, brandId, fieldIds, formId, statusIds } from './ids.ts';
import type { Support } from './world.ts';

const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
const channels = ['web', 'email', 'api', 'chat', 'native_messaging'];
const deletedShare = 0.02;

/** The ticket at `place`. A change moves `generated_timestamp` alone, as when the system touches a ticket (§3.1). */
export function ticketAt(support: Support, { i, time }: Place) {
  const dice = new Dice(support.seed, i, purpose.ticket);
  const language = dice.pick(languages);
  const subject = say(dice, language.visitor);
  const status = dice.pick(statuses);
  const channel = dice.pick(channels);
  const requester = requesterOf(support, i);
  const [made, last] = [support.tickets.made(i), support.tickets.timeline.updated(i)];
  const custom = fieldIds.map((id) => ({ id, value: dice.hits(0.5) ? say(dice, language.agent) : null }));
  return {
    url: `${apiRoot}/tickets/${i + 1}.json`,
    id: i + 1,
    external_id: dice.hits(0.1) ? `ext-${dice.whole(1, 9_999)}` : null,
    via: { channel, source: { from: {}, to: {}, rel: null } },
    created_at: iso(made),
    // One in five was touched by the system days later, which `updated_at` does not show.
    updated_at: iso(Math.max(made, dice.hits(0.2) ? last - dice.whole(1, 400_000) : last)),
    type: dice.pick([null, 'question', 'incident', 'problem', 'task']),
    subject,
    raw_subject: subject,
    description: say(dice, language.visitor),
    priority: dice.pick([null, 'low', 'normal', 'high', 'urgent']),
    status: dice.hits(deletedShare) ? 'deleted' : status,
    recipient: channel === 'email' ? 'help@example.com' : null,
    requester_id: requester,
    submitter_id: requester,
    assignee_id: dice.hits(0.8) ? dice.pick(support.team).id : null,
    organization_id: organizationOf(support, i),
    group_id: dice.hits(0.8) ? dice.pick(departments).id : null,
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
    custom_status_id: statusIds[statuses.indexOf(status) % statusIds.length]!,
    encoded_id: `${hash(support.seed, i, purpose.ticket).toString(36).toUpperCase().padStart(7, '0').slice(0, 7)}-${i + 1}`,
    fields: custom,
    followup_ids: [],
    ticket_form_id: formId,
    brand_id: brandId,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: channel === 'native_messaging',
    generated_timestamp: time,
  };
}

/** Who asked in ticket `i`: one of the users, or a member of the team where there are none. */
export function requesterOf({ seed, users, team }: Support, i: number): number {
  const { size } = users.timeline;
  return size ? users.idOf(hash(seed, i, purpose.user) % size) : team[0]!.id;
}

export function organizationOf({ seed, organizations }: Support, i: number): number | null {
  const { size } = organizations.timeline;
  const chance = hash(seed, i, purpose.organization);
  return size && chance % 3 ? organizations.idOf(chance % size) : null;
}
