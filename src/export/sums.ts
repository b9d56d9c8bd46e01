/** `SHA256SUMS`: the hash of each file, as `sha256sum -c` and `shasum -a 256 -c` read it, so that checking needs nothing of ours. */
import { sha256 } from 'hash-wasm';

export const sumsFile = 'SHA256SUMS';

export interface NamedSum {
  /** Plain: no line break, no backslash, which that format would have to write otherwise. */
  name: string;
  /** In hexadecimal. */
  sha256: string;
}

/** A line a file, in their order. */
export const sumsText = (files: readonly NamedSum[]): string => files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

/** What such a text says; lines of another shape say nothing. */
export const parseSums = (text: string): NamedSum[] =>
  [...text.matchAll(/^([\da-f]{64}) [ *](.+)$/gm)].map(([, sha256, name]) => ({ name: name!, sha256: sha256! }));

/** Of a file that fits into memory. */
export const sumOf = async (file: Blob): Promise<string> => sha256(new Uint8Array(await file.arrayBuffer()));
