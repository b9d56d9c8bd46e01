/**
 * Verifies an export again, wherever it lies: each file by itself, the rows of a part over all its files, and each format
 * against the others. For whoever has nothing but the files: the spool is not asked.
 */
import { streams, type Stream, type StreamName } from '../zendesk/streams.ts';
import { withFields } from './chosen.ts';
import type { Format, Part } from './formats/format.ts';
import { formats } from './formats/index.ts';
import type { JobManifest, Manifest } from './manifest.ts';
import type { Product } from './product.ts';
import { checkBeside } from './verify-beside.ts';
import type { Open } from './verify-bytes.ts';
import { checkPart, type Checked, type Known } from './verify-part.ts';

/**
 * Every file of the export but its log: in the manifest's order, those that say what it was at the end. Memory: a few
 * blocks, and up to 32 bytes for each row of the stream at work. Does not throw: whatever cannot be read is a fault.
 */
export async function* verify(manifest: JobManifest, open: Open): AsyncGenerator<Checked, void> {
  for (const stream of manifest.streams) {
    const known: Known = {};
    for (const files of partsOf(stream.files)) {
      const part = partOf(stream, files[0]!);
      yield* part ? await checkPart(stream, part, files, known, open) : files.map(strange);
    }
  }
  yield* checkBeside(manifest, open);
}

/** Files that stand beside one another and are pieces of one part. */
function partsOf(files: readonly Product[]): Product[][] {
  const parts: Product[][] = [];
  for (const file of files) {
    const last = parts.at(-1)?.[0];
    if (last?.format === file.format && last.part === file.part) parts.at(-1)!.push(file);
    else parts.push([file]);
  }
  return parts;
}

/** Undefined for one that the format does not have. */
function partOf({ stream: name, fields }: Manifest, { format: by, part: suffix = '' }: Product): Part | undefined {
  const whole: Stream = streams[name as StreamName];
  const format: Format = formats[by];
  return format.parts(fields ? withFields(whole, fields) : whole).find((part) => part.suffix === suffix);
}

const strange = ({ name }: Product): Checked => ({ name, faults: [{ fault: 'strange' }] });
