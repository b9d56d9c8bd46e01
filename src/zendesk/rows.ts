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

export type ChatRow = z.infer<typeof chatRow>;
export type AgentRow = z.infer<typeof agentRow>;
