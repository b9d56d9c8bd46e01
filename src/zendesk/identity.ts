/** Whose a token is, what it may, and when it ends: as the account itself says (support-api.md §2.5, chat-api.md §4.7). */
import * as z from 'zod/mini';
import { answerOf, requestOf } from './answer.ts';
import type { Fetch } from './client.ts';
import { Failure } from './failure.ts';
import { streams, type Stream, type StreamName } from './streams.ts';

export interface Identity {
  name: string;
  role: 'owner' | 'administrator' | 'agent' | 'end-user';
  /** Undefined where the account does not say: Chat never does. */
  scopes?: readonly string[] | undefined;
  /** Milliseconds since 1970; undefined for a token that has no end, or of which nothing is known. */
  endsAt?: number | undefined;
  /** Of the token, by which it can be ended. */
  id?: number | undefined;
}

/** The account, the token, and the route to it. */
export interface Caller {
  origin: string;
  token: string;
  fetch: Fetch;
  signal?: AbortSignal | undefined;
}

/**
 * Asks the account once or twice, without trying again. Throws a Failure: `unauthorized` also where Support answers as if
 * nobody had asked, which it does with status 200.
 */
export const identify = (product: Stream['product'], caller: Caller): Promise<Identity> => ways[product](caller);

const ways: Record<Stream['product'], (caller: Caller) => Promise<Identity>> = {
  async chat(caller) {
    const { display_name, roles } = read(chatAgent, await get(caller, '/api/v2/chat/agents/me'));
    return { name: display_name, role: roles.owner ? 'owner' : roles.administrator ? 'administrator' : 'agent' };
  },
  async support(caller) {
    const { user } = read(supportUser, await get(caller, '/api/v2/users/me.json'));
    if (user.id === null) throw new Failure('unauthorized', 'Support answered as to nobody.');
    const role = user.role === 'admin' ? 'administrator' : user.role === 'agent' ? 'agent' : 'end-user';
    // Older plans may not tell; what the token may is then found out by using it.
    const token = await get(caller, '/api/v2/oauth/tokens/current.json').catch(() => undefined);
    const told = supportToken.safeParse(token).data?.token;
    return {
      name: user.name,
      role,
      ...(told && { scopes: told.scopes, id: told.id, endsAt: told.expires_at ? Date.parse(told.expires_at) : undefined }),
    };
  },
};

const chatAgent = z.object({ display_name: z.string(), roles: z.object({ owner: z.boolean(), administrator: z.boolean() }) });
const supportUser = z.object({ user: z.object({ id: z.nullable(z.number()), name: z.string(), role: z.string() }) });
const supportToken = z.object({
  token: z.object({ id: z.number(), scopes: z.array(z.string()), expires_at: z.nullish(z.string()) }),
});

function read<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const { data } = schema.safeParse(value);
  if (data === undefined) throw new Failure('broken-answer', 'The account says in an unknown way who asks.');
  return data;
}

async function get({ origin, token, fetch, signal }: Caller, path: string): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(requestOf(origin + path, token, signal));
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure('unreachable', 'No readable answer to who asks.', { cause });
  }
  return (await answerOf(response)).value;
}

/** Of the streams of one product, those that role and scopes leave open. Narrow scopes are taken at their word (support-api.md §2.2). */
export function openTo(product: Stream['product'], { role, scopes }: Identity): StreamName[] {
  const enough: readonly Stream['role'][] = role === 'end-user' ? [] : role === 'agent' ? ['agent'] : ['agent', 'administrator'];
  const table: readonly Stream[] = Object.values(streams);
  return table
    .filter((stream) => stream.product === product && enough.includes(stream.role) && scopeOpens(stream, scopes))
    .map(({ name }) => name as StreamName);
}

function scopeOpens({ path }: Stream, scopes: readonly string[] | undefined): boolean {
  if (!scopes || scopes.includes('read')) return true;
  const resources = scopes.filter((one) => one.endsWith(':read')).map((one) => one.slice(0, -':read'.length));
  return resources.some((resource) => path.split(/[/.]/).includes(resource));
}
