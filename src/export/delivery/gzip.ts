/** A file compressed on its way out, and the proof that unpacking gives the file back. Memory: a few chunks. */
import { Failure } from '../../zendesk/failure.ts';
import { paced } from './paced.ts';
import { wholeStream, type Bytes } from './source.ts';
import { prove } from './sum.ts';

/** Compressed by the platform, so that the same file may give other bytes elsewhere. Fails when the source does. */
export const gzipped = (source: Blob | Bytes): Bytes =>
  paced(source instanceof Blob ? wholeStream(source) : source, new CompressionStream('gzip'));

/**
 * Unpacks a compressed file, read back from where it lies, and compares it with what its product's manifest says. Throws
 * `verification-failed` when it cannot be unpacked or is another file; else what the stream throws, or the signal's reason.
 */
export async function proveGzip(stream: Bytes, sha256: string, bytes: number, signal?: AbortSignal): Promise<void> {
  try {
    await prove(paced(stream, new DecompressionStream('gzip')), { sha256, bytes }, signal);
  } catch (error) {
    // By the standard, whatever is wrong with compressed bytes is a TypeError; nothing else on this way throws one.
    throw error instanceof TypeError
      ? new Failure('verification-failed', 'A compressed file cannot be unpacked.', { cause: error })
      : error;
  }
}
