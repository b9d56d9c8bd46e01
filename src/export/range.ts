/** The stretch of time that an export is about: rows that happened in it, by the stream's own field of time. */
import { pagings } from '../zendesk/paging.ts';
import type { Stream } from '../zendesk/streams.ts';

/** Moments in ISO 8601. `from` is included, `to` is not; without one the stretch is open there. */
export interface Range {
  from?: string | undefined;
  to?: string | undefined;
}

/** Whether a row that says `time` of itself belongs to `range`. One that says nothing does: nothing speaks against it. */
export function within({ from, to }: Range, time: string): boolean {
  const at = /^\d+$/.test(time) ? Number(time) * 1000 : Date.parse(time);
  if (Number.isNaN(at)) return true;
  return !(from && at < Date.parse(from)) && !(to && at >= Date.parse(to));
}

/**
 * What a stream is first asked. Pages come in the order of the last change, and a row is changed no earlier than it
 * happened: so reading from `from` misses nothing, while `to` must be looked for up to the end.
 */
export function firstQuery(stream: Stream, { from }: Range): string {
  const query = new URLSearchParams({ ...stream.query });
  const unitMs = pagings[stream.paging].startOf('start_time=1');
  if (from && unitMs && query.has('start_time')) query.set('start_time', String(Math.floor(Date.parse(from) / unitMs)));
  return query.toString();
}
