/** Answers, good and bad, in the shapes of the vendor (chat-api.md §2, "Error bodies"). */

/** A JSON answer made from a text that is JSON already. */
export const jsonText = (text: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers } });

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  jsonText(JSON.stringify(value), status, headers);

/** Every way in which a call is refused. Keys and statuses are the vendor's, the sentences our own. */
const refusals = {
  400: { error: 'Bad Request', description: 'A parameter of the request cannot be used' },
  401: { error: 'Unauthorized', description: 'The call carries no token that this account accepts' },
  // The vendor's edge answers this one in the shape of Support; the Chat API's own body is not known.
  403: { error: { title: 'Forbidden', message: 'This page is not open to you. The owner of the account can change that.' } },
  404: { error: 'Not Found', description: 'There is nothing at the requested address' },
  405: { description: 'Only GET is answered here.', error: 'Method Not Allowed' },
  429: { error: 'Too Many Requests', description: 'The account has used up its calls for this minute' },
} as const;

export type RefusalStatus = keyof typeof refusals;

export const refuse = (status: RefusalStatus, headers: Record<string, string> = {}): Response => json(refusals[status], status, headers);

/** Thrown while parameters are read; the simulator answers with 400 and says `why`. */
export class BadRequest extends Error {
  get response(): Response {
    return json({ error: refusals[400].error, description: this.message }, 400);
  }
}

/**
 * A whole number from the query. Missing or empty counts as `fallback`.
 * @throws BadRequest when it is no whole number, or not from `least` to `most`: so the vendor refuses `limit=500` for
 * agents, whose most is 100 (chat-api.md §2). That it does the same for chats is our conclusion.
 */
export function whole(query: URLSearchParams, name: string, fallback: number, least = 0, most = Number.MAX_SAFE_INTEGER): number {
  const text = query.get(name) ?? '';
  const number = text === '' ? fallback : /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new BadRequest(`${name} must be a whole number from ${least} to ${most}`);
}
