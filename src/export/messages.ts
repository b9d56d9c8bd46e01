/** What page and export worker say to each other. The token goes to the worker and never comes back. */
import type { FailureCode } from '../zendesk/failure.ts';
import type { StreamName } from '../zendesk/streams.ts';
import type { Estimate } from './estimate.ts';
import type { Job, SavedJob } from './job.ts';
import type { LogEntry } from './log.ts';
import type { JobManifest } from './manifest.ts';
import type { Progress } from './progress.ts';

export type Command =
  /** Begins the export, or goes on where it was left. `inMemory`: the reader has accepted that nothing is kept. */
  | { do: 'start'; job: Job; inMemory: boolean }
  | { do: 'estimate'; job: Job }
  | { do: 'pause' }
  /** The files that a finished export has made, without asking the account anything. */
  | { do: 'files'; id: string }
  /** Makes one zip of the files of a finished export. */
  | { do: 'zip'; id: string; inMemory: boolean }
  /** Deletes an export from this device. */
  | { do: 'remove'; id: string }
  | { do: 'list' };

/** An export that lies on this device. */
export interface Saved {
  id: string;
  /** Undefined for one that cannot be read: it can be deleted. */
  job: SavedJob | undefined;
  rows: number;
  bytes: number;
  /** Every stream of it has been read to its end, and its files are there. */
  finished: boolean;
}

export type Phase =
  | { phase: 'queued' | 'reading' | 'done' }
  /** Waiting before a further try; `until` is milliseconds since 1970. */
  | { phase: 'waiting'; why: FailureCode | 'too-recent'; until: number }
  | { phase: 'writing'; file: string; fraction: number }
  | { phase: 'left-out' | 'failed'; code: FailureCode };

export type StreamState = Phase & { name: StreamName; progress: Progress };

/** How far the job is, in all and stream by stream, in the order of the job. */
export interface Standing {
  whole: Progress;
  streams: readonly StreamState[];
}

export interface SavedFile {
  name: string;
  blob: Blob;
}

export type Report =
  | { type: 'saved'; exports: Saved[] }
  | { type: 'estimated'; estimate: Estimate }
  | ({ type: 'running' } & Standing)
  | { type: 'log'; entry: LogEntry }
  | ({ type: 'paused' } & Standing)
  /** `rescued`: of an export in memory, its rows so far as JSON Lines, older versions among them. */
  | ({ type: 'failed'; code: FailureCode; detail: string; rescued: readonly SavedFile[] } & Standing)
  | { type: 'zipped'; file: SavedFile }
  | { type: 'done'; id: string; manifest: JobManifest; files: SavedFile[] };
