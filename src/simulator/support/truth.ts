/** The truth of the streams of Support, see `simulator/truth.ts`. */
import { streams, type StreamName } from '../../zendesk/streams.ts';
import { conversations } from './conversations.ts';
import { isList, supportLists } from './lists.ts';
import { settled } from './pages.ts';
import { sources, type Source } from './sources.ts';
import type { Support } from './world.ts';

export function* supportTruth(support: Support, name: StreamName): Iterable<string> {
  const { query, rows } = streams[name];
  if (name === 'social_messaging') {
    yield* conversations(support);
    return;
  }
  const key: string = rows[0] ?? '';
  if (isList(key)) {
    const { size, row } = supportLists[key];
    for (let n = 0; n < support.sizes[size]; n++) yield JSON.stringify(row(support, n));
    return;
  }
  const source: Source = sources[key as keyof typeof sources];
  const all = source.after(support, 0, '', new URLSearchParams({ ...query }));
  // Of the last minute too, since its rows are served once it is over.
  for (const row of settled(all, support.clock.now(), 0)) yield row.text();
}
