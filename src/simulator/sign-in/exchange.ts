/** The token endpoints: one POST, by a client that is who it says, becomes a token or a refusal (support-api.md §2.1; RFC 6749 §5). */
import { json } from '../failures.ts';
import { clientOf, type Client, type Clients, type Product } from './clients.ts';
import { grantTypes, type Asking } from './grant-types.ts';
import type { Issued } from './granted.ts';
import type { Grants } from './grants.ts';
import { livesOf, termsOf, type Text } from './lives.ts';
import { parametersOf } from './parameters.ts';
import { Refused } from './refused.ts';

/** Answers one POST to a token endpoint. */
export async function exchange(request: Request, product: Product, clients: Clients, grants: Grants): Promise<Response> {
  try {
    const parameters = await parametersOf(request, product);
    const text = (name: string) => parameters.get(name) ?? '';
    const challenge = await challengeOf(text('code_verifier'));
    const kind = kindOf(text('grant_type'));
    const client = authenticated(clients, product, text);
    return answer(kind({ client, grants, text, challenge, lives: livesOf(product, text) }));
  } catch (error) {
    if (error instanceof Refused) return error.response;
    throw error;
  }
}

function kindOf(type: string): (asking: Asking) => Issued {
  const kind = Object.hasOwn(grantTypes, type) ? grantTypes[type] : undefined;
  if (kind) return kind;
  throw new Refused(type ? 'unsupported_grant_type' : 'invalid_request');
}

function authenticated(clients: Clients, product: Product, text: Text): Client {
  const client = clientOf(clients, product, text('client_id'));
  if (client && (client.kind === 'public' || client.secret === text('client_secret'))) return client;
  throw new Refused('invalid_client');
}

const answer = (issued: Issued): Response =>
  json({ access_token: issued.token, ...(issued.refresh && { refresh_token: issued.refresh }), ...termsOf(issued) }, 200, {
    'Cache-Control': 'no-store',
  });

/** RFC 7636 §4.6, S256. */
async function challengeOf(verifier: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
