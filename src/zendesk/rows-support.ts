/**
 * The rows of the Support API as they really come (support-api.md §3.4). As in `rows.ts`: loose, of kinds of top-level
 * values only, and a field that is a text in one call and null in another may be either.
 */
import * as z from 'zod/mini';

const text = z.nullish(z.string());
const flag = z.nullish(z.boolean());
const number = z.nullish(z.number());
const object = z.nullish(z.looseObject({}));
const list = z.nullish(z.array(z.unknown()));
/** A row with its id and the two dates that most have. */
const dated = { id: z.number(), url: text, created_at: text, updated_at: text };

export const ticketRow = z.looseObject({
  ...dated,
  generated_timestamp: z.number(),
  external_id: text,
  subject: text,
  raw_subject: text,
  description: text,
  status: text,
  type: text,
  priority: text,
  recipient: text,
  requester_id: number,
  submitter_id: number,
  assignee_id: number,
  organization_id: number,
  group_id: number,
  brand_id: number,
  ticket_form_id: number,
  custom_status_id: number,
  problem_id: number,
  forum_topic_id: number,
  has_incidents: flag,
  is_public: flag,
  due_at: text,
  tags: list,
  via: object,
  custom_fields: list,
  fields: list,
  satisfaction_rating: object,
  collaborator_ids: list,
  follower_ids: list,
  email_cc_ids: list,
  followup_ids: list,
  sharing_agreement_ids: list,
  allow_channelback: flag,
  allow_attachments: flag,
  from_messaging_channel: flag,
  encoded_id: text,
});

/**
 * A conversation of Facebook or LINE, put together by us (support-api.md §3.6): its ticket and its messages as they were served.
 * `messages_from` is the call that they came by; both are null where there is none any more.
 */
export const conversationRow = z.looseObject({
  ticket_id: z.number(),
  channel: z.string(),
  status: text,
  created_at: text,
  generated_timestamp: number,
  messages_from: text,
  ticket: z.looseObject({}),
  messages: list,
});

export const userRow = z.looseObject({
  ...dated,
  name: text,
  email: text,
  phone: text,
  alias: text,
  role: text,
  external_id: text,
  organization_id: number,
  locale: text,
  time_zone: text,
  iana_time_zone: text,
  active: flag,
  verified: flag,
  suspended: flag,
  last_login_at: text,
  details: text,
  notes: text,
  signature: text,
  tags: list,
  photo: object,
  user_fields: object,
});

/** `deleted_at` is set in those that were deleted (support-api.md §3.1). */
export const organizationRow = z.looseObject({
  ...dated,
  name: text,
  external_id: text,
  details: text,
  notes: text,
  group_id: number,
  shared_tickets: flag,
  shared_comments: flag,
  domain_names: list,
  tags: list,
  organization_fields: object,
  deleted_at: text,
});

/** `via` is a text here, unlike in tickets; `updater_id` is −1 for the system. */
export const ticketEventRow = z.looseObject({
  id: z.number(),
  ticket_id: number,
  timestamp: number,
  created_at: text,
  updater_id: number,
  via: z.nullish(z.union([z.string(), z.looseObject({})])),
  event_type: text,
  system: object,
  child_events: list,
});

export const ticketMetricEventRow = z.looseObject({
  id: z.number(),
  ticket_id: number,
  metric: text,
  instance_id: number,
  type: text,
  time: text,
});

export const satisfactionRatingRow = z.looseObject({
  ...dated,
  score: text,
  comment: text,
  ticket_id: number,
  requester_id: number,
  assignee_id: number,
  group_id: number,
});

export const groupRow = z.looseObject({ ...dated, name: text, description: text, default: flag, deleted: flag, is_public: flag });

export const ticketFieldRow = z.looseObject({
  ...dated,
  type: text,
  title: text,
  raw_title: text,
  description: text,
  position: number,
  active: flag,
  required: flag,
  tag: text,
  custom_field_options: list,
});

export const ticketFormRow = z.looseObject({
  ...dated,
  name: text,
  raw_name: text,
  display_name: text,
  position: number,
  active: flag,
  default: flag,
  end_user_visible: flag,
  ticket_field_ids: list,
});

export const brandRow = z.looseObject({ ...dated, name: text, brand_url: text, subdomain: text, active: flag, default: flag });

export const customStatusRow = z.looseObject({
  ...dated,
  status_category: text,
  agent_label: text,
  end_user_label: text,
  description: text,
  active: flag,
  default: flag,
});

/** Macros, views, triggers and automations: what is done, and when. */
export const ruleRow = z.looseObject({
  ...dated,
  title: text,
  raw_title: text,
  description: text,
  active: flag,
  position: number,
  actions: list,
  conditions: object,
  restriction: object,
  execution: object,
});
