/** The calls of Support that the simulated account answers: one table (support-api.md §2.5, §3). Each also with `.json`. */
import { administrators, everybody, type Call, type Route } from '../routes.ts';
import { auditsPage, commentsPage } from './children.ts';
import { logPage } from './conversations.ts';
import { deletedPage } from './deleted.ts';
import { kindCount, kindNames, kindPage, oneOfKind, showMany } from './kinds.ts';
import { listNames } from './lists.ts';
import { anonymous, me } from './me.ts';
import { metricPage } from './metric-page.ts';
import { cursorPage, timePage } from './pages.ts';
import { searchCount, searchExport, searchPage } from './search-pages.ts';
import { activePage, oneOfList, rolesOf, smallCount, smallPage, withActive } from './small.ts';
import { sources, type Source } from './sources.ts';
import { currentToken, endToken, newToken } from './token.ts';

type Answer = (call: Call) => Response;

const route = (path: string, roles: Route['roles'], answer: Answer): Route => ({
  path: new RegExp(`^/api/v2/${path}(?:\\.json)?$`),
  roles,
  answer,
});

const { tickets, users, organizations, ticket_events } = sources;
/** Organizations and events have no cursor (support-api.md §3.1). */
const withCursor: readonly Source[] = [tickets, users];
const byTime: readonly Source[] = [tickets, users, organizations, ticket_events];
/** Rows of a sample. */
const sampled = 50;

export const supportRoutes: readonly Route[] = [
  { ...route('users/me', everybody, ({ account, role }) => me(account.support.team, role)), anonymous },
  { ...route('oauth/tokens/current', everybody, currentToken), needs: 'any' },
  { ...route('oauth/tokens/(current|\\d+)', everybody, endToken), method: 'DELETE', needs: 'any' },
  { ...route('oauth/tokens', administrators, newToken), method: 'POST', needs: 'write' },
  ...withCursor.map((source) => route(`incremental/${source.key}/cursor`, administrators, (call) => cursorPage(call, source))),
  ...byTime.map((source) => route(`incremental/${source.key}`, administrators, (call) => timePage(call, source))),
  ...byTime.map((source) => route(`incremental/${source.key}/sample`, administrators, (call) => timePage(call, source, sampled))),
  route('incremental/ticket_metric_events', administrators, metricPage),
  route('search', everybody, searchPage),
  route('search/count', everybody, searchCount),
  route('search/export', everybody, searchExport),
  route('deleted_tickets', everybody, deletedPage),
  route('tickets/(\\d+)/comments', everybody, commentsPage),
  route('tickets/(\\d+)/audits', everybody, auditsPage),
  route('tickets/(\\d+)/conversation_log', everybody, logPage),
  ...kindNames.flatMap((name) => [
    route(name, everybody, (call) => kindPage(call, name)),
    route(`${name}/count`, everybody, (call) => kindCount(call, name)),
    route(`${name}/show_many`, everybody, (call) => showMany(call, name)),
    route(`${name}/(\\d+)`, everybody, (call) => oneOfKind(call, name)),
  ]),
  ...withActive.map((name) => route(`${name}/active`, everybody, (call) => activePage(call, name))),
  ...listNames.flatMap((name) => [
    route(name, rolesOf(name), (call) => smallPage(call, name)),
    route(`${name}/count`, rolesOf(name), (call) => smallCount(call, name)),
    route(`${name}/(\\d+)`, rolesOf(name), (call) => oneOfList(call, name)),
  ]),
];
