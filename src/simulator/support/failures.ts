/** How Support refuses: four shapes and a text (support-api.md §4.3). Keys and codes are the vendor's, the sentences our own. */
import type { Dice } from '../dice.ts';
import { BadRequest, json, refuse } from '../failures.ts';
import type { Need } from '../sign-in/scopes.ts';
import type { Credential } from '../tokens.ts';

const refusals = {
  401: { error: 'invalid_token', error_description: 'The token is unknown, was withdrawn, or its time is over.' },
  404: { error: 'InvalidEndpoint', description: 'There is nothing at this address.' },
  // What a write is answered with was not looked for; our own.
  405: { error: 'MethodNotAllowed', description: 'Only GET is answered here.' },
} as const;

/** Of 403 the shape is the same for both APIs. */
export const refuseSupport = (status: 401 | 403 | 404 | 405): Response => (status === 403 ? refuse(403) : json(refusals[status], status));

/** A bearer token that does not work is told apart from an API token that does not, and from none. */
export const unauthorizedSupport = (kind: Credential['kind']): Response =>
  kind === 'bearer' ? refuseSupport(401) : json({ error: 'No credentials that this account accepts' }, 401);

/** The token is good, but not for this. The whole body is the vendor's, since clients go by its text. */
export const lacksScope = (need: Need): Response =>
  json({ error: 'Forbidden', description: `Missing the following required scopes: ${need === 'any' ? 'read' : need}` }, 403);

/** The address is known, the record is not. */
export const notFound = (): Response => json({ error: 'RecordNotFound', description: 'There is no such record.' }, 404);

const retryAfter = (seconds: number) => ({ 'Retry-After': String(seconds) });
const text = (body: string, status: number, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/plain', ...headers } });

/** The three 429: of the account's minute, of the incremental calls, and of the edge before them. */
export const accountLimit = (seconds: number): Response => text('The calls of this minute are used up', 429, retryAfter(seconds));
export const incrementalLimit = (seconds: number): Response =>
  json({ error: 'APIRateLimitExceeded', description: 'The incremental calls of this minute are used up' }, 429, retryAfter(seconds));
export const edge = (seconds: number): Response =>
  json({ detail: 'Held back at the edge', status: '429', title: 'Too many calls' }, 429, retryAfter(seconds));

/** The 429 of a `throttle` fault. */
export const throttledSupport = (dice: Dice): Response => dice.pick([accountLimit, incrementalLimit, edge])(dice.whole(1, 60));

/** Of 500 the shape is known; that 502 and 503 are texts, and 503 says when to come back, is ours (§4.3). */
export const brokenSupport = (dice: Dice): Response =>
  dice.pick([
    () => json({ status: 500, error: 'Internal Server Error' }, 500),
    () => text('bad gateway', 502),
    () => text('Down for maintenance', 503, retryAfter(dice.whole(1, 30))),
  ])();

/** A parameter that cannot be used. Which status and body a start that is too young gets is not known: both are ours (§3.1). */
export class Unusable extends BadRequest {
  readonly #status: 400 | 422;
  readonly #body: object;
  constructor(why: string, status: 400 | 422 = 400, body: object = { error: 'InvalidValue', description: why }) {
    super(why);
    this.#status = status;
    this.#body = body;
  }
  override get response(): Response {
    return json(this.#body, this.#status);
  }
}

/** A page that cannot be had in this way, in the shape of a list (§3.8, §3.11). */
export const wrongPage = (code: 'InvalidPaginationDepth' | 'InvalidPaginationParameter', title: string): Unusable =>
  new Unusable(title, 400, { errors: [{ code, title, detail: 'Ask by cursor instead, with page[size].' }] });

/** A parameter that is missing, or has too many values (§4.3). */
export const wrongParameter = (error: 'ParameterMissing' | 'TooManyValues', description: string): Unusable =>
  new Unusable(description, 400, { error, description });
