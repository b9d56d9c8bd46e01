/** A browser with a profile on disk, in which sessions run and are ended by force: the worker, the page, the tab, the whole browser. */
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import type { Job } from '../../src/export/job.ts';
import type { Report } from '../../src/export/messages.ts';
import { browser } from './browser.ts';
import type { Errand } from './campaign-worker.ts';
import { listen } from './test.ts';

/** What the page keeps between two calls. */
interface Desk {
  worker?: Worker;
  /** The report that ends the session which was begun last. */
  end: Promise<Report>;
}

export type Kill = 'worker' | 'page' | 'tab' | 'browser';

export class CampaignBrowser {
  readonly #profile: string;
  readonly #address: string;
  #page!: Page;
  /** Ends whatever runs at once, and has a page again when it resolves. */
  readonly kill: Readonly<Record<Kill, () => Promise<void>>> = {
    worker: () =>
      this.#page.evaluate(() => {
        const desk = globalThis as unknown as Desk;
        desk.worker?.terminate();
        delete desk.worker;
      }),
    page: async () => void (await this.#page.reload()),
    tab: () => this.#crashTab(),
    browser: () => this.#killBrowser(),
  };
  /** What the pages complained of; see `listen`. */
  readonly complaints: string[] = [];

  private constructor(profile: string, address: string) {
    this.#profile = profile;
    this.#address = address;
  }

  /** With a profile in the folder `profile`, at the page of `servePage`. */
  static async launch(profile: string, address: string): Promise<CampaignBrowser> {
    const one = new CampaignBrowser(profile, address);
    await one.#launch();
    return one;
  }

  async #launch(): Promise<void> {
    const context = await chromium.launchPersistentContext(this.#profile, await browser());
    await this.#open(context);
  }

  async #open(context: BrowserContext): Promise<void> {
    this.#page = await context.newPage();
    listen(this.#page, this.complaints);
    await this.#page.goto(this.#address);
  }

  /** Resolves with the report that ends the session, or with undefined in its midst: at its report number `midst`, if there is one. */
  begin(job: Job, now: number, midst: number | undefined): Promise<Report | undefined> {
    return this.#page.evaluate(
      ([errand, number]) => {
        const desk = globalThis as unknown as Desk;
        const worker = (desk.worker ??= new Worker('/worker.js', { type: 'module' }));
        return new Promise<Report | undefined>((resolve, reject) => {
          let heard = 0;
          desk.end = new Promise((ended) => {
            worker.onmessage = ({ data }: MessageEvent<Report>) => {
              if (['paused', 'failed', 'done'].includes(data.type)) ended(data);
              else if (++heard === number) resolve(undefined);
            };
          });
          worker.onerror = ({ message }) => reject(new Error(message));
          desk.end.then(resolve, reject);
          worker.postMessage(errand);
        });
      },
      [{ job, now } satisfies Errand, midst] as const,
    );
  }

  /** Asks the session to stop. */
  pause(): Promise<void> {
    return this.#page.evaluate(() => (globalThis as unknown as Desk).worker?.postMessage('pause'));
  }

  /** The report that ends the session, when it has come. */
  end(): Promise<Report> {
    return this.#page.evaluate(() => (globalThis as unknown as Desk).end);
  }

  /** The texts of the files of a session that is done, by name. */
  async files(): Promise<Map<string, string>> {
    const texts = await this.#page.evaluate(async () => {
      const end = await (globalThis as unknown as Desk).end;
      if (end.type !== 'done') throw new Error(`no files: ${end.type}`);
      return Promise.all(end.files.map(async ({ name, blob }) => [name, await blob.text()] as const));
    });
    return new Map(texts);
  }

  close(): Promise<void> {
    return this.#page.context().close();
  }

  async #crashTab(): Promise<void> {
    const context = this.#page.context();
    const devtools = await context.newCDPSession(this.#page);
    const crashed = this.#page.waitForEvent('crash');
    // It has no answer: the tab that would give it is gone.
    devtools.send('Page.crash').catch(() => undefined);
    await crashed;
    await this.#page.close();
    await this.#open(context);
  }

  /** Without a chance to write anything more. */
  async #killBrowser(): Promise<void> {
    const context = this.#page.context();
    const devtools = await context.browser()!.newBrowserCDPSession();
    const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
    const closed = context.waitForEvent('close');
    process.kill(processInfo.find(({ type }) => type === 'browser')!.id, 'SIGKILL');
    await closed;
    await this.#launch();
  }
}
