/** How Support refuses: four shapes and a text (support-api.md §4.3). Keys and codes are the vendor's, the sentences our own. */
import { BadRequest, json, refuse } from '../failures.ts';

const refusals = {
  401: { error: 'invalid_token', error_description: 'The token is unknown, was withdrawn, or its time is over.' },
  404: { error: 'InvalidEndpoint', description: 'There is nothing at this address.' },
  // What a write is answered with was not looked for; our own.
  405: { error: 'MethodNotAllowed', description: 'Only GET is answered here.' },
} as const;

/** Of 403 the shape is the same for both APIs. */
export const refuseSupport = (status: 401 | 403 | 404 | 405): Response => (status === 403 ? refuse(403) : json(refusals[status], status));

/** A bearer token that does not work is told apart from none. */
export const unauthorizedSupport = (bearer: boolean): Response =>
  bearer ? refuseSupport(401) : json({ error: 'No credentials that this account accepts' }, 401);

const retryAfter = (seconds: number) => ({ 'Retry-After': String(seconds) });

/** The three 429: of the account's minute, of the incremental calls, and of the edge before them. */
export const accountLimit = (seconds: number): Response =>
  new Response('The calls of this minute are used up', { status: 429, headers: { 'Content-Type': 'text/plain', ...retryAfter(seconds) } });
export const incrementalLimit = (seconds: number): Response =>
  json({ error: 'APIRateLimitExceeded', description: 'The incremental calls of this minute are used up' }, 429, retryAfter(seconds));
export const edge = (seconds: number): Response =>
  json({ detail: 'Held back at the edge', status: '429', title: 'Too many calls' }, 429, retryAfter(seconds));

/** A parameter that cannot be used. Which status and body a start that is too young gets is not known: both are ours (§3.1). */
export class Unusable extends BadRequest {
  readonly #status: 400 | 422;
  constructor(why: string, status: 400 | 422 = 400) {
    super(why);
    this.#status = status;
  }
  override get response(): Response {
    return json({ error: 'InvalidValue', description: this.message }, this.#status);
  }
}
