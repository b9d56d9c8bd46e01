/** Netlify Edge Functions: beside the site's files. Exported anew by a file in `netlify/edge-functions/`; see `../README.md`. */
import { createRelay } from '../relay.ts';

declare const Netlify: { env: { get(name: string): string | undefined } };

export default createRelay({
  isOwn: (origin) => origin === Netlify.env.get('WEGWEISER_ORIGIN'),
  fetch: (asked) => fetch(asked),
});

export const config = { path: '/relay/*' };
