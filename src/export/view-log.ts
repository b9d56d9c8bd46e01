/** The log of the panel: the newest entries to read, all that were heard to save. */
import { element } from '../page/dom.ts';
import type { LogEntry } from './log.ts';
import { lacking } from './view-parts.ts';
import type { Wording } from './wording.ts';

/** So many are shown, and so many kept to be saved; of a finished export the whole log is among its files. */
const [shown, kept] = [200, 10_000];

export class LogView {
  readonly #list: HTMLElement;
  readonly #wording: Wording;
  #entries: LogEntry[] = [];

  constructor(list: HTMLElement, wording: Wording) {
    this.#list = list;
    this.#wording = wording;
  }

  clear(): void {
    this.#entries = [];
    this.#list.replaceChildren();
  }

  add(entry: LogEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > kept) this.#entries.splice(0, kept / 10);
    const time = element('time', { datetime: entry.at }, this.#wording.time(Date.parse(entry.at)));
    this.#list.prepend(element('li', {}, time, ` ${this.#text(entry)}`));
    if (this.#list.childElementCount > shown) this.#list.lastElementChild?.remove();
  }

  /** As JSON Lines, oldest first. */
  file(): Blob {
    return new Blob(
      this.#entries.map((entry) => `${JSON.stringify(entry)}\n`),
      { type: 'application/jsonl' },
    );
  }

  #text(entry: LogEntry): string {
    const { say, count, bytes, duration, list } = this.#wording;
    const stream = 'stream' in entry && entry.stream ? say(`stream.${entry.stream}`) : '';
    switch (entry.event) {
      case 'started':
        return say('export.log.started', { what: list(entry.streams.map((name) => say(`stream.${name}`))) });
      case 'page':
        return say('export.log.page', { stream, number: count(entry.page), rows: entry.rows, size: bytes(entry.bytes) });
      case 'waiting': {
        const why = say(entry.why === 'too-recent' ? 'export.status.recent' : `failure.${entry.why}.what`);
        return say('export.log.waiting', { stream, time: duration(entry.ms), why });
      }
      case 'read':
        return say('export.log.read', { stream, rows: entry.rows, pages: entry.pages });
      case 'written':
        return say('export.log.written', { file: entry.file, rows: entry.rows, size: bytes(entry.bytes) });
      case 'left-out':
        return say('export.log.left-out', { stream, why: lacking(entry.code, this.#wording) });
      case 'failed':
        return say('export.log.failed', { stream, why: say(`failure.${entry.code}.what`) });
      case 'paused':
      case 'done':
        return say(`export.log.${entry.event}`);
    }
  }
}
