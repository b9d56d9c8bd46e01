/** Whose token it is, and until when it works (chat-api.md §2, support-api.md §2). */
import type { Clock } from '../zendesk/clock.ts';
import type { Agent } from './account.ts';
import type { Product } from './sign-in/clients.ts';
import type { Issued } from './sign-in/granted.ts';
import type { Grants } from './sign-in/grants.ts';

export type Role = 'owner' | 'administrator' | 'agent';

/** What a token stands for, by the token. It stops working at `expiresAt` (milliseconds), or never. Scopes: `read` unless said. */
export type Tokens = Readonly<Record<string, { role: Role; expiresAt?: number; scopes?: readonly string[] }>>;

/** `demo` may do everything, `demo-agent` may not export, `demo-expired` no longer works. */
export const demoTokens: Tokens = {
  demo: { role: 'owner' },
  'demo-agent': { role: 'agent' },
  'demo-expired': { role: 'owner', expiresAt: 0 },
};

/** How a call says who it is: with a bearer token, or with the e-mail and API token of Basic authentication. */
export interface Credential {
  readonly kind: 'bearer' | 'api-token' | 'other' | 'none';
  readonly token: string;
}

/** Basic is told apart from an API token by its name, which ends in `/token` (support-api.md §2.5). */
export function credentialOf(request: Request): Credential {
  const [, scheme = '', value = ''] = /^(\w+) (.*)$/.exec(request.headers.get('Authorization') ?? '') ?? [];
  if (/^bearer$/i.test(scheme)) return { kind: 'bearer', token: value };
  const token = /^[^:]*\/token:(.*)$/.exec(/^basic$/i.test(scheme) ? unpacked(value) : '')?.[1];
  return token === undefined ? { kind: scheme ? 'other' : 'none', token: '' } : { kind: 'api-token', token };
}

function unpacked(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

export interface Holder {
  readonly role: Role;
  readonly scopes: readonly string[];
  /** When the token ends, in milliseconds; Infinity for never. */
  readonly until: number;
  /** What is known of a token that a sign-in or a call has made; undefined for one of the table. */
  readonly issued?: Issued;
}

export interface Bearers {
  /** Whose the token is; undefined for one that does not work with the product, or does not work any more. */
  holder(credential: Credential, product: Product): Holder | undefined;
  /** Ends a token that works for good. */
  withdraw(token: string): void;
}

/**
 * The tokens of one account: those of the table, which work with both products, and those that were granted. Of the table, each works
 * for `lifeMs` from its first use, and no longer than the table says. Beside `demo` there are `demo-2`, `demo-3` and so on, new
 * tokens of the same holder. Remembers each token of the table that was used.
 */
export function createBearers(tokens: Tokens, lifeMs: number, clock: Clock, grants: Grants): Bearers {
  const ends = new Map<string, number>();
  const entry = (token: string) => (Object.hasOwn(tokens, token) ? tokens[token] : undefined);
  const listed = (token: string): Holder | undefined => {
    const owner = entry(token) ?? entry(token.replace(/-\d+$/, ''));
    if (!owner) return undefined;
    const end = ends.get(token) ?? clock.now() + lifeMs;
    ends.set(token, end);
    const until = Math.min(end, owner.expiresAt ?? Infinity);
    return clock.now() < until ? { role: owner.role, scopes: owner.scopes ?? ['read'], until } : undefined;
  };
  const granted = (token: string, product: Product): Holder | undefined => {
    const issued = grants.find(token, product);
    return issued && { role: issued.role, scopes: issued.scopes, until: issued.until, issued };
  };
  return {
    holder: ({ kind, token }, product) => listed(token) ?? (kind === 'bearer' ? granted(token, product) : undefined),
    withdraw(token) {
      grants.end(token);
      if (listed(token)) ends.set(token, -Infinity);
    },
  };
}

const holds: Record<Role, (agent: Agent) => boolean> = {
  owner: ({ roles }) => roles.owner,
  administrator: ({ roles }) => roles.administrator && !roles.owner,
  agent: ({ roles }) => !roles.administrator,
};

/** The roles that somebody holds, the highest first. */
export const rolesIn = (team: readonly Agent[]): Role[] => (Object.keys(holds) as Role[]).filter((role) => team.some(holds[role]));

/** The member of the team that a role's tokens belong to: the first that holds it. */
export const holderOf = (team: readonly Agent[], role: Role): Agent => team.find(holds[role])!;
