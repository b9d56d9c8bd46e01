/** The simulator's own calls, which the vendor does not have: all under `/_simulator/`, for whoever started it and for no page. */
import { streams, type StreamName } from '../zendesk/streams.ts';
import { changing, type Changing } from './mutate.ts';
import type { Simulator } from './index.ts';

const prefix = '/_simulator/';
const usual = { kind: 'chats', count: '1', stream: 'chats' };
const mostAtOnce = 1_000_000;

type Query = Record<keyof typeof usual, string>;

/** Each call by its method and what follows the prefix. */
const calls: Readonly<Record<string, (simulator: Simulator, query: Query) => Response>> = {
  'GET ids': ({ ids }) => lines(ids(), 'text/plain'),
  'GET stats': ({ stats }) => Response.json(stats()),
  'GET truth': ({ truth }, { stream }) => lines(truth(oneOf(Object.keys(streams) as StreamName[], 'stream', stream)), 'application/jsonl'),
  'POST edit': ({ edit, stats }, { count }) => (edit(number(count)), Response.json(stats())),
  'POST change': ({ change, stats }, { kind, count }) => (change(kindOf(kind), number(count)), Response.json(stats())),
  'POST remove': ({ remove, stats }, { kind, count }) => (remove(kindOf(kind), number(count)), Response.json(stats())),
};

/** The answer to a call of our own, without CORS headers; undefined when the address is not below `/_simulator/`. Nothing is held. */
export function answerOwn(simulator: Simulator, { method, url: address }: Request): Response | undefined {
  const url = new URL(address);
  if (!url.pathname.startsWith(prefix)) return undefined;
  const name = `${method} ${url.pathname.slice(prefix.length)}`;
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!call) return new Response(`There are ${Object.keys(calls).join(', ')}.`, { status: 404 });
  try {
    return call(simulator, { ...usual, ...Object.fromEntries(url.searchParams) });
  } catch (error) {
    if (error instanceof RangeError) return new Response(error.message, { status: 400 });
    throw error;
  }
}

const kindOf = (text: string): Changing => oneOf(changing, 'kind', text);

function oneOf<T extends string>(possible: readonly T[], name: string, text: string): T {
  const found = possible.find((one) => one === text);
  if (found) return found;
  throw new RangeError(`${name} must be one of ${possible.join(', ')}.`);
}

function number(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= mostAtOnce) return Number(text);
  throw new RangeError(`count must be a whole number from 0 to ${mostAtOnce}.`);
}

/** One text per line, made only as fast as the caller reads. */
function lines(texts: Iterable<string>, type: string): Response {
  const [iterator, encoder] = [texts[Symbol.iterator](), new TextEncoder()];
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (stream) => {
        let [some, next] = ['', iterator.next()];
        for (; !next.done && some.length < 30_000; next = iterator.next()) some += `${next.value}\n`;
        if (!next.done) some += `${next.value}\n`;
        if (some) stream.enqueue(encoder.encode(some));
        if (next.done) stream.close();
      },
      cancel: () => void iterator.return?.(),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
}
