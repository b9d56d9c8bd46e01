/** How far a stream is, from its checkpoints and the clock alone. */
import type { Checkpoint } from './checkpoint.ts';

export interface Progress {
  /** Pages read, rows that count, and bytes received, so far. */
  pages: number;
  rows: number;
  bytes: number;
  /** Rows a second since this run began. */
  rate: number;
  /** 0 to 1, by how much of the account's time has been read; undefined at the beginning. */
  fraction: number | undefined;
  /** Milliseconds, an estimate: busy years take longer than quiet ones. */
  leftMs: number | undefined;
}

/** Where nothing was read, or nothing can be said of it. */
export const nothingYet: Progress = { pages: 0, rows: 0, bytes: 0, rate: 0, fraction: undefined, leftMs: undefined };

/** `from` is the checkpoint and the time at which this run began; a resumed run does not count what was there before. */
export function progressOf(
  now: number,
  checkpoint: Checkpoint | undefined,
  from: { at: number; checkpoint: Checkpoint | undefined },
): Progress {
  const elapsed = Math.max(1, now - from.at);
  const rows = checkpoint?.kept ?? 0;
  const fraction = fractionOf(checkpoint, now);
  const gained = (fraction ?? 0) - (fractionOf(from.checkpoint, now) ?? 0);
  return {
    pages: checkpoint?.pages ?? 0,
    rows,
    bytes: checkpoint?.bytes ?? 0,
    rate: ((rows - (from.checkpoint?.kept ?? 0)) * 1000) / elapsed,
    fraction,
    leftMs: fraction !== undefined && gained > 0 ? ((1 - fraction) / gained) * elapsed : undefined,
  };
}

function fractionOf(checkpoint: Checkpoint | undefined, now: number): number | undefined {
  if (!checkpoint) return undefined;
  if (checkpoint.cursor === null) return 1;
  const { began, reached } = checkpoint;
  if (began === undefined || reached === undefined) return undefined;
  const whole = now / 1000 - began;
  return whole > 0 ? Math.min(1, (reached - began) / whole) : undefined;
}
