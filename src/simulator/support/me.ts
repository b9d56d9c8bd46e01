/** Whose token it is; without one, a user who is nobody, with status 200 (support-api.md §2.5). */
import type { Agent } from '../account.ts';
import { json } from '../failures.ts';
import { holderOf, type Role } from '../tokens.ts';
import { apiRoot } from './ids.ts';

export const anonymous = (): Response =>
  json({ user: { id: null, url: null, name: 'Nobody in particular', email: 'invalid@example.com', role: 'end-user', active: true } });

/** A member of the team as a user. Only single records have them: that no list of users has is ours. */
const memberRow = ({ id, display_name, email, create_date, last_login, roles }: Agent) => ({
  id,
  url: `${apiRoot}/users/${id}.json`,
  name: display_name,
  email,
  created_at: create_date,
  updated_at: create_date,
  role: roles.administrator ? 'admin' : 'agent',
  verified: true,
  active: true,
  last_login_at: last_login,
  suspended: false,
  user_fields: {},
});

export function memberOf(team: readonly Agent[], id: string): object | undefined {
  const agent = team.find((one) => String(one.id) === id);
  return agent && memberRow(agent);
}

/** Has a token in it beside the user, which nobody should keep or show. */
export const me = (team: readonly Agent[], role: Role): Response =>
  json({ user: { ...memberRow(holderOf(team, role)), authenticity_token: 'synthetic' } });
