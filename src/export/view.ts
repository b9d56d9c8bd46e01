/** What the export panel shows. Knows the markup of ExportPanel.astro and no worker. */
import { element, setText } from '../page/dom.ts';
import type { FailureCode } from '../zendesk/failure.ts';
import { canSaveToFolder } from './delivery/folder.ts';
import type { Report, Saved, SavedFile } from './messages.ts';
import { memoryLimit } from './spool-memory.ts';
import { LogView } from './view-log.ts';
import { estimateOf, fileItem, savedItem, summaryOf } from './view-parts.ts';
import { RunView } from './view-run.ts';
import type { Key, Wording } from './wording.ts';

type Part = 'form' | 'estimate' | 'run' | 'log' | 'failure' | 'done' | 'saved';

/** Failures that the fields of the form can mend: it is shown again beside the failure. */
const mendedInForm: readonly FailureCode[] = [
  'address-empty',
  'address-invalid',
  'not-found',
  'token-empty',
  'token-malformed',
  'token-kind',
  'token-product',
  'client-empty',
  'sign-in-denied',
  'sign-in-failed',
  'walled',
  'unauthorized',
  'forbidden',
  'unreachable',
];

export class ExportView {
  readonly wording: Wording;
  readonly failureId: string;
  readonly log: LogView;
  readonly #root: HTMLElement;
  readonly #run: RunView;
  /** Failure code → where its reader finds out why. */
  readonly #help: Readonly<Record<string, string>>;
  #urls: string[] = [];
  #saved: Saved[] = [];
  #done: { id: string; files: SavedFile[] } | undefined;

  constructor(root: HTMLElement, wording: Wording) {
    this.#root = root;
    this.wording = wording;
    this.#help = JSON.parse(root.dataset['help'] ?? '{}') as Record<string, string>;
    this.#run = new RunView(this.#part('run'), wording);
    this.log = new LogView(this.#find('[data-log]'), wording);
    this.failureId = this.#part('failure').id;
  }

  get formShown(): boolean {
    return !this.#part('form').hidden;
  }

  /** The finished export that is shown. */
  get done(): { id: string; files: SavedFile[] } | undefined {
    return this.#done;
  }

  /** How far saving all files at once is. */
  delivery = (text: string) => this.#text('[data-delivery]', text);

  saved = (id: string): Saved | undefined => this.#saved.find((one) => one.id === id);

  /** Back to the beginning. */
  reset(): void {
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
    this.#find('[data-demo]').hidden = true;
    this.#only('form');
  }

  /** Says what is missing in the form. */
  mistake(words: Key): void {
    const failure = this.#part('failure');
    failure.hidden = false;
    failure.dataset['code'] = words;
    this.#text('[data-what]', this.wording.say(words));
    this.#text('[data-next]', '');
    for (const part of ['[data-why]', '[data-rescue]', '[data-memory]']) this.#find(part).hidden = true;
  }

  estimating(): void {
    this.#part('failure').hidden = true;
    this.#part('estimate').hidden = false;
    this.#find('[data-estimate]').replaceChildren(element('p', {}, this.wording.say('export.estimate.running')));
  }

  start(demo: boolean): void {
    this.log.clear();
    this.#only('run');
    this.#part('log').hidden = false;
    this.#buttons('pause');
    this.#find('[data-demo]').hidden = !demo;
    this.#run.status(this.wording.say('export.status.connecting'));
    this.#part('run').querySelector<HTMLElement>('[data-action=pause]')?.focus();
  }

  fail(code: FailureCode): void {
    const failure = this.#part('failure');
    failure.hidden = false;
    this.#text('[data-what]', this.wording.say(`failure.${code}.what`));
    this.#text('[data-next]', this.wording.say(`failure.${code}.next`));
    failure.dataset['code'] = code;
    const why = this.#find('[data-why]') as HTMLAnchorElement;
    why.href = this.#help[code] ?? '';
    why.hidden = false;
    this.#rescue([]);
    this.#find('[data-memory]').hidden = code !== 'storage-refused';
    this.#text('[data-memory-note]', this.wording.say('export.memory.note', { size: this.wording.bytes(memoryLimit) }));
  }

  show(report: Report): void {
    switch (report.type) {
      case 'saved':
        return this.#showSaved(report.exports);
      case 'estimated':
        return this.#find('[data-estimate]').replaceChildren(...estimateOf(report.estimate, this.wording));
      case 'log':
        return this.log.add(report.entry);
      case 'running':
        return this.#run.show(report);
      case 'paused':
        this.#run.stand(report);
        this.#run.status(this.wording.say('export.status.paused'));
        return this.#stopped(false);
      case 'failed':
        if (report.whole.rows) this.#run.stand(report);
        this.#run.status('');
        this.#part('estimate').hidden = true;
        this.fail(report.code);
        this.#rescue(report.rescued);
        return this.#stopped(mendedInForm.includes(report.code));
      case 'zipped':
        return this.delivery('');
      case 'done':
        return this.#showDone(report);
    }
  }

  #rescue(files: readonly SavedFile[]): void {
    this.#find('[data-rescue]').hidden = files.length === 0;
    this.#find('[data-rescued]').replaceChildren(
      ...files.map(({ name, blob }) => fileItem(this.#url(blob), name, blob.size, '', this.wording)),
    );
  }

  #url(blob: Blob): string {
    this.#urls.push(URL.createObjectURL(blob));
    return this.#urls.at(-1)!;
  }

  #stopped(withForm: boolean): void {
    this.#part('form').hidden = !withForm;
    this.#part('run').hidden = withForm;
    this.#buttons('resume', 'cancel');
    if (!withForm) this.#find('[data-action=resume]').focus();
  }

  #showDone({ id, manifest, files }: Report & { type: 'done' }): void {
    this.#find('[data-summary]').replaceChildren(...summaryOf(manifest, this.wording));
    this.#find('[data-files]').replaceChildren(
      ...files.map(({ name, blob }) => fileItem(this.#url(blob), name, blob.size, manifest.account, this.wording)),
    );
    this.#done = { id, files: [...files] };
    this.delivery('');
    this.#find('[data-action=folder]').hidden = !canSaveToFolder();
    this.#only('done');
    this.#find('[data-action=zip]').focus();
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
    for (const name of ['form', 'estimate', 'run', 'log', 'failure', 'done'] as const) this.#part(name).hidden = name !== part;
    this.#part('saved').hidden = part === 'run' || this.#saved.length === 0;
  }

  #buttons(...shown: string[]): void {
    for (const button of this.#part('run').querySelectorAll<HTMLElement>('[data-action]'))
      button.hidden = !shown.includes(button.dataset['action'] ?? '');
  }

  #text = (selector: string, text: string) => setText(this.#find(selector), text);

  #part = (name: Part) => this.#find(`[data-part=${name}]`);

  #find(selector: string): HTMLElement {
    const found = this.#root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The panel has no ${selector}.`);
    return found;
  }
}
