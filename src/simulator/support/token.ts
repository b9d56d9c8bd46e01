/** Access tokens by their own word, their making and their end (support-api.md §2.4, §2.5). */
import { json } from '../failures.ts';
import { iso } from '../moment.ts';
import type { Call } from '../routes.ts';
import type { Issued } from '../sign-in/granted.ts';
import { supportSeconds } from '../sign-in/lives.ts';
import { holderOf } from '../tokens.ts';
import { notFound, Unusable } from './failures.ts';
import { apiRoot } from './ids.ts';

/** Of every token that no sign-in and no call has made. */
const listed = { id: 1, client: 41 };

/** Its first characters are not told here, so that none of them comes into anybody's files: ours. */
function tokenRow({ account, role, scopes, until, issued }: Pick<Call, 'account' | 'role' | 'scopes' | 'until' | 'issued'>) {
  const { id: user_id, create_date } = holderOf(account.support.team, role);
  const id = issued?.id ?? listed.id;
  return {
    url: `${apiRoot}/oauth/tokens/${id}.json`,
    id,
    user_id,
    client_id: issued?.client.id ?? listed.client,
    token: 'synthetic0',
    refresh_token: null,
    scopes,
    created_at: issued ? moment(issued.made) : create_date,
    expires_at: moment(until),
    refresh_token_expires_at: issued?.refresh ? moment(issued.refreshUntil) : null,
    used_at: null,
  };
}

const moment = (ms: number) => (ms === Infinity ? null : iso(Math.floor(ms / 1000)));

export const currentToken = (call: Call): Response => json({ token: tokenRow(call) });

/** A token may end itself, whatever its scopes are, and no other: ours. What renews it ends too. */
export function endToken({ account, part, credential, issued }: Call): Response {
  if (part !== 'current' && Number(part) !== (issued?.id ?? listed.id)) return notFound();
  if (issued) account.grants.revoke(issued);
  else account.bearers.withdraw(credential.token);
  return new Response(null, { status: 204 });
}

/** For whoever asks, with the client and scopes that are named; it cannot be renewed: ours. The one answer that tells the token. */
export function newToken({ account, role, body }: Call): Response {
  const { id, scopes } = wantedBy(body);
  const client = Object.values(account.clients).find((one) => one.product === 'support' && one.id === id);
  if (!client || !scopes?.length) throw new Unusable('The body names no client by its number, or no scopes', 422, invalid);
  const issued = account.grants.issue({ client, role, scopes }, { token: supportSeconds });
  return json({ token: { ...tokenRow({ account, ...issued, issued }), full_token: issued.token } }, 201);
}

const invalid = { error: 'RecordInvalid', description: 'Record validation errors', details: {} };

/** Undefined for what is missing or of another kind. */
function wantedBy(body: string): { id?: number; scopes?: Issued['scopes'] } {
  const { token } = parsed(body) as { token?: { client_id?: unknown; scopes?: unknown } };
  const [id, scopes] = [token?.client_id, token?.scopes];
  return {
    ...(typeof id === 'number' && { id }),
    ...(Array.isArray(scopes) && scopes.every((one) => typeof one === 'string') && { scopes }),
  };
}

function parsed(body: string): object {
  try {
    return Object(JSON.parse(body)) as object;
  } catch {
    return {};
  }
}
