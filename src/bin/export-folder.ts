/** The folder of `npm run export`: the spool in a folder of its own, beside it the products that were verified. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readJob, type SavedJob } from '../export/job.ts';
import { fileSpools } from '../export/spool-files.ts';
import type { Spools } from '../export/spool.ts';
import { Failure } from '../zendesk/failure.ts';

export interface Folder {
  spools: Spools;
  /** Moves files of an export out of its spool, each replacing an older one at once; where they lie now. */
  deliver(id: string, files: readonly string[]): string[];
}

/** The job that lies in a folder; undefined where there is none, or more than one. */
export async function jobIn(out: string): Promise<SavedJob | undefined> {
  const root = path.join(out, 'spool');
  if (!existsSync(root)) return undefined;
  const spools = fileSpools(root);
  const ids = await spools.list();
  return ids.length === 1 ? readJob(await spools.open(ids[0]!)) : undefined;
}

/**
 * Runs `work` with the folder for itself. Throws `already-running` while another process has it; the mark of a process
 * that is gone does not count.
 */
export async function withFolder<T>(out: string, work: (folder: Folder) => Promise<T>): Promise<T> {
  const root = path.join(out, 'spool');
  mkdirSync(root, { recursive: true });
  const mark = path.join(root, 'running');
  take(mark);
  try {
    return await work({
      spools: fileSpools(root),
      deliver: (id, files) => files.map((file) => move(file, path.join(root, id), out)),
    });
  } finally {
    rmSync(mark, { force: true });
  }
}

function take(mark: string): void {
  const write = () => writeFileSync(mark, String(process.pid), { flag: 'wx' });
  try {
    write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(readFileSync(mark, 'utf8'));
    if (runs(owner)) throw new Failure('already-running', `It is process ${owner}. If that is another program, delete ${mark}`);
    rmSync(mark, { force: true });
    write();
  }
}

function runs(id: number): boolean {
  // In a container the next run often has the number of the last.
  if (!(id > 0) || id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // A process of somebody else is there, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function move(file: string, from: string, to: string): string {
  renameSync(path.join(from, file), path.join(to, file));
  return path.join(to, file);
}
