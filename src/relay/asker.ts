/** Who may ask: pages of the relay's own site, and nobody else. */
import { Refused } from './refusals.ts';

/** Fetch Metadata (W3C) of a request by `fetch` from a page of the same site; `undefined` stands for a header that was not sent. */
const metadata: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'sec-fetch-site': ['same-origin', undefined],
  'sec-fetch-mode': ['cors', 'same-origin', undefined],
  'sec-fetch-dest': ['empty', undefined],
  'sec-fetch-user': [undefined],
};

/**
 * Throws Refused: `host` where the request is to a name that is not the relay's own, as after DNS rebinding; `origin` where a
 * page of another origin asks, or where neither `Origin` nor `Sec-Fetch-Site` says who does: browsers send no `Origin` with a
 * GET to their own site, so without the other nothing tells it from a request of any page. `metadata` for what no `fetch` sends.
 */
export function checkAsker({ url, headers }: Request, isOwn: (origin: string) => boolean): void {
  const own = new URL(url).origin;
  if (!isOwn(own)) throw new Refused('host');
  const origin = headers.get('origin');
  if (origin === null ? !headers.has('sec-fetch-site') : origin !== own) throw new Refused('origin');
  for (const [name, allowed] of Object.entries(metadata))
    if (!allowed.includes(headers.get(name) ?? undefined)) throw new Refused('metadata');
}
