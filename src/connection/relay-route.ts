/** The relay route: the page asks our own relay, which asks the account. */
import * as z from 'zod/mini';
import type { Fetch } from '../zendesk/client.ts';

/** Refusals of the relay that say of the account what a broken line says. */
const silences: readonly (string | null)[] = ['unreachable', 'slow'];

const platformFetch: Fetch = (request) => fetch(request);

/**
 * Asks at `own`, the origin of the site and its relay, for the account that the relay knows as `name`. `request` is one to the
 * account itself. Answers as the account does; rejects as a route does, with a TypeError where the account gives the relay no
 * answer, and with the signal's reason. Any other refusal of the relay is the answer, with its header `x-relay-refused`.
 */
export function relayRoute(own: string, name: string, fetch: Fetch = platformFetch): Fetch {
  return async (request) => {
    const response = await fetch(await relayed(request, `${own}/relay/${name}`));
    const refused = response.headers.get('x-relay-refused');
    if (!silences.includes(refused)) return response;
    await response.body?.cancel();
    throw new TypeError(`The relay had no answer: ${refused}.`);
  };
}

/** Built anew, since not every browser lets a request take another's body over as a stream. */
async function relayed(request: Request, at: string): Promise<Request> {
  const { pathname, search } = new URL(request.url);
  const { method, headers, signal } = request;
  const body = method === 'GET' ? {} : { body: await request.arrayBuffer() };
  return new Request(`${at}${pathname}${search}`, { method, headers, signal, ...quiet, ...body });
}

const quiet = { credentials: 'omit', cache: 'no-store', redirect: 'error', referrerPolicy: 'no-referrer' } as const;

const index = z.object({ relay: z.literal(1), targets: z.array(z.object({ name: z.string(), origin: z.string() })) });

/**
 * The name under which the relay of the site at `own` reaches the account at `origin`; undefined where there is no relay, or it
 * does not reach that account. `fetch` asks the site.
 */
export async function findRelay(fetch: Fetch, own: string, origin: string): Promise<string | undefined> {
  const told = await fetch(new Request(`${own}/relay/`, quiet))
    .then((response) => response.json() as Promise<unknown>)
    .catch(() => undefined);
  const { data } = index.safeParse(told);
  if (!data) return undefined;
  return data.targets.find((target) => target.origin === origin)?.name ?? /^https:\/\/([a-z0-9-]+)\.zendesk\.com$/.exec(origin)?.[1];
}
