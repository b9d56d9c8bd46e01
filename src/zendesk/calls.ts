/** Every call that we make of the vendor's API, by path and method, so that whoever passes calls on can tell ours from others. */
import { countPaths } from './counts.ts';
import { messageCalls } from './social.ts';
import { streams } from './streams.ts';

export type CallMethod = 'GET' | 'POST';

/** Paging changes queries only (`lead.ts`), so a stream has one path however long it is. */
const pages = Object.values(streams).map(({ path }) => path);
/** Who asks, and with which token (support-api.md §2.5, chat-api.md §4.7). */
const identities = ['/api/v2/users/me.json', '/api/v2/oauth/tokens/current.json', '/api/v2/chat/agents/me'];
/** Where a code or a refresh token becomes a token (support-api.md §2.1, chat-api.md §2). */
const exchanges = ['/oauth/tokens', '/oauth2/chat/token'];

const methods: ReadonlyMap<string, CallMethod> = new Map([
  ...[...pages, ...countPaths, ...identities].map((path) => [path, 'GET'] as const),
  ...exchanges.map((path) => [path, 'POST'] as const),
]);

/** The messages of one conversation (support-api.md §3.6): the only path with a part of its own, the number of a ticket. */
const messages = new RegExp(`^/api/v2/tickets/[1-9][0-9]{0,18}/(${messageCalls.map(({ call }) => call).join('|')})$`);

/** The method of the call of ours at `path`, which begins with a slash and has no query; undefined for a path that is none of ours. */
export const methodOf = (path: string): CallMethod | undefined => methods.get(path) ?? (messages.test(path) ? 'GET' : undefined);
