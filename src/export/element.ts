/** `<wegweiser-export>`: the panel of an export. Starts the worker when it is first needed and shows what it reports. */
import type { Product } from '../connection/connection.ts';
import { defineConnection } from '../connection/element.ts';
import { AccessFailure } from '../connection/entry.ts';
import { failureOf, type FailureCode } from '../zendesk/failure.ts';
import { ExportForm, FormMistake } from './form.ts';
import type { WriterOptions } from './formats/format.ts';
import type { Job, SavedJob } from './job.ts';
import type { Command, Report } from './messages.ts';
import { nothingYet } from './progress.ts';
import { save, saveIntoFolder } from './saving.ts';
import { showEngines } from './view-engines.ts';
import { showFieldLists } from './view-fields.ts';
import { ExportView } from './view.ts';
import { wordingOf } from './wording.ts';

/** Defines the element; `startWorker` makes the export worker, which this folder does not know. */
export function defineExport(startWorker: () => Worker): void {
  class ExportElement extends HTMLElement {
    #view!: ExportView;
    #form!: ExportForm;
    #worker: Worker | undefined;
    #job: Job | undefined;
    /** Pages in all, where the reader had an estimate made. */
    #expected: Job['expected'];
    /** What is started next reads only what changed since. */
    #sinceLast = false;
    #inMemory = false;
    /** How many were started, so that what waited for an older one knows. */
    #started = 0;

    connectedCallback() {
      const words = JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>;
      this.#view = new ExportView(this, wordingOf(words, this.dataset['lang'] ?? 'en'));
      this.#form = new ExportForm(this.querySelector('form')!);
      this.#form.element.addEventListener('submit', (event) => {
        event.preventDefault();
        void this.#startAsked();
      });
      for (const name of ['input', 'toggle']) this.#form.element.addEventListener(name, () => this.#fit(), { capture: true });
      this.addEventListener('click', (event) => this.#click(event));
      this.#fit();
      this.dataset['ready'] = '';
      // Only a reader who has exported before has something lying here; nobody else pays for a worker.
      if (localStorageSays('exported')) this.#send({ do: 'list' });
    }

    /** What depends on what is ticked and typed. */
    #fit() {
      const { say, list } = this.#view.wording;
      const names = this.#form.streams;
      const chosen =
        names.length > 3 ? say('export.what.chosen', { count: names.length }) : list(names.map((name) => say(`stream.${name}`)));
      this.querySelector('[data-what-chosen]')!.textContent = chosen;
      const boxes = [...this.querySelectorAll<HTMLInputElement>('input[name=stream]')];
      showFieldLists(this.querySelector('[data-field-lists]')!, boxes, this.#view.wording);
      if (this.querySelector<HTMLDetailsElement>('[data-engines]')!.open) this.#showEngines();
    }

    #showEngines() {
      const { products, since, subdomain } = this.#form;
      const place = this.querySelector<HTMLElement>('[data-engine-list]')!;
      showEngines(place, { subdomain, products, from: since }, this.#view.wording);
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
      this.#view.show({ type: 'failed', code: 'unexpected', detail: '', rescued: [], whole: nothingYet, streams: [] });
    }

    /** What the form describes, connected; undefined when something is wrong in it, which is shown then. */
    async #read(): Promise<Job | undefined> {
      this.#form.connection.clearMarks();
      try {
        const wish = this.#form.read();
        const connection = await this.#form.connection.connect(wish.streams);
        return connection && { ...wish, connection };
      } catch (error) {
        this.#show(error);
        return undefined;
      }
    }

    #show(error: unknown) {
      if (error instanceof FormMistake) {
        this.#view.mistake(error.words);
        return this.#form.focus(error.field);
      }
      const { code } = failureOf(error);
      this.#view.fail(code);
      this.#mark(code, error instanceof AccessFailure ? error.product : undefined);
    }

    #mark(code: FailureCode, product: Product = this.#form.products[0] ?? 'chat') {
      this.#form.connection.mark(code, product, this.#view.failureId);
    }

    /** What waited to go on by itself gives way, and of two clicks the second counts. */
    async #startAsked() {
      const started = ++this.#started;
      const job = await this.#read();
      if (job && started === this.#started) this.#start(job);
    }

    #start(job: Job) {
      this.#started++;
      this.#job = {
        ...job,
        reader: this.#reader(),
        sinceLast: this.#sinceLast,
        ...(this.#expected && { expected: this.#expected }),
      };
      this.#sinceLast = false;
      localStorageSays('exported', true);
      this.#view.start(job.connection.route === 'demo');
      this.#send({ do: 'start', job: this.#job, inMemory: this.#inMemory });
    }

    async #estimate() {
      const job = await this.#read();
      if (!job) return;
      this.#view.estimating();
      this.#send({ do: 'estimate', job });
    }

    /** Files that people read are written in the language of this page. */
    #reader(): WriterOptions {
      const { lang, dir } = document.documentElement;
      const wordsIn = (part: string) => JSON.parse(this.dataset[part] ?? '{}') as Record<string, string>;
      return { words: { ...wordsIn('words'), ...wordsIn('archive') }, lang, dir: dir === 'rtl' ? 'rtl' : 'ltr' };
    }

    #hear(report: Report) {
      this.#view.show(report);
      if (report.type === 'zipped') save(report.file.blob, report.file.name);
      if (report.type === 'estimated') this.#expected = Object.fromEntries(report.estimate.streams.map(({ name, pages }) => [name, pages]));
      if (report.type === 'failed') {
        const failed = report.streams.find(({ phase }) => phase === 'failed');
        const product = failed && this.#form.productOf(failed.name);
        void this.#mend(report.code, product);
      }
      // Where nothing may be kept there is nothing to list, and asking would fail again.
      const listed = report.type === 'failed' ? report.code !== 'storage-refused' : report.type === 'done' || report.type === 'paused';
      if (listed) this.#list();
    }

    /** The token was good when the export began. Its end may show as silence, which a page cannot tell from a refusal. */
    async #mend(code: FailureCode, product: Product | undefined) {
      const started = this.#started;
      const ended = product && (code === 'unauthorized' || (code === 'unreachable' && (await this.#form.connection.ended(product))));
      if (started !== this.#started) return;
      if (ended) await this.#goOnWithAnother(product);
      else this.#mark(code, product);
    }

    async #goOnWithAnother(product: Product) {
      const started = this.#started;
      await this.#form.connection.again(product);
      if (started !== this.#started || !this.#job) return;
      const connection = await this.#form.connection.connect(this.#job.streams);
      if (connection && started === this.#started) this.#start({ ...this.#job, connection });
    }

    /** Exports in memory are nowhere listed: they are gone with the tab. */
    #list() {
      if (!this.#inMemory) this.#send({ do: 'list' });
    }

    #click(event: MouseEvent) {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-action]') : null;
      const id = button?.dataset['id'] ?? '';
      const job = this.#view.saved(id)?.job;
      const actions: Record<string, () => void> = {
        estimate: () => void this.#estimate(),
        pause: () => this.#send({ do: 'pause' }),
        resume: () => this.#resume(),
        cancel: () => this.#view.reset(),
        again: () => this.#view.reset(),
        memory: () => {
          this.#inMemory = true;
          if (this.#job) this.#start(this.#job);
        },
        'save-log': () => save(this.#view.log.file(), 'log.jsonl'),
        zip: () => this.#zip(),
        folder: () => void saveIntoFolder(this.#view.done?.files ?? [], this.#view.wording, this.#view.delivery),
        files: () => this.#send({ do: 'files', id }),
        continue: () => job && this.#continue(job),
        changes: () => {
          this.#sinceLast = true;
          if (job) this.#continue(job);
        },
        remove: () => {
          if (confirm(this.#view.wording.say('export.saved.confirm'))) this.#send({ do: 'remove', id });
        },
      };
      actions[button?.dataset['action'] ?? '']?.();
    }

    #zip() {
      const { say } = this.#view.wording;
      this.#view.delivery(say('export.zip.making'));
      if (this.#view.done) this.#send({ do: 'zip', id: this.#view.done.id, inMemory: this.#inMemory });
    }

    /** With the form in view the reader may have mended the token; otherwise the same connection serves. */
    #resume() {
      if (this.#job && !this.#view.formShown) this.#start(this.#job);
      else void this.#startAsked();
    }

    /** What needs no secret goes on at once; otherwise the form waits for it, filled in. */
    #continue(saved: SavedJob) {
      this.#view.reset();
      this.#form.preset(saved);
      this.#fit();
      const ready = saved.demo || this.#form.connection.connectedTo(saved.account);
      if (ready && !saved.pseudonyms) void this.#startAsked();
    }
  }
  defineConnection();
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
