/** A finished file as a stream that is either whole or fails. */
import { Failure } from '../../zendesk/failure.ts';

export type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/**
 * The bytes of a Blob, read from where it lies only as they are asked for. Fails with `verification-failed` when the file
 * cannot be read to its end, or ends before or behind the size that it had. Cancelling lets go of the file.
 */
export function wholeStream(blob: Blob): Bytes {
  let reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | undefined;
  let read = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        reader ??= blob.stream().getReader();
        const { done, value } = await reader.read().catch(unreadable);
        if (!done) {
          read += value.length;
          return controller.enqueue(value);
        }
        if (read !== blob.size) throw new Failure('verification-failed', `A file ended after ${read} of ${blob.size} bytes.`);
        controller.close();
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

function unreadable(cause: unknown): never {
  throw new Failure('verification-failed', 'A file could not be read to its end.', { cause });
}
