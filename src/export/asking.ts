/** Asks for a page of a stream: one call, or for a stream whose rows are put together from several answers, as many as it takes. */
import type { Client } from '../zendesk/client.ts';
import type { Stream } from '../zendesk/streams.ts';
import { conversationsAsker } from './conversations.ts';
import { pathOf, readEnvelope, type Envelope } from './page.ts';

export interface Answer {
  /** What the envelope's rows stand in, under the stream's keys. */
  bytes: Uint8Array;
  envelope: Envelope;
}

/** What a page would bring, without all of it being asked for. */
export interface Sample {
  rows: number;
  /** Rows that were looked through to find them: of a plain stream the same ones. */
  looked: number;
  bytes: number;
  /** Where in time it ends, seconds since 1970. */
  reached: number | undefined;
  /** No page follows. */
  end: boolean;
}

/** Both throw what `Client.get` and `readEnvelope` throw; `divisible` is that of `Client.get`. */
export interface Asker {
  page(query: string, options?: { signal?: AbortSignal | undefined; divisible?: boolean }): Promise<Answer>;
  sample(query: string, signal?: AbortSignal): Promise<Sample>;
}

/** `wanted` says by its time whether a row will be kept: for others nothing more is asked. */
export function askerOf(stream: Stream, client: Client, wanted: (time: string) => boolean = () => true): Asker {
  return stream.composed ? conversationsAsker(stream, client, wanted) : plainAsker(stream, client);
}

function plainAsker(stream: Stream, client: Client): Asker {
  const page: Asker['page'] = async (query, options) => {
    const { bytes, value } = await client.get(pathOf(stream, query), options);
    return { bytes, envelope: readEnvelope(stream, query, value) };
  };
  return {
    page,
    async sample(query, signal) {
      const { bytes, envelope } = await page(query, { signal });
      const rows = envelope.list.length;
      return { rows, looked: rows, bytes: bytes.length, reached: envelope.reached, end: envelope.next === null };
    },
  };
}
