/** Saving from the page: one file by a click of our own, or all of a finished export into a folder that the reader chooses. */
import { failureOf } from '../zendesk/failure.ts';
import { chooseFolder, saveToFolder } from './delivery/folder.ts';
import type { SavedFile } from './messages.ts';
import type { Wording } from './wording.ts';

export function save(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
}

/** To be called while a click is handled. `tell` hears how far it is and how it ended; nothing is thrown. */
export async function saveIntoFolder(files: readonly SavedFile[], { say, percent }: Wording, tell: (text: string) => void): Promise<void> {
  const told = (file: string, fraction: number) => tell(say('export.folder.saving', { file, percent: percent(fraction) }));
  try {
    const folder = await chooseFolder();
    if (!folder) return;
    await saveToFolder(folder, files, told);
    tell(say('export.folder.saved', { folder: folder.name }));
  } catch (error) {
    tell(say(`failure.${failureOf(error).code}.what`));
  }
}
