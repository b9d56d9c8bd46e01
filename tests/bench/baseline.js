/** The bare reading in a worker of a page. */
import { readBare } from './bare.ts';

self.addEventListener('message', async ({ data: { origin, parse } }) => {
  self.postMessage({ type: 'done', ...(await readBare(origin, parse)) });
});
