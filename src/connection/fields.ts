/** Reads the connection fields of a form, and shows in them what is wrong. */
import type { FailureCode } from '../zendesk/failure.ts';
import { parseAccount, parseToken, type Connection } from './connection.ts';

/** The field to mend, by what went wrong. */
const fieldOf: Partial<Record<FailureCode, 'address' | 'token'>> = {
  'address-empty': 'address',
  'address-invalid': 'address',
  'not-found': 'address',
  'token-empty': 'token',
  'token-malformed': 'token',
  'token-kind': 'token',
  unauthorized: 'token',
  forbidden: 'token',
};

/** The connection that the form describes. Throws a Failure whose code says which field is wrong. */
export function readConnection(form: HTMLFormElement): Connection {
  if (routeOf(form) === 'demo') return { route: 'demo' };
  const origin = parseAccount(input(form, 'address').value);
  return { route: 'direct', origin, token: parseToken(input(form, 'token').value) };
}

/** Chooses "my account" and fills in its address, for an export that is to go on. */
export function presetAccount(form: HTMLFormElement, origin: string): void {
  const route = form.elements.namedItem('route') as RadioNodeList;
  route.value = 'direct';
  input(form, 'address').value = origin;
  input(form, 'token').focus();
}

/** Marks the field that the failure speaks of, if any, and moves there; `messageId` is the element that says what is wrong. */
export function markField(form: HTMLFormElement, code: FailureCode, messageId: string): void {
  const name = fieldOf[code];
  if (!name || routeOf(form) === 'demo') return;
  input(form, name).setAttribute('aria-invalid', 'true');
  input(form, name).setAttribute('aria-errormessage', messageId);
  input(form, name).focus();
}

export function clearMarks(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-errormessage');
  }
}

const routeOf = (form: HTMLFormElement) => (form.elements.namedItem('route') as RadioNodeList).value;
const input = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as HTMLInputElement;
