/** Node's streams as the web's. */
import type { Readable } from 'node:stream';

/** What `readable` brings, read only as it is asked for, and failing as it fails. `cancel` is called when nobody wants the rest. */
export function webStream(readable: Readable, cancel: () => void): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array, undefined> = readable[Symbol.asyncIterator]();
  const pull = async (stream: ReadableStreamDefaultController<Uint8Array>) => {
    const { done, value } = await pieces.next();
    if (done) stream.close();
    else stream.enqueue(value);
  };
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}
