/** Several files as one zip, for browsers that save one file at a time. Stored, not compressed: see adr/0011. */
import { makeZip } from 'client-zip';
import type { SavedFile } from '../messages.ts';
import { distinctNames } from './names.ts';
import { wholeStream, type Bytes } from './source.ts';
import { withManyFilesEnd } from './zip-end.ts';

/**
 * The files in their order under safe, distinct names; the same files and time give the same bytes everywhere. `modified`
 * is the time of the export, kept in UTC and to two seconds; between 1980 and 2107, which is what zip can say. Zip64
 * where one needs it. Memory: one chunk and some hundred bytes a file. Fails as a file that is not whole does; cancelling
 * lets go of the file at work.
 */
export const zipped = (files: readonly SavedFile[], modified: Date): Bytes =>
  withManyFilesEnd(makeZip(entries(files, new UtcDate(modified))) as Bytes, files.length);

/** client-zip throws into this when its stream is cancelled, but leaves the file that it reads open. */
function* entries(files: readonly SavedFile[], lastModified: Date) {
  const names = distinctNames(files.map(({ name }) => name));
  const stop = new AbortController();
  try {
    for (const [i, { blob }] of files.entries()) {
      const input = wholeStream(blob).pipeThrough(new TransformStream(), { signal: stop.signal });
      yield { name: names[i]!, input, lastModified };
    }
  } catch (reason) {
    stop.abort(reason);
  }
}

/** Zip has no time zone and client-zip writes the local time; this one's is UTC wherever it runs. */
class UtcDate extends Date {
  override getFullYear() {
    return this.getUTCFullYear();
  }
  override getMonth() {
    return this.getUTCMonth();
  }
  override getDate() {
    return this.getUTCDate();
  }
  override getHours() {
    return this.getUTCHours();
  }
  override getMinutes() {
    return this.getUTCMinutes();
  }
  override getSeconds() {
    return this.getUTCSeconds();
  }
}
