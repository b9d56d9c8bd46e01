/** Reads the rows of a file back, whichever way its format wants to read it. */
import { Failure } from '../zendesk/failure.ts';
import type { FileBytes, Part, Reader, ReadRow } from './formats/format.ts';

const chunk = 1 << 20;

/** All rows, in order, some at a time. Throws `verification-failed` where the file cannot be read. */
export async function* readBack(part: Part, file: FileBytes): AsyncGenerator<readonly ReadRow[], void> {
  try {
    yield* 'reader' in part ? streamed(part.reader(), file) : part.readAt(file);
  } catch (cause) {
    throw new Failure('verification-failed', 'The file could not be read back.', { cause });
  }
}

function* streamed(reader: Reader, file: FileBytes): Generator<readonly ReadRow[], void> {
  for (let at = 0, last = false; !last;) {
    const bytes = file.read(at, chunk);
    at += bytes.length;
    last = bytes.length < chunk || at === file.size;
    yield reader.read(bytes, last);
  }
}

/** The key that a part shows of a row whose key is no plain text: what comes back when just this row, a line, is written. */
export async function keyAsWritten(part: Part, line: Uint8Array): Promise<string | undefined> {
  const writer = part.writer();
  const file = joined([writer.head().slice(), writer.block(line, () => true).slice(), writer.tail()]);
  for await (const [row] of readBack(part, memoryBytes(file))) if (row) return row.key;
  return undefined;
}

const memoryBytes = (bytes: Uint8Array): FileBytes => ({ size: bytes.length, read: (at, length) => bytes.slice(at, at + length) });

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
