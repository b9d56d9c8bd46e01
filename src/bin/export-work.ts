/** What `npm run export` is at, in words and figures: what its bar and its lines are made of. */
import type { Phase, Standing, StreamState } from '../export/messages.ts';
import type { Progress } from '../export/progress.ts';
import { sentences, wording } from './export-words.ts';

const { say, bytes, duration, time } = wording;

export interface Work {
  /** The same as long as the same is done. */
  stage: string;
  /** Empty while nothing has begun. */
  does: string;
  /** 0 to 1, of what is done; undefined where nobody knows how much there is. */
  fraction: number | undefined;
  /** What is known beside it, the most telling first. */
  figures: readonly string[];
}

/** A wait is told only while nothing else goes on. */
export function workOf({ streams, whole }: Standing): Work {
  const at = <P extends Phase['phase']>(phase: P) =>
    streams.filter((one): one is Extract<StreamState, { phase: P }> => one.phase === phase);
  const [[waiting], [writing], reading] = [at('waiting'), at('writing'), at('reading')];
  if (writing) {
    const { file, fraction } = writing;
    return { stage: file, does: say('export.status.writing', { file }), fraction, figures: [] };
  }
  if (waiting && !reading.length) {
    const why = say(waiting.why === 'too-recent' ? 'export.status.recent' : `failure.${waiting.why}.what`);
    const until = say('export.status.waiting', { time: time(waiting.until) });
    return { stage: `waiting ${waiting.why}`, does: `${why} ${until}`, fraction: undefined, figures: [] };
  }
  const names = reading.map(({ name }) => name).join(', ');
  return { stage: `reading ${names}`, does: names && sentences.reading(names), fraction: whole.fraction, figures: figuresOf(whole) };
}

const figuresOf = ({ rows, bytes: size, leftMs }: Progress) => [
  sentences.soFar(rows),
  ...(leftMs ? [sentences.left(duration(leftMs))] : []),
  ...(size ? [bytes(size)] : []),
];
