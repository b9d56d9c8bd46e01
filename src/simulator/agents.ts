/** Agents as they are asked for: in pages, by id, by e-mail (chat-api.md §4.7). */
import type { Agent } from './account.ts';
import { json, refuse, whole } from './failures.ts';
import type { Call } from './routes.ts';

/**
 * `since_id` counts forward and `max_id` backward from an id, itself included (chat-api.md §4.7). The page is by rising
 * id in both cases; for `max_id` that is our reading, as is the default `limit` of 100.
 */
export function agentsPage({ account, url: { searchParams: query } }: Call): Response {
  const limit = whole(query, 'limit', 100, 1, 100);
  const [since, max] = [whole(query, 'since_id', 0), whole(query, 'max_id', Number.MAX_SAFE_INTEGER)];
  const agents = account.world.team.filter(({ id }) => id >= since && id <= max);
  return json(query.get('max_id') && !query.get('since_id') ? agents.slice(-limit) : agents.slice(0, limit));
}

export const oneAgent = (call: Call): Response => theOne(call, ({ id }) => String(id));
export const agentByEmail = (call: Call): Response => theOne(call, ({ email }) => String(email));

function theOne({ account, part }: Call, name: (agent: Agent) => string): Response {
  const agent = account.world.team.find((each) => name(each) === part);
  return agent ? json(agent) : refuse(404);
}
