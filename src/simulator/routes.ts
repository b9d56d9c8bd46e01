/** The calls of Chat that the simulated account answers: one table (chat-api.md §3, §4.7, §5). */
import { accountOf } from './account.ts';
import { agentByEmail, agentsPage, oneAgent } from './agents.ts';
import { banAt, banNumber, bansOf } from './bans.ts';
import { seriesNames } from './chat-events.ts';
import { eventsPage } from './chat-events-page.ts';
import { lists, routingSettings } from './chat-lists.ts';
import { chatsCall, oneChat } from './chat-records.ts';
import { searchChats } from './chat-search.ts';
import { chatsPage } from './chats.ts';
import { BadRequest, json, refuse, whole } from './failures.ts';
import type { Need } from './sign-in/scopes.ts';
import { holderOf, type Credential, type Holder, type Role } from './tokens.ts';
import type { Account } from './state.ts';

/** One call that was let in. */
export interface Call extends Holder {
  readonly account: Account;
  readonly url: URL;
  readonly credential: Credential;
  /** The part of the path that the route left open, decoded, or ''. */
  readonly part: string;
  /** What was sent with a POST, or ''. */
  readonly body: string;
}

export interface Route {
  readonly path: RegExp;
  /** Default GET. */
  readonly method?: 'POST' | 'DELETE';
  /** What the scopes of a token must allow. Default `read`. */
  readonly needs?: Need;
  readonly roles: readonly Role[];
  answer(call: Call): Response;
  /** What whoever sends no token gets; without it, 401. */
  anonymous?(): Response;
}

export const administrators: readonly Role[] = ['owner', 'administrator'];
export const everybody: readonly Role[] = [...administrators, 'agent'];

const at = (path: string) => new RegExp(`^/api/v2/chat/${path}$`);

export const routes: readonly Route[] = [
  { path: at('incremental/chats'), roles: administrators, answer: chatsPage },
  ...seriesNames.map((name) => ({
    path: at(`incremental/${name}`),
    roles: administrators,
    answer: (call: Call) => eventsPage(call, call.account.world.series[name]),
  })),
  { path: at('chats'), roles: administrators, answer: chatsCall },
  { path: at('chats/search'), roles: administrators, answer: searchChats },
  { path: at('chats/([^/]+)'), roles: administrators, answer: oneChat },
  { path: at('account'), roles: everybody, answer: ({ account }) => json(accountOf(account.world.team)) },
  { path: at('agents'), roles: everybody, answer: agentsPage },
  { path: at('agents/me'), roles: everybody, answer: ({ account, role }) => json(holderOf(account.world.team, role)) },
  { path: at('agents/email/([^/]+)'), roles: everybody, answer: agentByEmail },
  { path: at('agents/(\\d+)'), roles: everybody, answer: oneAgent },
  { path: at('bans'), roles: everybody, answer: bansPage },
  { path: at('bans/(\\d+)'), roles: everybody, answer: oneBan },
  { path: at('routing_settings/account'), roles: everybody, answer: () => json({ data: routingSettings }) },
  ...Object.entries(lists).flatMap(([name, make]) => [
    { path: at(name), roles: everybody, answer: ({ account }: Call) => json(make(account.world)) },
    { path: at(`${name}/([^/]+)`), roles: everybody, answer: (call: Call) => one(make(call.account.world), call.part) },
  ]),
];

/** By its id, which for shortcuts is the name (chat-api.md §4.6). That each list has such a call is the documentation's way, not recorded. */
function one(list: readonly { id: number | string }[], id: string): Response {
  const row = list.find((each) => String(each.id) === id);
  return row ? json(row) : refuse(404);
}

/** `since_id` and `limit` as for agents; that the limit holds for each of the two lists is our reading. */
function bansPage({ account, url: { searchParams: query } }: Call): Response {
  return json(bansOf(account.world, whole(query, 'since_id', 0), whole(query, 'limit', 100, 1, 100)));
}

function oneBan({ account, part }: Call): Response {
  const n = banNumber(account.world, Number(part));
  return n === undefined ? refuse(404) : json(banAt(account.world, n));
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
