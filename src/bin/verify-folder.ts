/** The folder of `npm run verify`: its manifest, and its files to be read piece by piece. */
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { manifestFile } from '../export/manifest.ts';
import type { Open } from '../export/verify-bytes.ts';

/** What stands in it, to be judged; undefined where that is no JSON. */
export function manifestIn(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(folder, manifestFile), 'utf8'));
  } catch {
    return undefined;
  }
}

export const holdsManifest = (folder: string): boolean => existsSync(path.join(folder, manifestFile));

/** Names are those of files in the folder, no paths. */
export const openIn =
  (folder: string): Open =>
  async (name) => {
    const file = path.join(folder, name);
    if (!existsSync(file) || !statSync(file).isFile()) return undefined;
    const descriptor = openSync(file, 'r');
    return {
      size: fstatSync(descriptor).size,
      read(at, length) {
        const bytes = new Uint8Array(length);
        return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at));
      },
      close: () => closeSync(descriptor),
    };
  };
