/** Where a request is to go: an account of the vendor's or a target that the operator named, and there one of our own calls. */
import { methodOf } from '../zendesk/calls.ts';
import { Refused } from './refusals.ts';

export const prefix = '/relay/';

export interface Target {
  /** The whole address. */
  address: string;
  /** The operator named it; otherwise it is a host of the vendor's. */
  named: boolean;
}

/** A vendor's subdomain: one label of ASCII, and no name in another script (`xn--`), which may look like one that it is not. */
const subdomain = /^(?!..--)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Escaped control characters, and `%` that escapes nothing. */
const unfit = /%(?:[01].|7f|(?![0-9a-f]{2}))/i;
const longestQuery = 4096;

/**
 * `/relay/<name>/<path>?<query>` → the address. `targets`: name → origin. Throws Refused: `target`, `path`, `method`, `query`.
 * Host and path are put together of what was compared whole, so that nothing in them is left to be read in another way.
 */
export function targetOf({ url, method }: Request, targets: Readonly<Record<string, string>>): Target {
  const { pathname, search } = new URL(url);
  const end = pathname.indexOf('/', prefix.length);
  const [name, path] = end < 0 ? [pathname.slice(prefix.length), ''] : [pathname.slice(prefix.length, end), pathname.slice(end)];
  const named = Object.hasOwn(targets, name);
  if (!named && !subdomain.test(name)) throw new Refused('target');
  const expected = methodOf(path);
  if (!expected) throw new Refused('path');
  if (method !== expected) throw new Refused('method');
  if (search.length > longestQuery || unfit.test(search) || (search && method === 'POST')) throw new Refused('query');
  return { address: `${named ? targets[name] : `https://${name}.zendesk.com`}${path}${search}`, named };
}
