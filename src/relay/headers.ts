/** The headers that go through the relay: two short lists. No other goes either way. */
import { guarded } from './guarded.ts';
import { Refused } from './refusals.ts';

/** The credentials of RFC 6750 §2.1, once: two headers of this name arrive joined by a comma, which no token has. */
const bearer = /^Bearer [A-Za-z0-9._~+/-]{1,4096}=*$/;
const accept = /^[\x20-\x7e]{1,256}$/;
const bodies = /^application\/(json|x-www-form-urlencoded)(; ?charset=utf-8)?$/i;

/**
 * What goes on to the account of a GET, which needs a token, or of an exchange, which needs a type of body. Throws Refused with
 * `authorization` or `type`.
 */
export function onward({ method, headers }: Request): Headers {
  const on = new Headers();
  const [token, type, wanted] = ['authorization', 'content-type', 'accept'].map((name) => headers.get(name));
  if (token ? !bearer.test(token) : method === 'GET') throw new Refused('authorization');
  if (token) on.set('authorization', token);
  if (wanted && accept.test(wanted)) on.set('accept', wanted);
  if (method === 'GET') return on;
  if (!type || !bodies.test(type)) throw new Refused('type');
  on.set('content-type', type);
  return on;
}

/** What a client reads: the type, and every header about the account's limits (support-api.md §4.2, chat-api.md §3.7). */
const told = /^(content-type|retry-after|(x-)?rate-limit(-[a-z]+)?|ratelimit-[a-z]+|zendesk-rate-?limit-[a-z0-9-]+)$/;

/** What goes back to the page. */
export const back = (headers: Headers): Headers => guarded(Object.fromEntries([...headers].filter(([name]) => told.test(name))));
