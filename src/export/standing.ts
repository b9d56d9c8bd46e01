/** Where each stream of a job stands, and the whole: what reports are made of. */
import { streams, type Stream, type StreamName } from '../zendesk/streams.ts';
import type { Job } from './job.ts';
import type { Phase, Standing, StreamState } from './messages.ts';
import { nothingYet, type Progress } from './progress.ts';
import { wholeOf } from './whole.ts';

export class Standings {
  readonly #states: Map<StreamName, StreamState>;
  /** Pages that were there before this run. */
  readonly #before = new Map<StreamName, number>();
  readonly #begun: number;
  readonly #expected: Job['expected'];

  /** All are queued; `now` is when this run begins, milliseconds since 1970. */
  constructor({ streams: names, expected }: Pick<Job, 'streams' | 'expected'>, now: number) {
    this.#expected = expected;
    this.#states = new Map(names.map((name) => [name, { name, phase: 'queued', progress: nothingYet }]));
    this.#begun = now;
  }

  set(name: StreamName, phase: Phase, progress: Progress = this.of(name).progress): void {
    if (!this.#before.has(name)) this.#before.set(name, progress.pages);
    this.#states.set(name, { ...phase, name, progress });
  }

  of(name: StreamName): StreamState {
    return this.#states.get(name)!;
  }

  at(now: number): Standing {
    const states = [...this.#states.values()];
    const parts = states.map(({ name, progress, phase }) => ({
      budget: (streams[name] satisfies Stream as Stream).budget,
      progress,
      before: this.#before.get(name) ?? 0,
      expected: this.#expected?.[name],
      done: phase === 'done' || phase === 'writing' || phase === 'left-out',
    }));
    return { whole: wholeOf(parts, now - this.#begun), streams: states };
  }
}
