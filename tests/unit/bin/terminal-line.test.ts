/** A line that is drawn again in its place, on a screen that shows what a reader would see. */
import { beforeEach, describe, expect, test } from 'vitest';
import { terminalLine } from '../../../src/bin/terminal-line.ts';
import { turnableClock, waitingClock } from '../../fixtures/clock.ts';
import { Screen } from '../../fixtures/screen.ts';

/** Longer than what waits for a promise. */
const turn = () => new Promise((resolve) => setImmediate(resolve));
const whole = (width: number) => '#'.repeat(width);

let screen: Screen;
beforeEach(() => {
  screen = new Screen(40);
  screen.write('what was there\n');
});

describe('a line of a terminal', () => {
  test('is drawn in its place, with room for ^C, and goes without a trace', async () => {
    const line = terminalLine(screen, turnableClock(0));
    line.show(whole);
    await turn();
    expect(screen.text).toBe(`what was there\n${'#'.repeat(37)}`);
    line.show(() => 'short');
    await turn();
    expect(screen.text).toBe('what was there\nshort');
    screen.write('^C');
    line.clear();
    screen.write('what comes then\n');
    expect(screen.text).toBe('what was there\nwhat comes then');
  });

  test('is drawn five times a second at most, and what was shown last is drawn', async () => {
    const clock = turnableClock(0);
    const drawnAt: number[] = [];
    screen.write = () => Boolean(drawnAt.push(clock.now()));
    const line = terminalLine(screen, clock);
    let last = '';
    for (let second = 0; second < 50; second++) {
      for (let i = 0; i < 20; i++) line.show(() => (last = `${second}.${i}`));
      await turn();
      expect(last).toBe(`${second}.19`);
    }
    expect(drawnAt.length).toBe(50);
    for (const [i, at] of drawnAt.slice(1).entries()) expect(at - drawnAt[i]!).toBeGreaterThanOrEqual(200);
  });

  test('that was not drawn yet when it is cleared is never drawn', async () => {
    const clock = waitingClock(0);
    const line = terminalLine(screen, clock);
    line.show(() => 'first');
    await clock.sleep(1_000);
    expect(screen.text).toBe('what was there\nfirst');
    line.show(() => 'too late');
    line.clear();
    await clock.sleep(1_000);
    expect(screen.text).toBe('what was there');
  });

  test.each([39, 20, 10, 5, 120])('fits a window that becomes %i cells wide, and leaves nothing of what it was', async (columns) => {
    const line = terminalLine(screen, turnableClock(0));
    line.show(whole);
    await turn();
    screen.resize(columns);
    expect(screen.text).toBe(`what was there\n${'#'.repeat(columns - 3)}`);
    line.clear();
    expect(screen.text).toBe('what was there');
    screen.resize(60);
    expect(screen.text, 'nothing is drawn in a window that changes later').toBe('what was there');
  });

  test('of a terminal that does not say its width is 80 cells', async () => {
    const written: string[] = [];
    const nameless = Object.assign(new Screen(0), { write: (text: string) => Boolean(written.push(text)) });
    terminalLine(nameless, turnableClock(0)).show(whole);
    await turn();
    expect(written.join('')).toMatch(/[^#]#{77}$/);
  });
});
