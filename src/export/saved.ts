/** The exports on this device, as their files say. */
import { parseJournal, type Checkpoint } from './checkpoint.ts';
import { readJob } from './job.ts';
import { filesOf, manifestFile, type JobManifest } from './manifest.ts';
import { readManifest } from './manifest-schema.ts';
import type { Saved, SavedFile } from './messages.ts';
import { readJson } from './small-file.ts';
import { journalFile } from './spooled.ts';
import type { Spool, Spools } from './spool.ts';

export async function savedExports(spools: Spools): Promise<Saved[]> {
  const ids = await spools.list();
  return Promise.all(ids.sort().map(async (id) => savedExport(id, await spools.open(id))));
}

async function savedExport(id: string, spool: Spool): Promise<Saved> {
  const job = await readJob(spool);
  const names = job?.streams ?? [];
  const ends = await Promise.all(names.map((stream) => lastCheckpoint(spool, stream)));
  const made = (await savedFiles(spool))?.manifest;
  const lacking = made?.leftOut.map(({ stream }) => stream) ?? [];
  const sum = (of: (end: Checkpoint) => number) => ends.reduce((total, end) => total + (end ? of(end) : 0), 0);
  return {
    id,
    job,
    rows: sum(({ kept }) => kept),
    bytes: sum(({ bytes }) => bytes),
    finished: job !== undefined && made !== undefined && names.every((name, i) => lacking.includes(name) || ends[i]?.cursor === null),
  };
}

/** Undefined where there is none, or none that can be read. */
export async function lastCheckpoint(spool: Spool, stream: string): Promise<Checkpoint | undefined> {
  try {
    return parseJournal((await (await spool.blob(journalFile(stream)))?.text()) ?? '')?.checkpoints.at(-1);
  } catch {
    return undefined;
  }
}

/** What a finished export has made; undefined where something of it is not there any more, so that it must be made again. */
export async function savedFiles(spool: Spool): Promise<{ manifest: JobManifest; files: SavedFile[] } | undefined> {
  const manifest = readManifest(await readJson(spool, manifestFile));
  if (typeof manifest === 'string') return undefined;
  const files = await filesIn(spool, filesOf(manifest));
  return files && { manifest, files };
}

/** Undefined where one is missing. */
export async function filesIn(spool: Spool, names: readonly string[]): Promise<SavedFile[] | undefined> {
  const files = await Promise.all(names.map(async (name) => ({ name, blob: await spool.blob(name) })));
  return files.every((file): file is SavedFile => file.blob !== undefined) ? files : undefined;
}
