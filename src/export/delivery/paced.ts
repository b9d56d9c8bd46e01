/** A stream through a compressor, no faster than it is read. */
import { breath } from '../breath.ts';
import type { Bytes } from './source.ts';

/**
 * What `pipeThrough` does, for transformers that would take in the whole source ahead of a slower reader, as Node 22's
 * CompressionStream and DecompressionStream do: they count up to 65,536 pieces as little, whatever their length. Here the
 * transformer gets one piece more only while a reader waits and it has nothing for them. Throws what source and
 * transformer throw; cancelling lets go of both. Memory: a few pieces and what becomes of them.
 */
export function paced(source: Bytes, { readable, writable }: GenericTransformStream): Bytes {
  const results = (readable as Bytes).getReader();
  const feeder = feederOf(source, writable);
  const cancel = async (reason: unknown) => void (await Promise.allSettled([feeder.cancel(reason), results.cancel(reason)]));
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const result = results.read();
          while (!feeder.ended && (await isPending(result))) await Promise.race([result, feeder.feed()]);
          const { done, value } = await result;
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          await cancel(error);
          throw error;
        }
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
}

/** `feed` gives one piece, or the end, or waits with whoever asked before; a failure is thrown to all who ask from then on. */
function feederOf(source: Bytes, writable: WritableStream) {
  const pieces = source.getReader();
  const input = writable.getWriter();
  let feeding: Promise<void> | undefined;
  let ended = false;
  async function give(): Promise<void> {
    const { done, value } = await pieces.read();
    await (done ? input.close() : input.write(value));
    ended = done;
    feeding = undefined;
  }
  return {
    get ended() {
      return ended;
    },
    feed(): Promise<void> {
      feeding ??= give();
      // It may fail while nobody waits for it.
      feeding.catch(() => undefined);
      return feeding;
    },
    cancel: (reason: unknown) => Promise.allSettled([pieces.cancel(reason), input.abort(reason)]),
  };
}

const isPending = (promise: Promise<unknown>): Promise<boolean> => {
  const settled = () => false;
  return Promise.race([promise.then(settled, settled), breath().then(() => true)]);
};
