/**
 * The rows of the vendor's Chat API, as they really come (chat-api.md §4.1, §4.5, §4.6). Top-level fields carry their
 * types, because they become columns; what lies deeper is passed on as it is. Every schema is loose: a field that the
 * vendor adds is kept, and a row that does not fit is still exported and only counted as odd. They speak of kinds of
 * values only, never of the values themselves, so that rows of one shape can be judged once (src/export/shape.ts).
 */
import * as z from 'zod/mini';

const id = z.union([z.string(), z.number()]);
const text = z.nullish(z.string());
const flag = z.nullish(z.boolean());
const number = z.nullish(z.number());
const object = z.nullish(z.looseObject({}));
const list = z.nullish(z.array(z.unknown()));

/** One conversation (`type: "chat"`) or one message left while nobody was there (`type: "offline_msg"`). */
export const chatRow = z.looseObject({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  update_timestamp: z.string(),
  end_timestamp: text,
  started_by: text,
  duration: number,
  visitor: object,
  session: object,
  department_id: z.nullish(id),
  department_name: text,
  agent_names: list,
  agent_ids: list,
  message: text,
  count: object,
  response_time: object,
  rating: text,
  comment: text,
  tags: list,
  triggered: flag,
  triggered_response: flag,
  missed: flag,
  unread: z.nullish(z.union([z.boolean(), z.number()])),
  deleted: flag,
  referrer_search_engine: text,
  referrer_search_terms: text,
  skills_requested: list,
  skills_fulfilled: z.nullish(z.union([z.boolean(), z.array(z.unknown())])),
  abandon_time: number,
  dropped: flag,
  proactive: flag,
  zendesk_ticket_id: z.nullish(id),
  webpath: list,
  conversions: list,
  engagements: list,
  history: list,
});

/** A member of the team as the Chat API shows them (chat-api.md §4.7). */
export const agentRow = z.looseObject({
  id: z.number(),
  display_name: text,
  first_name: text,
  last_name: text,
  email: text,
  enabled: z.nullish(z.union([z.boolean(), z.number()])),
  last_login: text,
  roles: z.nullish(z.looseObject({ administrator: flag, owner: flag })),
});

/** What follows is chat-api.md §3.6 and §4.7. `enabled` is a number in the documents and a flag in life (§4.6). */
const enabled = z.nullish(z.union([z.boolean(), z.number()]));

export const departmentRow = z.looseObject({ id: z.number(), name: text, description: text, enabled, members: list, settings: object });

export const agentTimelineRow = z.looseObject({
  agent_id: z.number(),
  start_time: z.string(),
  status: text,
  duration: number,
  engagement_count: number,
});

/** A banned visitor or address; `created_at` may be null. */
export const banRow = z.looseObject({
  id: z.number(),
  type: z.string(),
  created_at: text,
  reason: text,
  visitor_id: text,
  visitor_name: text,
  ip_address: text,
});

export const goalRow = z.looseObject({
  id: z.number(),
  name: text,
  description: text,
  enabled,
  attribution_model: text,
  attribution_period: number,
  settings: object,
});

export const roleRow = z.looseObject({
  id: z.number(),
  name: text,
  description: text,
  enabled,
  members_count: number,
  permissions: object,
});

/** Its id equals its name. */
export const shortcutRow = z.looseObject({
  id: z.string(),
  name: text,
  message: text,
  options: text,
  scope: text,
  tags: list,
  departments: list,
  agents: list,
});

export const skillRow = z.looseObject({ id: z.number(), name: text, description: text, enabled, members: list });

/** In old accounts the definition is a text. */
export const triggerRow = z.looseObject({
  id: z.number(),
  name: text,
  description: text,
  enabled,
  definition: z.nullish(z.union([z.string(), z.looseObject({})])),
});

export const accountRow = z.looseObject({ account_key: z.string(), status: text, create_date: text, plan: object, billing: object });

export const routingSettingsRow = z.looseObject({
  routing_mode: text,
  chat_limit: object,
  skill_routing: object,
  reassignment: object,
  auto_idle: object,
  auto_accept: object,
});

export const agentEventRow = z.looseObject({
  id: z.string(),
  timestamp: z.string(),
  account_id: number,
  agent_id: number,
  field_name: text,
  previous_value: z.nullish(id),
  value: z.nullish(id),
});

export const departmentEventRow = z.looseObject({
  id: z.nullish(id),
  timestamp: z.string(),
  department_id: number,
  field_name: text,
  previous_value: object,
  value: object,
});

export const conversionRow = z.looseObject({
  id: z.nullish(id),
  timestamp: z.string(),
  goal_id: number,
  goal_name: text,
  attribution: object,
});

export type ChatRow = z.infer<typeof chatRow>;
export type AgentRow = z.infer<typeof agentRow>;
