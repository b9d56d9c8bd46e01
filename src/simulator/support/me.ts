/** Whose token it is; without one, a user who is nobody, with status 200 (support-api.md §2.5). */
import type { Agent } from '../account.ts';
import { json } from '../failures.ts';
import { holderOf, type Role } from '../tokens.ts';
import { apiRoot } from './ids.ts';

export const anonymous = (): Response =>
  json({ user: { id: null, url: null, name: 'Nobody in particular', email: 'invalid@example.com', role: 'end-user', active: true } });

export function me(team: readonly Agent[], role: Role): Response {
  const { id, display_name, email, create_date, last_login } = holderOf(team, role);
  return json({
    user: {
      id,
      url: `${apiRoot}/users/${id}.json`,
      name: display_name,
      email,
      created_at: create_date,
      updated_at: create_date,
      role: role === 'agent' ? 'agent' : 'admin',
      verified: true,
      // Nothing that anybody should keep or show.
      authenticity_token: 'synthetic',
      active: true,
      last_login_at: last_login,
      suspended: false,
      user_fields: {},
    },
  });
}
