/** The calls that the simulated account answers: one table (chat-api.md §3.5, §4.7, §5). */
import { account as accountObject } from './account.ts';
import { BadRequest, json, refuse, whole } from './failures.ts';
import { seriesOf } from './chat-events.ts';
import { eventsPage } from './chat-events-page.ts';
import { bansOf, lists, routingSettings } from './chat-lists.ts';
import { chatsPage } from './chats.ts';
import { holderOf, type Role } from './tokens.ts';
import type { Account } from './state.ts';

/** One call that was let in. */
export interface Call {
  readonly account: Account;
  readonly url: URL;
  readonly role: Role;
  /** The part of the path that the route left open, or ''. */
  readonly part: string;
}

export interface Route {
  readonly path: RegExp;
  readonly roles: readonly Role[];
  answer(call: Call): Response;
  /** What whoever sends no token gets; without it, 401. */
  anonymous?(): Response;
}

export const administrators: readonly Role[] = ['owner', 'administrator'];
export const everybody: readonly Role[] = [...administrators, 'agent'];

export const routes: readonly Route[] = [
  { path: /^\/api\/v2\/chat\/incremental\/chats$/, roles: administrators, answer: chatsPage },
  { path: /^\/api\/v2\/chat\/account$/, roles: everybody, answer: () => json(accountObject) },
  { path: /^\/api\/v2\/chat\/agents$/, roles: everybody, answer: agentsPage },
  { path: /^\/api\/v2\/chat\/agents\/me$/, roles: everybody, answer: ({ account, role }) => json(holderOf(account.world.team, role)) },
  { path: /^\/api\/v2\/chat\/agents\/(\d+)$/, roles: everybody, answer: oneAgent },
  { path: /^\/api\/v2\/chat\/bans$/, roles: everybody, answer: bansPage },
  { path: /^\/api\/v2\/chat\/routing_settings\/account$/, roles: everybody, answer: () => json({ data: routingSettings }) },
  ...Object.entries(lists).map(([name, make]) => ({
    path: new RegExp(`^/api/v2/chat/${name}$`),
    roles: everybody,
    answer: ({ account }: Call) => json(make(account.world)),
  })),
  ...Object.entries(seriesOf()).map(([name, series]) => ({
    path: new RegExp(`^/api/v2/chat/incremental/${name}$`),
    roles: administrators,
    answer: (call: Call) => eventsPage(call, series),
  })),
];

/**
 * `since_id` counts forward and `max_id` backward from an id, itself included (chat-api.md §4.7). The page is by rising
 * id in both cases; for `max_id` that is our reading, as is the default `limit` of 100.
 */
function agentsPage({ account, url: { searchParams: query } }: Call): Response {
  const limit = whole(query, 'limit', 100, 1, 100);
  const [since, max] = [whole(query, 'since_id', 0), whole(query, 'max_id', Number.MAX_SAFE_INTEGER)];
  const agents = account.world.team.filter(({ id }) => id >= since && id <= max);
  return json(query.get('max_id') && !query.get('since_id') ? agents.slice(-limit) : agents.slice(0, limit));
}

/** `since_id` and `limit` as for agents; that the limit holds for each of the two lists is our reading. */
function bansPage({ account, url: { searchParams: query } }: Call): Response {
  const limit = whole(query, 'limit', 100, 1, 100);
  const since = whole(query, 'since_id', 0);
  const part = (list: readonly { id: number }[]) => list.filter(({ id }) => id >= since).slice(0, limit);
  const { visitor, ip_address } = bansOf(account.world);
  return json({ visitor: part(visitor), ip_address: part(ip_address) });
}

function oneAgent({ account, part }: Call): Response {
  const agent = account.world.team.find(({ id }) => String(id) === part);
  return agent ? json(agent) : refuse(404);
}

/** Answers a call that was let in. A parameter that cannot be used becomes a 400. */
export function answerRoute(route: Route, call: Call): Response {
  try {
    return route.answer(call);
  } catch (error) {
    if (error instanceof BadRequest) return error.response;
    throw error;
  }
}
