/**
 * All that can go wrong, as a closed set. Everything thrown passes `failureOf` once; each code has one sentence and one
 * next step in every locale (`failure.<code>.what`, `failure.<code>.next` in content/i18n), which the types prove.
 */
export const failureCodes = [
  'address-empty',
  'address-invalid',
  'token-empty',
  'token-malformed',
  'token-kind',
  'token-product',
  'client-empty',
  'sign-in-denied',
  'sign-in-failed',
  'unauthorized',
  'forbidden',
  'not-found',
  'unreachable',
  'walled',
  'throttled',
  'server-error',
  'refused',
  'broken-answer',
  'stuck',
  'storage-refused',
  'disk-full',
  'memory-full',
  'already-running',
  'checkpoint-unreadable',
  'verification-failed',
  'unexpected',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** `message` is for logs and says nothing that a token or a row could stand in; readers see the words of `code`. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Names of DOMExceptions that browsers throw when storage has no room or is not granted. */
const byName: Readonly<Record<string, FailureCode>> = {
  QuotaExceededError: 'disk-full',
  NoModificationAllowedError: 'already-running',
  SecurityError: 'storage-refused',
  NotAllowedError: 'storage-refused',
};

/** Node's error codes for the same. */
const byCode: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'storage-refused',
  EROFS: 'storage-refused',
};

/** The failure behind anything thrown. An abort is no failure: ask `signal.aborted` before. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const { name = '', message = String(thrown), code = '' } = (thrown ?? {}) as { name?: string; message?: string; code?: unknown };
  const known = Object.hasOwn(byName, name) ? byName[name] : Object.hasOwn(byCode, String(code)) ? byCode[String(code)] : undefined;
  return new Failure(known ?? 'unexpected', `${name || 'Error'}: ${message}`, { cause: thrown });
}
