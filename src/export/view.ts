/** What the export panel shows. Knows the markup of ExportPanel.astro and no worker. */
import type { FailureCode } from '../zendesk/failure.ts';
import type { Report, Saved } from './messages.ts';
import type { Progress } from './progress.ts';
import { memoryLimit } from './spool-memory.ts';
import { fileItem, savedItem, summaryOf } from './view-parts.ts';
import type { Wording } from './wording.ts';

type Part = 'form' | 'run' | 'failure' | 'done' | 'saved';

/** Failures that the fields of the form can mend: it is shown again beside the failure. */
const mendedInForm: readonly FailureCode[] = [
  'address-empty',
  'address-invalid',
  'not-found',
  'token-empty',
  'token-malformed',
  'token-kind',
  'unauthorized',
  'forbidden',
  'unreachable',
];

export class ExportView {
  readonly wording: Wording;
  readonly form: HTMLFormElement;
  readonly failureId: string;
  readonly #root: HTMLElement;
  /** Failure code → where its reader finds out why. */
  readonly #help: Readonly<Record<string, string>>;
  #urls: string[] = [];
  #saved: Saved[] = [];

  constructor(root: HTMLElement, wording: Wording) {
    this.#root = root;
    this.wording = wording;
    this.#help = JSON.parse(root.dataset['help'] ?? '{}') as Record<string, string>;
    this.form = this.#part('form') as HTMLFormElement;
    this.failureId = this.#part('failure').id;
  }

  get formShown(): boolean {
    return !this.#part('form').hidden;
  }

  /** Back to the beginning. */
  reset(): void {
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
    this.#find('[data-demo]').hidden = true;
    this.#only('form');
  }

  start(demo: boolean): void {
    this.#only('run');
    this.#buttons('pause');
    this.#find('[data-demo]').hidden = !demo;
    this.#status(this.wording.say('export.status.connecting'));
    this.#part('run').querySelector<HTMLElement>('[data-action=pause]')?.focus();
  }

  fail(code: FailureCode): void {
    const failure = this.#part('failure');
    failure.hidden = false;
    this.#text('[data-what]', this.wording.say(`failure.${code}.what`));
    this.#text('[data-next]', this.wording.say(`failure.${code}.next`));
    failure.dataset['code'] = code;
    (this.#find('[data-why]') as HTMLAnchorElement).href = this.#help[code] ?? '';
    this.#find('[data-rescue]').hidden = true;
    this.#find('[data-memory]').hidden = code !== 'storage-refused';
    this.#text('[data-memory-note]', this.wording.say('export.memory.note', { size: this.wording.bytes(memoryLimit) }));
  }

  show(report: Report): void {
    const { say, time } = this.wording;
    switch (report.type) {
      case 'saved':
        return this.#showSaved(report.exports);
      case 'reading':
        this.#status(say('export.status.reading'));
        return this.#progress(report.progress);
      case 'waiting':
        return this.#status(`${this.#why(report.why)} ${say('export.status.waiting', { time: time(report.until) })}`);
      case 'writing':
        this.#status(say('export.status.writing', { file: report.file }));
        return this.#bar(report.fraction);
      case 'paused':
        this.#progress(report.progress);
        this.#status(say('export.status.paused'));
        return this.#stopped(false);
      case 'failed':
        if (report.progress.rows) this.#progress(report.progress);
        this.#status('');
        this.fail(report.code);
        this.#rescue(report.rescued);
        return this.#stopped(mendedInForm.includes(report.code));
      case 'done':
        return this.#showDone(report);
    }
  }

  #rescue(rows: Blob | undefined): void {
    if (rows) this.#urls.push(URL.createObjectURL(rows));
    (this.#find('[data-rescue]') as HTMLAnchorElement).href = rows ? this.#urls.at(-1)! : '';
    this.#find('[data-rescue]').hidden = !rows;
  }

  #why = (why: (Report & { type: 'waiting' })['why']) =>
    this.wording.say(why === 'too-recent' ? 'export.status.recent' : `failure.${why}.what`);

  #stopped(withForm: boolean): void {
    this.#part('form').hidden = !withForm;
    this.#part('run').hidden = withForm;
    this.#buttons('resume', 'cancel');
    if (!withForm) this.#find('[data-action=resume]').focus();
  }

  #progress({ rows, bytes, rate, fraction, leftMs }: Progress): void {
    const { count, bytes: size, duration } = this.wording;
    const figures = {
      rows: count(rows),
      bytes: size(bytes),
      rate: rate ? count(rate) : '–',
      left: leftMs === undefined ? '–' : duration(leftMs),
    };
    for (const [name, text] of Object.entries(figures)) this.#text(`[data-figure=${name}]`, text);
    this.#bar(fraction);
  }

  #bar(fraction: number | undefined): void {
    const bar = this.#find('[data-progress]') as HTMLProgressElement;
    if (fraction === undefined) bar.removeAttribute('value');
    else bar.value = fraction;
  }

  #showDone({ manifest, files }: Report & { type: 'done' }): void {
    this.#find('[data-summary]').replaceChildren(...summaryOf(manifest, this.wording));
    this.#find('[data-files]').replaceChildren(
      ...files.map(({ name, blob }) => {
        const url = URL.createObjectURL(blob);
        this.#urls.push(url);
        return fileItem(url, name, blob.size, manifest.account, this.wording);
      }),
    );
    this.#only('done');
    this.#find('[data-files] a').focus();
  }

  #showSaved(exports: readonly Saved[]): void {
    this.#saved = [...exports];
    this.#find('[data-saved]').replaceChildren(...exports.map((saved) => savedItem(saved, this.wording)));
    this.#part('saved').hidden = exports.length === 0 || this.#running;
  }

  get #running(): boolean {
    return !this.#part('run').hidden && !this.#find('[data-action=pause]').hidden;
  }

  #only(part: Part): void {
    for (const name of ['form', 'run', 'failure', 'done'] as const) this.#part(name).hidden = name !== part;
    this.#part('saved').hidden = part === 'run' || this.#saved.length === 0;
  }

  #buttons(...shown: string[]): void {
    for (const button of this.#part('run').querySelectorAll<HTMLElement>('[data-action]'))
      button.hidden = !shown.includes(button.dataset['action'] ?? '');
  }

  #status = (text: string) => this.#text('[data-status]', text);

  /** Written only when it changes: a live region would be read out again. */
  #text(selector: string, text: string): void {
    const target = this.#find(selector);
    if (target.textContent !== text) target.textContent = text;
  }

  #part = (name: Part) => this.#find(`[data-part=${name}]`);

  #find(selector: string): HTMLElement {
    const found = this.#root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The panel has no ${selector}.`);
    return found;
  }
}
