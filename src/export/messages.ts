/** What page and export worker say to each other. The token goes to the worker and never comes back. */
import type { Connection } from '../connection/connection.ts';
import type { FailureCode } from '../zendesk/failure.ts';
import type { StreamName } from '../zendesk/streams.ts';
import type { WriterOptions } from './formats/format.ts';
import type { FormatName } from './formats/index.ts';
import type { Manifest } from './manifest.ts';
import type { Progress } from './progress.ts';

export type Command =
  /** Begins the export, or goes on where it was left. `inMemory`: the reader has accepted that nothing is kept. */
  | {
      do: 'start';
      connection: Connection;
      stream: StreamName;
      formats: FormatName[];
      inMemory: boolean;
      reader?: WriterOptions;
      requestsPerMinute?: number;
    }
  | { do: 'pause' }
  /** Deletes an export from this device. */
  | { do: 'remove'; id: string }
  | { do: 'list' };

/** An export that lies on this device. */
export interface Saved {
  id: string;
  stream: string;
  account: string;
  demo: boolean;
  rows: number;
  bytes: number;
  finished: boolean;
}

export type Report =
  | { type: 'saved'; exports: Saved[] }
  | { type: 'reading'; progress: Progress }
  /** Waiting before a further try; `until` is milliseconds since 1970. */
  | { type: 'waiting'; why: FailureCode | 'too-recent'; until: number }
  | { type: 'writing'; file: string; fraction: number }
  | { type: 'paused'; progress: Progress }
  /** `rescued`: of an export in memory, its rows so far as JSON Lines, older versions among them. */
  | { type: 'failed'; code: FailureCode; detail: string; progress: Progress; rescued?: Blob }
  | { type: 'done'; id: string; manifest: Manifest; files: { name: string; blob: Blob }[] };
