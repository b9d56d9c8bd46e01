/** The log of an export: what happened when, a line of JSON each, to be read and filed. Never a token, a row or a name. */
import type { Clock } from '../zendesk/clock.ts';
import type { FailureCode } from '../zendesk/failure.ts';
import type { StreamName } from '../zendesk/streams.ts';
import { writeAll, type SpoolFile } from './spool.ts';

export type LogEvent =
  | { event: 'started'; streams: readonly StreamName[] }
  | { event: 'page'; stream: StreamName; page: number; rows: number; bytes: number }
  | { event: 'waiting'; stream: StreamName; why: FailureCode | 'too-recent'; ms: number }
  | { event: 'read'; stream: StreamName; rows: number; pages: number }
  | { event: 'written'; stream: StreamName; file: string; rows: number; bytes: number }
  | { event: 'left-out'; stream: StreamName; code: FailureCode }
  | { event: 'failed'; stream?: StreamName; code: FailureCode; detail: string }
  | { event: 'paused' }
  | { event: 'done' };

export type LogEntry = LogEvent & { at: string };

export const logFile = 'log.jsonl';

export interface Log {
  add(event: LogEvent): void;
  close(): void;
}

/**
 * Goes on behind what `file` holds. A disk that is full silences it: the rows matter more, and their own writing will say
 * so. `heard` is told of each entry all the same.
 */
export function openLog(file: SpoolFile, clock: Clock, heard: (entry: LogEntry) => void): Log {
  const encoder = new TextEncoder();
  let end = file.getSize();
  return {
    add(event) {
      const entry = { at: new Date(clock.now()).toISOString(), ...event };
      heard(entry);
      const line = encoder.encode(`${JSON.stringify(entry)}\n`);
      try {
        writeAll(file, line, end);
        end += line.length;
      } catch {
        file.truncate(end);
      }
    },
    close() {
      file.close();
    },
  };
}
