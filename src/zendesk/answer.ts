/** One call of the vendor's API: its request, and what its response comes to. No waiting, no trying again. */
import { Failure, type FailureCode } from './failure.ts';

/** A body, whole: as it came, and what it says. */
export interface Answer {
  bytes: Uint8Array;
  value: unknown;
}

const byStatus: Readonly<Record<number, FailureCode>> = { 401: 'unauthorized', 403: 'forbidden', 404: 'not-found', 429: 'throttled' };

/** The request of one call with a bearer token, which stays out of everything else. Throws `token-malformed`. */
export function requestOf(address: string, token: string, signal: AbortSignal | undefined, method = 'GET'): Request {
  try {
    return new Request(address, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error', // a token must not follow an answer to another host
      referrerPolicy: 'no-referrer',
      ...(signal && { signal }),
    });
  } catch {
    // The platform's own message would repeat the token.
    throw new Failure('token-malformed', 'The token cannot stand in a header.');
  }
}

/** The server did not manage the page in its time (support-api.md §3.11). */
export class TooLarge extends Failure {}

/** The account's limit is used up; it may say for how long. */
export class Throttled extends Failure {
  readonly retryAfterMs: number | undefined;
  constructor(retryAfter: string | null) {
    super('throttled', 'HTTP 429');
    const seconds = Number(retryAfter);
    this.retryAfterMs = retryAfter && Number.isFinite(seconds) ? Math.max(0, seconds) * 1000 : undefined;
  }
}

/** The body of a response whose status is good, parsed. Throws a Failure for any other, and for what is no JSON. */
export async function answerOf(response: Response): Promise<Answer> {
  if (!response.ok) throw await refusal(response);
  return body(response);
}

async function refusal(response: Response): Promise<Failure> {
  // The status says all; a body that nobody reads may have broken off.
  await response.body?.cancel().catch(() => undefined);
  if (response.status === 429) return new Throttled(response.headers.get('retry-after'));
  if (response.status === 504) return new TooLarge('server-error', 'HTTP 504');
  const code = byStatus[response.status] ?? (response.status >= 500 ? 'server-error' : 'refused');
  return new Failure(code, `HTTP ${response.status}`);
}

async function body(response: Response): Promise<Answer> {
  try {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { bytes, value: JSON.parse(new TextDecoder().decode(bytes)) as unknown };
  } catch (cause) {
    throw new Failure('broken-answer', 'The answer was cut short or is no JSON.', { cause });
  }
}
