/** The road to an account: straight from the page, or by our relay where a page may not read the answers. */
import type { Fetch } from '../zendesk/client.ts';
import { Failure, failureOf } from '../zendesk/failure.ts';
import { identify, type Identity } from '../zendesk/identity.ts';
import type { Product } from './connection.ts';
import { findRelay, relayRoute } from './relay-route.ts';

/** What is tried: the platform's fetch, the origin of this site, and whose door is knocked at with which token. */
export interface Attempt {
  fetch: Fetch;
  own: string;
  origin: string;
  product: Product;
  token: string;
  signal?: AbortSignal | undefined;
}

export interface Found {
  identity: Identity;
  /** The account's name at our relay; undefined for the direct road. */
  relay?: string | undefined;
}

/**
 * Straight first. Where that gives no readable answer, by the relay, whose answers can always be read: so what it throws is
 * the true cause. Without a relay `walled` says that the account answers, but not to a page, and `unreachable` that nothing
 * answers (support-api.md §1.1, chat-api.md §2 "CORS / browser"). A token that opens the other product is `token-product`.
 */
export async function findRoad(attempt: Attempt): Promise<Found> {
  try {
    return await straightOrRelayed(attempt);
  } catch (error) {
    attempt.signal?.throwIfAborted();
    const other: Product = attempt.product === 'chat' ? 'support' : 'chat';
    const refused = (['unauthorized', 'walled'] as const).some((code) => code === failureOf(error).code);
    if (refused && (await opens({ ...attempt, product: other }))) throw new Failure('token-product');
    throw error;
  }
}

async function straightOrRelayed(attempt: Attempt): Promise<Found> {
  const { fetch, own, origin, product, signal } = attempt;
  try {
    return { identity: await identify(product, attempt) };
  } catch (error) {
    if (failureOf(error).code !== 'unreachable') throw error;
    signal?.throwIfAborted();
    const relay = await findRelay(fetch, own, origin);
    if (relay !== undefined) return { identity: await identify(product, { ...attempt, fetch: relayRoute(own, relay, fetch) }), relay };
    throw (await answers(origin, fetch, signal)) ? new Failure('walled') : error;
  }
}

const opens = (attempt: Attempt): Promise<boolean> =>
  straightOrRelayed(attempt).then(
    () => true,
    () => false,
  );

/** Whether the host answers at all, unreadably: a question without the token, which any page may ask of any host. */
const answers = (origin: string, fetch: Fetch, signal: AbortSignal | undefined): Promise<boolean> =>
  fetch(new Request(`${origin}/`, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', ...(signal && { signal }) })).then(
    () => true,
    () => false,
  );
