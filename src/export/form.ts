/** The form of the export panel: what job it describes, and how a job that was kept is put into it. Knows no worker. */
import type { Product } from '../connection/connection.ts';
import type { ConnectionElement } from '../connection/element.ts';
import type { StreamName } from '../zendesk/streams.ts';
import type { FormatName } from './formats/index.ts';
import type { Job, SavedJob } from './job.ts';
import type { Key } from './wording.ts';

/** What is missing or wrong in the form, as the words that say so, and the field to mend. */
export class FormMistake extends Error {
  override readonly name = 'FormMistake';
  readonly words: Key;
  readonly field: string;
  constructor(words: Key, field: string) {
    super(words);
    this.words = words;
    this.field = field;
  }
}

const day = 86_400_000;

export class ExportForm {
  readonly element: HTMLFormElement;
  readonly connection: ConnectionElement;

  constructor(element: HTMLFormElement) {
    this.element = element;
    this.connection = element.querySelector('wegweiser-connection')!;
    element.addEventListener('change', () => this.#fit());
    this.#fit();
  }

  get streams(): StreamName[] {
    return this.#checked('stream') as StreamName[];
  }

  get products(): Product[] {
    const chosen = this.#all('stream').filter(({ checked }) => checked);
    return [...new Set(chosen.map(({ dataset }) => dataset['product'] as Product))].sort();
  }

  productOf = (name: StreamName): Product => this.#all('stream').find(({ value }) => value === name)!.dataset['product'] as Product;

  /** `acme`, of the account of the reader's own; undefined where there is none yet. */
  get subdomain(): string | undefined {
    return /^https:\/\/(.+)\.zendesk\.com$/.exec(this.connection.origin ?? '')?.[1];
  }

  /** From when on data are wanted, as far as the form says: else from before there were any. */
  get since(): string {
    return `${this.#input('from').value || '2007-01-01'}T00:00:00Z`;
  }

  /** All of the job but its connection, which takes time to make. Throws a FormMistake. */
  read(): Omit<Job, 'connection'> {
    const [names, formats] = [this.streams, this.#checked('format') as FormatName[]];
    if (!names.length) throw new FormMistake('export.what.none', 'stream');
    if (!formats.length) throw new FormMistake('export.formats.none', 'format');
    const fields = this.#fields(names);
    return {
      streams: names,
      formats,
      range: this.#range(),
      settle: !this.#input('atOnce').checked,
      compress: this.#input('compress').checked,
      ...(Object.keys(fields).length > 0 && { fields }),
      privacy: { withoutLocation: this.#input('withoutLocation').checked, pseudonymKey: this.#pseudonymKey() },
    };
  }

  /** Puts in what a kept job was; where a secret is missing the reader is led to its field. */
  preset({ account, demo, streams: names, formats, from, to, withoutLocation, pseudonyms, compress }: SavedJob): void {
    this.#all('route')[0]!.checked = true; // the demo account
    this.#check('stream', names);
    this.#check('format', formats);
    this.#input('from').value = from?.slice(0, 10) ?? '';
    this.#input('to').value = to ? new Date(Date.parse(to) - day).toISOString().slice(0, 10) : '';
    this.#input('withoutLocation').checked = withoutLocation === true;
    this.#input('pseudonyms').checked = pseudonyms === true;
    this.#input('compress').checked = compress === true;
    this.#fit();
    if (!demo) this.connection.preset(account);
    else if (pseudonyms) this.focus('pseudonymKey');
  }

  focus(name: string): void {
    const field = this.#all(name)[0];
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  }

  /** Only what is needed is asked for. */
  #fit(): void {
    this.connection.products = this.products;
  }

  #range(): NonNullable<Job['range']> {
    const [from, to] = [this.#input('from').valueAsNumber, this.#input('to').valueAsNumber];
    if (from > to) throw new FormMistake('export.range.wrong', 'from');
    return {
      ...(Number.isFinite(from) && { from: new Date(from).toISOString() }),
      ...(Number.isFinite(to) && { to: new Date(to + day).toISOString() }),
    };
  }

  #pseudonymKey(): string | undefined {
    if (!this.#input('pseudonyms').checked) return undefined;
    const key = this.#input('pseudonymKey').value;
    if (!key) throw new FormMistake('export.pseudonym-key.none', 'pseudonymKey');
    return key;
  }

  /** Of the streams whose fields were not all left ticked. */
  #fields(names: readonly StreamName[]): Partial<Record<StreamName, string[]>> {
    return Object.fromEntries(
      names.flatMap((name) => {
        const boxes = this.#all(`field.${name}`);
        const chosen = boxes.filter(({ checked }) => checked);
        return chosen.length < boxes.length ? [[name, chosen.map(({ value }) => value)]] : [];
      }),
    );
  }

  #checked = (name: string): string[] =>
    this.#all(name)
      .filter(({ checked }) => checked)
      .map(({ value }) => value);

  #check(name: string, values: readonly string[]): void {
    for (const box of this.#all(name)) box.checked = values.includes(box.value);
  }

  #all = (name: string) => [...this.element.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
  #input = (name: string) => this.#all(name)[0]!;
}
