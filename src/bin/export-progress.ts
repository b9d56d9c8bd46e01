/** Shows how far an export is: on a terminal one line, rewritten; elsewhere a line at each stage and every few seconds. */
import type { WriteStream } from 'node:tty';
import type { Phase, Report, Standing, StreamState } from '../export/messages.ts';
import type { Progress } from '../export/progress.ts';
import { sentences, wording } from './export-words.ts';

const { say, count, bytes, duration, time } = wording;
const everyMs = 5_000;

export interface ProgressLine {
  show(report: Report): void;
  /** Leaves the line, so that something else can be written. */
  end(): void;
}

export function progressLine(stream: WriteStream, now: () => number): ProgressLine {
  let [stage, shownAt, open] = ['', 0, false];
  return {
    show(report) {
      if (report.type !== 'running') return;
      const line = lineOf(report);
      if (stream.isTTY) {
        stream.write(`\r${line.text.slice(0, (stream.columns || 80) - 1)}\x1b[K`);
        open = true;
      } else if (line.stage !== stage || now() - shownAt >= everyMs) {
        stream.write(`${line.text}\n`);
        [stage, shownAt] = [line.stage, now()];
      }
    },
    end() {
      if (open) stream.write('\n');
      open = false;
    },
  };
}

/** What is under way, and how far the whole is. A wait is told only while nothing else goes on. */
function lineOf({ streams, whole }: Standing): { stage: string; text: string } {
  const at = <P extends Phase['phase']>(phase: P) =>
    streams.filter((one): one is Extract<StreamState, { phase: P }> => one.phase === phase);
  const [[waiting], [writing], reading] = [at('waiting'), at('writing'), at('reading')];
  if (writing) {
    const { file, fraction } = writing;
    return { stage: file, text: `${say('export.status.writing', { file })}: ${percent(fraction)}` };
  }
  if (waiting && !reading.length) {
    const why = say(waiting.why === 'too-recent' ? 'export.status.recent' : `failure.${waiting.why}.what`);
    return { stage: `waiting ${waiting.why}`, text: `${why} ${say('export.status.waiting', { time: time(waiting.until) })}` };
  }
  const names = reading.map(({ name }) => name).join(', ');
  return { stage: `reading ${names}`, text: `${sentences.reading(names)}: ${figures(whole)}` };
}

const figures = ({ rows, bytes: size, fraction, leftMs }: Progress) =>
  [
    count(rows),
    ...(size ? [bytes(size)] : []),
    ...(fraction === undefined ? [] : [percent(fraction)]),
    ...(leftMs ? [`about ${duration(leftMs)} left`] : []),
  ].join(', ');

const percent = (fraction: number) => `${Math.floor(fraction * 100)} %`;
