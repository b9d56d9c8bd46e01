/** Reads the connection fields of a form, and shows in them what is wrong. */
import { Failure, type FailureCode } from '../zendesk/failure.ts';
import { parseAccount, parseToken, type Connection, type Product } from './connection.ts';

/** The field to mend, by what went wrong; a token's is that of the product that was asked. */
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

/**
 * The connection that the form describes, for the products that will be asked. Throws a Failure whose code says what is
 * wrong, of a token a TokenFailure.
 */
export function readConnection(form: HTMLFormElement, products: readonly Product[]): Connection {
  if (routeOf(form) === 'demo') return { route: 'demo' };
  const origin = parseAccount(input(form, 'address').value);
  const [token = '', supportToken] = products.map((product) => tokenIn(form, product));
  return { route: 'direct', origin, token, ...(supportToken !== undefined && { supportToken }) };
}

/** A failure of the token's field of one product. */
export class TokenFailure extends Failure {
  readonly product: Product;
  constructor({ code }: Failure, product: Product) {
    super(code);
    this.product = product;
  }
}

function tokenIn(form: HTMLFormElement, product: Product): string {
  try {
    return parseToken(input(form, tokenField[product]).value);
  } catch (error) {
    throw error instanceof Failure ? new TokenFailure(error, product) : error;
  }
}

/** Names of the fields. */
const tokenField: Record<Product, string> = { chat: 'token', support: 'supportToken' };

/** Asks for the tokens of these products only. */
export function showTokens(form: HTMLFormElement, products: readonly Product[]): void {
  for (const [product, name] of Object.entries(tokenField))
    input(form, name).closest<HTMLElement>('[data-token]')!.hidden = !products.includes(product as Product);
}

/** Chooses "my account" and fills in its address, for an export that is to go on. */
export function presetAccount(form: HTMLFormElement, origin: string): void {
  const route = form.elements.namedItem('route') as RadioNodeList;
  route.value = 'direct';
  input(form, 'address').value = origin;
  form.querySelector<HTMLInputElement>('[data-token]:not([hidden]) input')?.focus();
}

/** Marks the field that the failure speaks of, if any, and moves there; `messageId` is the element that says what is wrong. */
export function markField(form: HTMLFormElement, code: FailureCode, product: Product, messageId: string): void {
  const field = fieldOf[code];
  if (!field || routeOf(form) === 'demo') return;
  const name = field === 'token' ? tokenField[product] : field;
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
