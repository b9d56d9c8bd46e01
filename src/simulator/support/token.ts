/** What an access token is good for, by its own word (support-api.md §2.5). */
import { json } from '../failures.ts';
import { iso } from '../moment.ts';
import type { Call } from '../routes.ts';
import { holderOf } from '../tokens.ts';
import { apiRoot } from './ids.ts';

/** Its first characters are not told here, so that none of them comes into anybody's files: ours. */
export function currentToken({ account, role, until }: Call): Response {
  const { id: user_id, create_date } = holderOf(account.support.team, role);
  return json({
    token: {
      url: `${apiRoot}/oauth/tokens/1.json`,
      id: 1,
      user_id,
      client_id: 41,
      token: 'synthetic0',
      refresh_token: null,
      scopes: ['read'],
      created_at: create_date,
      expires_at: until === Infinity ? null : iso(Math.floor(until / 1000)),
      refresh_token_expires_at: null,
      used_at: null,
    },
  });
}
