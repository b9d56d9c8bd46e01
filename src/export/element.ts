/** `<wegweiser-export>`: the panel of one export. Starts the worker when it is first needed and shows what it reports. */
import type { Connection } from '../connection/connection.ts';
import { clearMarks, markField, presetAccount, readConnection } from '../connection/fields.ts';
import { failureOf } from '../zendesk/failure.ts';
import type { StreamName } from '../zendesk/streams.ts';
import type { WriterOptions } from './formats/format.ts';
import type { FormatName } from './formats/index.ts';
import type { Command, Report, Saved } from './messages.ts';
import { nothingYet } from './progress.ts';
import { ExportView } from './view.ts';
import { wordingOf } from './wording.ts';

/** Defines the element; `startWorker` makes the export worker, which this folder does not know. */
export function defineExport(startWorker: () => Worker): void {
  class ExportElement extends HTMLElement {
    #view!: ExportView;
    #worker: Worker | undefined;
    #connection: Connection | undefined;
    #inMemory = false;

    connectedCallback() {
      const words = JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>;
      this.#view = new ExportView(this, wordingOf(words, this.dataset['lang'] ?? 'en'));
      this.#view.form.addEventListener('submit', (event) => {
        event.preventDefault();
        this.#start();
      });
      this.addEventListener('click', (event) => this.#click(event));
      this.dataset['ready'] = '';
      // Only a reader who has exported before has something lying here; nobody else pays for a worker.
      if (localStorageSays('exported')) this.#send({ do: 'list' });
    }

    #send(command: Command) {
      if (!this.#worker) {
        this.#worker = startWorker();
        this.#worker.addEventListener('message', ({ data }: MessageEvent<Report>) => this.#hear(data));
        this.#worker.addEventListener('error', () => this.#lost());
      }
      this.#worker.postMessage(command);
    }

    /** The worker has ended or never began. What it kept is on disk: going on starts another. */
    #lost() {
      this.#worker?.terminate();
      this.#worker = undefined;
      this.#view.show({ type: 'failed', code: 'unexpected', detail: '', progress: nothingYet });
    }

    #start(connection?: Connection) {
      const form = this.#view.form;
      clearMarks(form);
      try {
        this.#connection = connection ?? readConnection(form);
      } catch (error) {
        const { code } = failureOf(error);
        this.#view.fail(code);
        return markField(form, code, this.#view.failureId);
      }
      const formats = new FormData(form).getAll('format') as FormatName[];
      localStorageSays('exported', true);
      this.#view.start(this.#connection.route === 'demo');
      this.#send({
        do: 'start',
        connection: this.#connection,
        stream: this.dataset['stream'] as StreamName,
        formats,
        inMemory: this.#inMemory,
        reader: this.#reader(),
      });
    }

    /** Files that people read are written in the language of this page. */
    #reader(): WriterOptions {
      const { lang, dir } = document.documentElement;
      const words = JSON.parse(this.dataset['archive'] ?? '{}') as Record<string, string>;
      return { words, lang, dir: dir === 'rtl' ? 'rtl' : 'ltr' };
    }

    #hear(report: Report) {
      this.#view.show(report);
      if (report.type === 'failed') markField(this.#view.form, report.code, this.#view.failureId);
      // Where nothing may be kept there is nothing to list, and asking would fail again.
      const listed = report.type === 'failed' ? report.code !== 'storage-refused' : report.type === 'done' || report.type === 'paused';
      if (listed) this.#list();
    }

    /** Exports in memory are nowhere listed: they are gone with the tab. */
    #list() {
      if (!this.#inMemory) this.#send({ do: 'list' });
    }

    #click(event: MouseEvent) {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null;
      const actions: Record<string, () => void> = {
        pause: () => this.#send({ do: 'pause' }),
        resume: () => this.#resume(),
        cancel: () => this.#view.reset(),
        again: () => this.#view.reset(),
        memory: () => {
          this.#inMemory = true;
          this.#start(this.#connection);
        },
        continue: () => this.#continue(JSON.parse(button?.dataset['export'] ?? '') as Saved),
        remove: () => {
          if (confirm(this.#view.wording.say('export.saved.confirm'))) this.#send({ do: 'remove', id: button?.dataset['id'] ?? '' });
        },
      };
      actions[button?.dataset['action'] ?? '']?.();
    }

    /** With the form in view the reader may have mended the token; otherwise the same connection serves. */
    #resume() {
      this.#start(this.#view.formShown ? undefined : this.#connection);
    }

    #continue({ demo, finished, account }: Saved) {
      if (demo) return this.#start({ route: 'demo' });
      if (finished) return this.#start({ route: 'direct', origin: account, token: '' });
      this.#view.reset();
      presetAccount(this.#view.form, account);
    }
  }
  customElements.define('wegweiser-export', ExportElement);
}

/** A single flag; where storage is refused the list of exports simply waits for the first one. */
function localStorageSays(flag: string, set = false): boolean {
  try {
    if (set) localStorage.setItem(`wegweiser.${flag}`, '1');
    return localStorage.getItem(`wegweiser.${flag}`) !== null;
  } catch {
    return false;
  }
}
