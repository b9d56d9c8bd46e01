/** Whose token it is (chat-api.md §2). */
import type { Clock } from '../zendesk/clock.ts';
import type { Agent } from './account.ts';

export type Role = 'owner' | 'administrator' | 'agent';

/** What a token stands for, by the token. It stops working at `expiresAt` (milliseconds), or never. */
export type Tokens = Readonly<Record<string, { role: Role; expiresAt?: number }>>;

/** `demo` may do everything, `demo-agent` may not export, `demo-expired` no longer works. */
export const demoTokens: Tokens = {
  demo: { role: 'owner' },
  'demo-agent': { role: 'agent' },
  'demo-expired': { role: 'owner', expiresAt: 0 },
};

/** The role of the request's bearer token now; undefined without one that works, so also for Basic authentication. */
export function roleOf(request: Request, tokens: Tokens, clock: Clock): Role | undefined {
  const token = /^Bearer (.+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? '';
  const holder = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  return holder && clock.now() < (holder.expiresAt ?? Infinity) ? holder.role : undefined;
}

const holds: Record<Role, (agent: Agent) => boolean> = {
  owner: ({ roles }) => roles.owner,
  administrator: ({ roles }) => roles.administrator && !roles.owner,
  agent: ({ roles }) => !roles.administrator,
};

/** The member of the team that a role's tokens belong to: the first that holds it. */
export const holderOf = (team: readonly Agent[], role: Role): Agent => team.find(holds[role])!;
