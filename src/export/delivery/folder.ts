/** Saves files into a folder that the reader chooses, in browsers that can (at the time of writing, Chromium's on desktops). For pages. */
import { failureOf, Failure } from '../../zendesk/failure.ts';
import type { SavedFile } from '../messages.ts';
import type { Told } from '../products.ts';
import { saveFile } from './folder-file.ts';
import { distinctNames } from './names.ts';

interface Picking {
  showDirectoryPicker(options: { id: string; mode: 'readwrite'; startIn: 'downloads' }): Promise<FileSystemDirectoryHandle>;
}

export const canSaveToFolder = (): boolean => 'showDirectoryPicker' in globalThis;

/** Asks the reader for a folder; to be called while a click is handled. Undefined when they choose none. Throws `storage-refused`. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await (globalThis as unknown as Picking).showDirectoryPicker({ id: 'wegweiser', mode: 'readwrite', startIn: 'downloads' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw folderFailure(error);
  }
}

/**
 * Saves the files one after the other; the names under which they lie then, in their order. A file of the same name that
 * is there already is kept: if it holds the same bytes it counts as saved, otherwise ours gets ` (2)` before its extension.
 * `onProgress` hears each hundredth of all bytes. Throws a Failure (`disk-full`, `storage-refused`, `verification-failed`);
 * whole files stay then, half of one does not. Who closes the page ends it, and the browser drops what is half. Memory: a few
 * chunks.
 */
export async function saveToFolder(directory: FileSystemDirectoryHandle, files: readonly SavedFile[], onProgress: Told): Promise<string[]> {
  const progress = progressOf(files, onProgress);
  const names = distinctNames(files.map(({ name }) => name));
  const saved: string[] = [];
  try {
    for (const [i, { blob }] of files.entries()) {
      saved.push(await saveFile(directory, { name: names[i]!, blob }, (bytes) => progress(names[i]!, bytes)));
    }
    return saved;
  } catch (error) {
    throw folderFailure(error);
  }
}

/** To be told how many bytes more of which file are done with. */
function progressOf(files: readonly SavedFile[], onProgress: Told): (name: string, bytes: number) => void {
  const all = files.reduce((sum, { blob }) => sum + blob.size, 0);
  let [done, shown] = [0, -1];
  return (name, bytes) => {
    done += bytes;
    const fraction = all ? done / all : 1;
    if (fraction >= shown + 0.01 || (fraction === 1 && shown < 1)) onProgress(name, (shown = fraction));
  };
}

/** Whatever a folder refuses, but for want of room, it refuses as a place to store things. */
function folderFailure(thrown: unknown): Failure {
  const failure = failureOf(thrown);
  const refused = thrown instanceof DOMException && failure.code !== 'disk-full';
  return refused ? new Failure('storage-refused', failure.message, { cause: thrown }) : failure;
}
