/** What an exporter must end up with: every row of a stream of Support, once each, as its exact JSON text. */
import { streams, type StreamName } from '../../zendesk/streams.ts';
import { supportLists } from './lists.ts';
import { settled } from './pages.ts';
import { sources, type Source } from './sources.ts';
import type { Support } from './world.ts';

/** As asked for with the stream's own query. @throws RangeError for a stream that is not of Support. */
export function* truth(support: Support, name: StreamName): Iterable<string> {
  const { product, query, rows } = streams[name];
  if (product !== 'support') throw new RangeError(`${name} is no stream of Support.`);
  const list = supportLists[rows[0]];
  if (list) return yield* list(support).map((row) => JSON.stringify(row));
  const source: Source | undefined = sources[rows[0] as keyof typeof sources];
  const all = source.after(support, 0, '', new URLSearchParams({ ...query }));
  // Of the last minute too, since its rows are served once it is over.
  for (const row of settled(all, support.clock.now(), 0)) yield row.text();
}
