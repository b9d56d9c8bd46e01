/** Cloudflare Workers: the site's files as static assets, and the relay beside them. `main` of a `wrangler.jsonc`; see `../README.md`. */
import type { Fetch } from '../../zendesk/client.ts';
import { createRelay } from '../relay.ts';

interface Environment {
  /** Where readers see the site: `https://portal.example`. */
  WEGWEISER_ORIGIN: string;
  ASSETS: { fetch: Fetch };
}

export default {
  fetch(request: Request, { WEGWEISER_ORIGIN, ASSETS }: Environment): Promise<Response> {
    if (!new URL(request.url).pathname.startsWith('/relay/')) return ASSETS.fetch(request);
    return createRelay({ isOwn: (origin) => origin === WEGWEISER_ORIGIN, fetch: (asked) => fetch(asked) })(request);
  },
};
