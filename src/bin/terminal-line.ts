/** One line of a terminal that is drawn again in its place. */
import type { Clock } from '../zendesk/clock.ts';

/** What is asked of `tty.WriteStream`. */
export interface Terminal {
  /** 0 where it does not say. */
  readonly columns: number;
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
}

export interface TerminalLine {
  /**
   * Draws what was shown last, at once or a moment after the last drawing. `textOf` gets how many signs there is room for,
   * and again when the window changes; each of its signs is to be one cell wide.
   */
  show(textOf: (width: number) => string): void;
  /** Takes the line away: what is written next stands in its place. */
  clear(): void;
}

/** Between two drawings at the least. */
const everyMs = 200;
/** A terminal shows Ctrl-C as ^C behind the line, and one that is full would end in the next. */
const margin = '^C'.length + 1;

export function terminalLine(terminal: Terminal, clock: Clock): TerminalLine {
  let shown: (width: number) => string = () => '';
  let [drawn, drawnAt] = ['', -Infinity];
  let waiting: AbortController | undefined;

  function draw(text: string): void {
    if (drawn || text) terminal.write(erasing(drawn.length, columnsOf(terminal)) + text);
    [drawn, drawnAt] = [text, clock.now()];
  }
  const fit = () => draw(shown(Math.max(0, columnsOf(terminal) - margin)));

  function drawSoon(): void {
    const { signal } = (waiting = new AbortController());
    const drawNow = () => {
      waiting = undefined;
      fit();
    };
    clock.sleep(Math.max(0, drawnAt + everyMs - clock.now()), signal).then(drawNow, () => undefined);
  }

  terminal.on('resize', () => drawn && fit());
  return {
    show(textOf) {
      shown = textOf;
      if (!waiting) drawSoon();
    },
    clear() {
      waiting?.abort();
      waiting = undefined;
      draw('');
    },
  };
}

const columnsOf = ({ columns }: Terminal) => columns || 80;

/** From the end of the line; a window that became narrower has broken it into several. */
function erasing(length: number, columns: number): string {
  const above = Math.max(0, Math.ceil(length / columns) - 1);
  return `\r${above ? `\x1b[${above}A` : ''}\x1b[J`;
}
