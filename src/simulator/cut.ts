/** Breaks an answer off in the middle of its body, in the two ways in which that happens on a network. */
import type { Dice } from './dice.ts';

/** The same status and headers with the first half of the body: then it ends, or reading fails as for a lost connection. */
export async function cut(response: Response, dice: Dice): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const half = bytes.slice(0, Math.ceil(bytes.length / 2));
  return new Response(dice.hits(0.5) ? half : broken(half), { status: response.status, headers: response.headers });
}

function broken(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const steps = [
    (stream: ReadableStreamDefaultController<Uint8Array>) => stream.enqueue(bytes),
    (stream: ReadableStreamDefaultController<Uint8Array>) => stream.error(new TypeError('network error')),
  ];
  return new ReadableStream({ pull: (stream) => steps.shift()?.(stream) }, { highWaterMark: 0 });
}
