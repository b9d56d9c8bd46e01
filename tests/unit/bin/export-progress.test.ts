/** How far an export is: a bar on a terminal, lines elsewhere. */
import { describe, expect, test } from 'vitest';
import { exportProgress } from '../../../src/bin/export-progress.ts';
import { nothingYet } from '../../../src/export/progress.ts';
import { turnableClock } from '../../fixtures/clock.ts';
import { Screen } from '../../fixtures/screen.ts';

describe('the progress of an export', () => {
  const running = { type: 'running', whole: { ...nothingYet, rows: 7, fraction: 0.5 }, streams: [] } as const;

  test('is a bar on a terminal', async () => {
    const screen = new Screen(40);
    const progress = exportProgress(screen, turnableClock(0));
    progress.show(running);
    await Promise.resolve().then(() => undefined);
    expect(screen.text).toMatch(/\[#+\.+\] 50% {2}7 rows/);
    progress.end();
    expect(screen.text).toBe('');
  });

  test('is lines elsewhere, one for each stage and then one every five seconds', () => {
    const clock = turnableClock(1e12);
    const pipe = Object.assign(new Screen(40), { isTTY: false });
    const progress = exportProgress(pipe, clock);
    for (let tenth = 0; tenth < 101; tenth++) {
      progress.show(running);
      clock.turn(100);
    }
    const writing = { name: 'chats', phase: 'writing', file: 'chats.csv', fraction: 0, progress: nothingYet } as const;
    progress.show({ ...running, streams: [writing] });
    progress.end();
    const line = '7 rows, 50%\n';
    expect(pipe.written).toEqual([line, line, line, 'Writing and checking chats.csv: 0%\n']);
  });
});
