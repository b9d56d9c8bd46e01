/** All files of a finished export as one zip, made beside them. */
import { writeInto } from './delivery/into.ts';
import { zipped } from './delivery/zip.ts';
import type { JobManifest } from './manifest.ts';
import type { SavedFile } from './messages.ts';
import { savedFiles } from './saved.ts';
import type { Spool } from './spool.ts';

export const zipFile = 'export.zip';

/**
 * Undefined where the export is not finished. The same export gives the same zip: its files carry the time at which the last
 * row was read. Throws what a full disk throws, or the signal's reason, and then there is no zip.
 */
export async function zipOf(spool: Spool, signal?: AbortSignal): Promise<SavedFile | undefined> {
  const found = await savedFiles(spool);
  if (!found) return undefined;
  await writeInto(spool, zipFile, zipped(found.files, readAt(found.manifest)), signal);
  return { name: zipFile, blob: (await spool.blob(zipFile))! };
}

const readAt = ({ streams }: JobManifest) => new Date(Math.max(Date.UTC(2000), ...streams.map(({ finishedAt }) => Date.parse(finishedAt))));
