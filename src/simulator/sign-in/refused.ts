/** How the token endpoints refuse (support-api.md §2.1; RFC 6749 §5.2). */
import { json } from '../failures.ts';

/** Codes are the vendor's where known, else those of the RFC; the sentences are our own. */
const refusals = {
  invalid_request: { status: 400, why: 'The request lacks a parameter, or has one that cannot be used.' },
  invalid_client: { status: 401, why: 'The client is unknown, its secret is wrong, or it may not ask in this way.' },
  invalid_grant: { status: 400, why: 'What was to be exchanged is unknown, used, too old, or was made for something else.' },
  invalid_scope: { status: 400, why: 'The scope is missing, or more than was granted.' },
  unsupported_grant_type: { status: 400, why: 'There is no such grant type here.' },
} as const;

/** Thrown while a token is asked for. */
export class Refused extends Error {
  readonly error: keyof typeof refusals;
  constructor(error: keyof typeof refusals) {
    super(refusals[error].why);
    this.error = error;
  }
  get response(): Response {
    return json({ error: this.error, error_description: this.message }, refusals[this.error].status, { 'Cache-Control': 'no-store' });
  }
}
