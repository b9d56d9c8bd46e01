/** Shows how far an export is: on a terminal a bar, elsewhere a line at each stage and every few seconds. Without colours. */
import type { Standing, Report } from '../export/messages.ts';
import type { Clock } from '../zendesk/clock.ts';
import { barOf } from './export-bar.ts';
import { wording } from './export-words.ts';
import { workOf } from './export-work.ts';
import { terminalLine, type Terminal } from './terminal-line.ts';

export interface ExportProgress {
  show(report: Report): void;
  /** Leaves room for what is written next. */
  end(): void;
}

/** `isTTY`: a terminal, of which only a `dumb` one cannot take a line away again. */
export function exportProgress(stream: Terminal & { isTTY?: boolean }, clock: Clock): ExportProgress {
  const { show, end } = stream.isTTY && process.env['TERM'] !== 'dumb' ? barOn(stream, clock) : linesOn(stream, clock);
  return { show: (report) => report.type === 'running' && show(report), end };
}

function barOn(terminal: Terminal, clock: Clock) {
  const line = terminalLine(terminal, clock);
  return { show: (standing: Standing) => line.show((width) => barOf(standing, width)), end: () => line.clear() };
}

const everyMs = 5_000;

function linesOn(stream: Pick<Terminal, 'write'>, { now }: Clock) {
  let [shown, shownAt] = ['', 0];
  return {
    show(standing: Standing) {
      const { stage, does, fraction, figures } = workOf(standing);
      if (stage === shown && now() - shownAt < everyMs) return;
      const all = [...figures, ...(fraction === undefined ? [] : [wording.percent(fraction)])];
      stream.write(`${[does, all.join(', ')].filter(Boolean).join(': ')}\n`);
      [shown, shownAt] = [stage, now()];
    },
    end: () => undefined,
  };
}
