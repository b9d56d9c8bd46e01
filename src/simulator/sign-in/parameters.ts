/** What a POST says, as its parameters. */
import type { Product } from './clients.ts';
import { Refused } from './refused.ts';

type Reader = (text: string) => URLSearchParams;

const form: Reader = (text) => new URLSearchParams(text);

/** Texts and numbers of one object; whatever else it holds is ignored. */
const fromJson: Reader = (text) => {
  const value = JSON.parse(text) as unknown;
  if (typeof value !== 'object' || value === null) throw new SyntaxError('No object.');
  const plain = Object.entries(value).filter(([, one]) => typeof one === 'string' || typeof one === 'number');
  return new URLSearchParams(plain.map(([name, one]) => [name, String(one)]));
};

/** Support documents JSON and was seen to take forms; Chat takes forms (support-api.md §1.3, chat-api.md §2 "Grants"). */
const readers: Record<Product, Readonly<Record<string, Reader>>> = {
  support: { 'application/json': fromJson, 'application/x-www-form-urlencoded': form },
  chat: { 'application/x-www-form-urlencoded': form },
};

/** @throws Refused for another kind of body, or one that is not what it says. */
export async function parametersOf(request: Request, product: Product): Promise<URLSearchParams> {
  const type = (request.headers.get('Content-Type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const text = await request.text();
  const reader = Object.hasOwn(readers[product], type) ? readers[product][type] : undefined;
  try {
    if (reader) return reader(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refused('invalid_request');
}
