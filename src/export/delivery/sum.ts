/** How long a stream of bytes is and what its hash is, and whether that is what it has to be. Memory: one chunk. */
import { createSHA256 } from 'hash-wasm';
import { Failure } from '../../zendesk/failure.ts';
import type { Bytes } from './source.ts';

export interface Sum {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

/** Takes up bytes in pieces; `result` ends it. */
export interface Summing {
  /** Taken up so far. */
  readonly bytes: number;
  add(piece: Uint8Array): void;
  result(): Sum;
}

export async function summing(): Promise<Summing> {
  const hash = await createSHA256();
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    add(piece) {
      hash.update(piece);
      bytes += piece.length;
    },
    result: () => ({ bytes, sha256: hash.digest('hex') }),
  };
}

/**
 * Reads a stream to its end. Throws `verification-failed` when it is not what was expected, without reading on behind
 * `bytes`; else what the stream throws, or the signal's reason.
 */
export async function prove(stream: Bytes, expected: Sum, signal?: AbortSignal): Promise<void> {
  const sum = await summing();
  const write = (piece: Uint8Array) => {
    sum.add(piece);
    if (sum.bytes > expected.bytes) throw new Failure('verification-failed', `More than ${expected.bytes} bytes were read back.`);
  };
  await stream.pipeTo(new WritableStream({ write }), signal && { signal });
  const { bytes, sha256 } = sum.result();
  if (bytes !== expected.bytes) throw new Failure('verification-failed', `${bytes} bytes were read back of ${expected.bytes}.`);
  if (sha256 !== expected.sha256) throw new Failure('verification-failed', 'The bytes read back are not those that were written.');
}
