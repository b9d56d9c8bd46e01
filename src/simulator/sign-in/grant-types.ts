/** The ways to a token: for a code, for a renewal, or for a client by itself (support-api.md §2.1, §2.3, chat-api.md §2 "Grants"). */
import type { Client } from './clients.ts';
import type { Issued, Lives } from './granted.ts';
import type { Grants } from './grants.ts';
import type { Text } from './lives.ts';
import { Refused } from './refused.ts';
import { scopesOf } from './scopes.ts';

/** One request for a token, by a client that is who it says. */
export interface Asking {
  readonly client: Client;
  readonly grants: Grants;
  readonly text: Text;
  /** The code challenge that the verifier fits. */
  readonly challenge: string;
  readonly lives: Required<Lives>;
}

/** What each grant type leads to; whatever is wrong is thrown before anything is spent. */
export const grantTypes: Readonly<Record<string, (asking: Asking) => Issued>> = {
  authorization_code({ client, grants, text, challenge, lives }) {
    const code = grants.code(text('code'));
    // Whoever sends a used code may have stolen it, so nothing that came of it stays (RFC 6749 §4.1.2: ours), as long as it is remembered.
    if (code?.used) code.chain.withdrawn = true;
    const fits = code?.client === client && code.redirect === text('redirect_uri') && (code.challenge ?? challenge) === challenge;
    if (!code || code.used || !fits) throw new Refused('invalid_grant');
    const scopes = narrowed(client, text('scope'), code.scopes);
    code.used = true;
    return grants.issue({ ...code, scopes }, lives, code.chain);
  },
  refresh_token({ client, grants, text, lives }) {
    const old = grants.renewable(text('refresh_token'));
    if (old?.client !== client) throw new Refused('invalid_grant');
    const scopes = narrowed(client, text('scope'), old.scopes);
    grants.revoke(old);
    return grants.issue({ ...old, scopes }, lives, old.chain);
  },
  /** Acts as an administrator, and gets nothing to renew it with (RFC 6749 §4.4.3): ours. */
  client_credentials({ client, grants, text, lives }) {
    if (client.kind !== 'confidential') throw new Refused('invalid_client');
    const scopes = scopesOf(client.product, text('scope'), client.scopes);
    if (!scopes) throw new Refused('invalid_scope');
    return grants.issue({ client, role: 'administrator', scopes }, { token: lives.token });
  },
};

/** All that was granted, or less where less is asked for. */
function narrowed({ product }: Client, scope: string, granted: readonly string[]): readonly string[] {
  const scopes = scope ? scopesOf(product, scope, granted) : granted;
  if (!scopes) throw new Refused('invalid_scope');
  return scopes;
}
