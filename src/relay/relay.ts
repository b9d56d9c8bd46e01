/**
 * The relay: passes our own calls on from pages of its site to an account, and answers back, where a browser may not read the
 * account's answers itself (support-api.md §1, chat-api.md §2). A plain `fetch` function. It keeps nothing and logs nothing.
 */
import type { Fetch } from '../zendesk/client.ts';
import { systemClock, type Clock } from '../zendesk/clock.ts';
import { checkAsker } from './asker.ts';
import { bodyOf } from './exchange.ts';
import { guarded } from './guarded.ts';
import { back, onward } from './headers.ts';
import { usualLimits, watched, within, type Limits, type Watch } from './limits.ts';
import { refusal, Refused } from './refusals.ts';
import { prefix, targetOf } from './target.ts';

export interface RelayOptions {
  /** Whether an origin (`https://portal.example`) is the relay's own: that of a request to it, and of the pages that may ask. */
  isOwn(origin: string): boolean;
  /**
   * Asks the vendor's hosts. May throw Refused (`private`). Follows no redirect, as the request says. Where the relay's
   * machine has a network of its own to protect, it must not connect to private addresses.
   */
  fetch: Fetch;
  /** Name → origin of what else may be asked, such as a simulator. Default none. */
  targets?: Readonly<Record<string, string>>;
  /** Asks those. Default `fetch`. */
  fetchTarget?: Fetch;
  limits?: Partial<Limits>;
  clock?: Clock;
}

/**
 * Answers `/relay/` (what there is) and `/relay/<name>/<path>?<query>` (see `targetOf`). Whatever it does not pass on is
 * answered by a `refusal`, and the target never hears of it. Once an answer has begun, a limit that is passed or a line that
 * breaks fails its body. Aborting the request, or cancelling the answer's body, ends the call to the target. Rejects only with
 * the reason of an aborted request.
 */
export function createRelay(options: RelayOptions): Fetch {
  return async (request) => {
    try {
      checkAsker(request, options.isOwn);
      return new URL(request.url).pathname === prefix ? index(request, options) : await passOn(request, options);
    } catch (error) {
      if (error instanceof Refused) return refusal(error.reason);
      throw error;
    }
  };
}

/** By this a page knows that there is a relay, and what it reaches beside the vendor's hosts. */
function index({ method }: Request, { targets = {} }: RelayOptions): Response {
  if (method !== 'GET') throw new Refused('method');
  const list = Object.entries(targets).map(([name, origin]) => ({ name, origin }));
  return new Response(JSON.stringify({ relay: 1, targets: list }), { headers: guarded({ 'content-type': 'application/json' }) });
}

async function passOn(request: Request, options: RelayOptions): Promise<Response> {
  const { fetch, fetchTarget = fetch, targets = {}, clock = systemClock } = options;
  const limits = { ...usualLimits, ...options.limits };
  const { address, named } = targetOf(request, targets);
  const headers = onward(request);
  const body = await bodyOf(request, limits, clock);
  const call = callOf(request.signal, limits.wholeMs, clock);
  try {
    const asked = new Request(address, { method: request.method, headers, redirect: 'manual', signal: call.signal, ...(body && { body }) });
    const answer = await within((named ? fetchTarget : fetch)(asked), limits.idleMs, 'slow', clock);
    if (answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 400)) throw new Refused('redirect');
    return answerOf(answer, { ended: call.ended, bytes: limits.answerBytes, idleMs: limits.idleMs, clock });
  } catch (error) {
    const why: unknown = call.signal.aborted ? call.signal.reason : error;
    call.ended(false);
    request.signal.throwIfAborted();
    throw why instanceof Refused ? why : new Refused('unreachable');
  }
}

function answerOf({ status, headers, body }: Response, watch: Watch): Response {
  if (!body) watch.ended(true);
  return new Response(body && watched(body, watch), { status, headers: back(headers) });
}

/** One call to a target: its signal is aborted by the page, when its time is up, and by an end before the whole was read. */
function callOf(page: AbortSignal, wholeMs: number, clock: Clock): { signal: AbortSignal; ended(whole: boolean): void } {
  const [stop, over] = [new AbortController(), new AbortController()];
  clock.sleep(wholeMs, over.signal).then(
    () => stop.abort(new Refused('slow')),
    () => undefined,
  );
  const ended = (whole: boolean) => {
    over.abort();
    if (!whole) stop.abort();
  };
  return { signal: AbortSignal.any([page, stop.signal]), ended };
}
