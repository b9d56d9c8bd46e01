/** Reads a file of lines in blocks of whole lines, with memory for one block, however long the file. */
import type { SpoolFile } from './spool.ts';

const newline = 0x0a;

/**
 * Whole lines up to byte `end`, about `size` bytes at a time (more only where one line is longer), each block ending in
 * its newline. A last line without newline is left out. The buffer is used again: done with before the next block.
 */
export function* lineBlocks(file: SpoolFile, end: number, size = 1 << 20): Generator<{ bytes: Uint8Array; at: number }> {
  let buffer = new Uint8Array(size);
  let at = 0;
  while (at < end) {
    const read = file.read(buffer.subarray(0, Math.min(buffer.length, end - at)), { at });
    const whole = buffer.subarray(0, read).lastIndexOf(newline) + 1;
    if (whole > 0) {
      yield { bytes: buffer.subarray(0, whole), at };
      at += whole;
    } else if (read < buffer.length) return;
    else buffer = new Uint8Array(buffer.length * 2);
  }
}
