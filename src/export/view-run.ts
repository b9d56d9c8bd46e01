/** What the panel shows while a job runs: one status line, the figures of the whole, and a table of its streams. */
import { element, setText } from '../page/dom.ts';
import type { FailureCode } from '../zendesk/failure.ts';
import type { Phase, Standing, StreamState } from './messages.ts';
import type { Progress } from './progress.ts';
import { lacking } from './view-parts.ts';
import type { Wording } from './wording.ts';

export class RunView {
  readonly #root: HTMLElement;
  readonly #wording: Wording;

  /** `root` is the part of the panel that is shown during a run. */
  constructor(root: HTMLElement, wording: Wording) {
    this.#root = root;
    this.#wording = wording;
  }

  status(text: string): void {
    setText(this.#find('[data-status]'), text);
  }

  show(standing: Standing): void {
    this.status(this.#statusOf(standing));
    this.stand(standing);
  }

  /** The figures without a status of their own: of a job that stands still. */
  stand({ whole, streams }: Standing): void {
    this.#figures(whole);
    const [writing] = streams.filter(({ phase }) => phase === 'writing');
    this.#bar(streams.length === 1 && writing?.phase === 'writing' ? writing.fraction : whole.fraction);
    this.#table(streams);
  }

  /** A wait is told only while nothing else goes on. */
  #statusOf({ streams }: Standing): string {
    const { say, time } = this.#wording;
    const in_ = <P extends Phase['phase']>(phase: P) =>
      streams.filter((one): one is Extract<StreamState, { phase: P }> => one.phase === phase);
    const [[waiting], [writing], reading] = [in_('waiting'), in_('writing'), in_('reading')];
    if (reading.length) return say('export.status.reading', { what: this.#names(reading) });
    if (writing) return say('export.status.writing', { file: writing.file });
    if (waiting) return `${this.why(waiting.why)} ${say('export.status.waiting', { time: time(waiting.until) })}`;
    return say('export.status.connecting');
  }

  why = (why: FailureCode | 'too-recent') => this.#wording.say(why === 'too-recent' ? 'export.status.recent' : `failure.${why}.what`);

  #names = (streams: readonly StreamState[]) => this.#wording.list(streams.map(({ name }) => this.#wording.say(`stream.${name}`)));

  #figures({ rows, bytes, rate, leftMs }: Progress): void {
    const { count, bytes: size, duration } = this.#wording;
    const figures = {
      rows: count(rows),
      bytes: size(bytes),
      rate: rate ? count(rate) : '–',
      left: leftMs === undefined ? '–' : duration(leftMs),
    };
    for (const [name, text] of Object.entries(figures)) setText(this.#find(`[data-figure=${name}]`), text);
  }

  #bar(fraction: number | undefined): void {
    const bar = this.#find('[data-progress]') as HTMLProgressElement;
    if (fraction === undefined) bar.removeAttribute('value');
    else bar.value = fraction;
  }

  /** One stream needs no table: the figures above are its own. */
  #table(streams: readonly StreamState[]): void {
    this.#find('[data-streams]').hidden = streams.length < 2;
    const body = this.#find('[data-streams] tbody');
    if (body.childElementCount !== streams.length) body.replaceChildren(...streams.map(() => rowOf()));
    streams.forEach((state, i) => {
      const [name, phase, rows] = [...body.children[i]!.children] as HTMLElement[];
      setText(name!, this.#wording.say(`stream.${state.name}`));
      setText(phase!, this.#phase(state));
      setText(rows!, this.#wording.count(state.progress.rows));
    });
  }

  #phase(state: StreamState): string {
    const { say, time } = this.#wording;
    switch (state.phase) {
      case 'waiting':
        return say('export.phase.waiting', { time: time(state.until) });
      case 'left-out':
        return say('export.phase.left-out', { why: lacking(state.code, this.#wording) });
      case 'failed':
        return say('export.phase.failed', { why: say(`failure.${state.code}.what`) });
      case 'queued':
      case 'reading':
      case 'writing':
      case 'done':
        return say(`export.phase.${state.phase}`);
    }
  }

  #find = (selector: string) => this.#root.querySelector<HTMLElement>(selector)!;
}

const rowOf = () => element('tr', {}, element('th', { scope: 'row' }), element('td', {}), element('td', { class: 'count' }));
