/** Why the relay passes something not on: a closed table. A page tells the relay's refusals from the account's by their header. */
import { guarded } from './guarded.ts';

/** Reason → status. Each is explained in `README.md`. */
const statuses = {
  host: 421,
  origin: 403,
  metadata: 403,
  address: 400,
  method: 405,
  target: 403,
  path: 403,
  query: 400,
  authorization: 400,
  type: 415,
  body: 413,
  late: 408,
  private: 403,
  redirect: 502,
  unreachable: 502,
  large: 502,
  slow: 504,
} as const;

export type Reason = keyof typeof statuses;

export const reasons = Object.keys(statuses) as readonly Reason[];

/** What the relay, or a `fetch` given to it, throws to refuse. Says the reason and nothing of the request. */
export class Refused extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(`The relay refused: ${reason}.`);
    this.reason = reason;
  }
}

/** One line of JSON, and the reason again as a header that no account can send through the relay. */
export const refusal = (reason: Reason): Response =>
  new Response(`{"error":"relay","reason":"${reason}"}\n`, {
    status: statuses[reason],
    headers: guarded({ 'content-type': 'application/json', 'x-relay-refused': reason }),
  });
