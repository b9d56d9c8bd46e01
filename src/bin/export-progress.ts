/** Shows how far an export is: on a terminal one line, rewritten; elsewhere a line at each stage and every few seconds. */
import type { WriteStream } from 'node:tty';
import type { Report } from '../export/messages.ts';
import type { Progress } from '../export/progress.ts';
import { sentences, wording } from './export-words.ts';

const { say, count, bytes, duration, time } = wording;
const everyMs = 5_000;

export interface ProgressLine {
  show(report: Report): void;
  /** Leaves the line, so that something else can be written. */
  end(): void;
}

/** `name` is the stream that is exported. */
export function progressLine(stream: WriteStream, now: () => number, name: string): ProgressLine {
  let [stage, shownAt, open] = ['', 0, false];
  return {
    show(report) {
      const line = lineOf(report, name);
      if (!line) return;
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

/** Undefined for a report that is no progress. */
function lineOf(report: Report, name: string): { stage: string; text: string } | undefined {
  switch (report.type) {
    case 'reading':
      return { stage: 'reading', text: `${sentences.reading(name)}: ${figures(report.progress)}` };
    case 'waiting': {
      const why = say(report.why === 'too-recent' ? 'export.status.recent' : `failure.${report.why}.what`);
      return { stage: `waiting ${report.why}`, text: `${why} ${say('export.status.waiting', { time: time(report.until) })}` };
    }
    case 'writing':
      return { stage: report.file, text: `${say('export.status.writing', { file: report.file })}: ${percent(report.fraction)}` };
    case 'saved':
    case 'paused':
    case 'failed':
    case 'done':
      return undefined;
  }
}

const figures = ({ rows, bytes: size, fraction, leftMs }: Progress) =>
  [
    count(rows),
    ...(size ? [bytes(size)] : []),
    ...(fraction === undefined ? [] : [percent(fraction)]),
    ...(leftMs ? [`about ${duration(leftMs)} left`] : []),
  ].join(', ');

const percent = (fraction: number) => `${Math.floor(fraction * 100)} %`;
