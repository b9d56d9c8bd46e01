/** The calls of Support that the simulated account answers: one table (support-api.md §3.1). Each also with `.json`. */
import { administrators, everybody, type Call, type Route } from '../routes.ts';
import { countAnswer, listPage } from './list-page.ts';
import { supportLists } from './lists.ts';
import { anonymous, me } from './me.ts';
import { cursorPage, timePage } from './pages.ts';
import { sources, type Source } from './sources.ts';

const at = (path: string) => new RegExp(`^/api/v2/${path}(?:\\.json)?$`);

/** Organizations and events have no cursor (support-api.md §3.1). */
const withCursor: readonly Source[] = [sources.tickets, sources.users];

const lists = Object.entries(supportLists);
const onlyForAdministrators = ['satisfaction_ratings'];
const rolesOf = (list: string) => (onlyForAdministrators.includes(list) ? administrators : everybody);

export const supportRoutes: readonly Route[] = [
  { path: at('users/me'), roles: everybody, answer: ({ account, role }) => me(account.support.team, role), anonymous },
  ...withCursor.map((source) => ({
    path: at(`incremental/${source.key}/cursor`),
    roles: administrators,
    answer: (call: Call) => cursorPage(call, source),
  })),
  ...Object.values(sources).map((source) => ({
    path: at(`incremental/${source.key}`),
    roles: administrators,
    answer: (call: Call) => timePage(call, source),
  })),
  ...(['tickets', 'users', 'organizations'] as const).map((kind) => ({
    path: at(`${kind}/count`),
    roles: everybody,
    answer: (call: Call) => countAnswer(call, call.account.support[kind].timeline.size),
  })),
  ...lists.map(([key, make]) => ({
    path: at(key),
    roles: rolesOf(key),
    answer: (call: Call) => listPage(call, key, make(call.account.support)),
  })),
  ...lists.map(([key, make]) => ({
    path: at(`${key}/count`),
    roles: rolesOf(key),
    answer: (call: Call) => countAnswer(call, make(call.account.support).length),
  })),
];
