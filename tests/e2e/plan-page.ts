/** Works on a plan as a reader does, in any locale: by roles, and by the names that the content gives them. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { Key } from '../../src/authoring/words.ts';
import type { Answers } from '../../src/decision/tree.ts';
import { addressOf, decisionOf, type Decision, type TestLocale } from './decisions.ts';
import { expect, listen, test as base } from './test.ts';

/** What a plan shows: keys of the ticked steps in their order, and the notes that are not empty, by step. */
export interface Shown {
  done: string[];
  notes: Record<string, string>;
}

export class PlanPage {
  readonly page: Page;
  readonly decision: Decision;
  readonly root: Locator;

  constructor(page: Page, decision = decisionOf('start', 'en'), around = 'body') {
    this.page = page;
    this.decision = decision;
    this.root = page.locator(`${around} wegweiser-plan[data-tree=${decision.tree}]`);
  }

  /** The same browser, of a reader of another language or decision. */
  in = (locale: TestLocale, tree = this.decision.tree) => new PlanPage(this.page, decisionOf(tree, locale));

  /** The one in this part of the page, where there are two. */
  within = (around: string) => new PlanPage(this.page, this.decision, around);

  /** Opens the outcome that these answers lead to. */
  async open(answers: Answers): Promise<void> {
    await this.page.goto(addressOf(this.decision, answers));
    await expect(this.#heading()).toBeVisible();
  }

  /** Opens the page of all plans, where this one need not be. */
  async openAlone(): Promise<void> {
    await this.page.goto(`/${this.decision.locale}/guide/plan/`);
    await expect(this.#heading().or(this.words('plan.none')).filter({ visible: true })).toBeVisible();
  }

  ui = (key: Key, places: Record<string, string | number> = {}) =>
    this.decision.ui[key].replace(/\{(\w+)\}/g, (_, name: string) => String(places[name]));
  words = (key: Key) => this.root.getByText(this.ui(key));
  #heading = () => this.root.getByRole('heading', { name: this.ui('plan.heading'), exact: true });

  button = (key: Key) => this.root.getByRole('button', { name: this.ui(key), exact: true });
  press = (key: Key) => this.button(key).click();

  ticks = () => this.root.getByRole('checkbox');
  #numbered = (number: number) => this.page.getByRole('checkbox', { name: this.ui('plan.tick', { number }), exact: true });
  tick = (number: number) => this.root.locator(this.#numbered(number));
  step = (number: number) => this.root.getByRole('listitem').filter({ has: this.#numbered(number) });
  note = (number: number) => this.root.getByRole('textbox', { name: this.ui('plan.note-to', { number }), exact: true });

  async openNote(number: number): Promise<Locator> {
    const note = this.note(number);
    if (!(await note.isVisible())) await this.step(number).getByText(this.ui('plan.note'), { exact: true }).click();
    return note;
  }
  writeNote = async (number: number, text: string) => (await this.openNote(number)).fill(text);

  /** A sentence of the plan, where screen readers hear it too. */
  said = (key: Key, places?: Record<string, string | number>) => this.root.getByRole('status').filter({ hasText: this.ui(key, places) });
  says = (key: Key, places?: Record<string, string | number>) => expect(this.said(key, places)).toBeVisible();

  /** The bar and its sentence. */
  async progresses(done: number, steps: number): Promise<void> {
    const bar = this.root.getByRole('progressbar', { name: this.ui('plan.progress') });
    await expect(bar).toHaveJSProperty('value', done);
    await expect(bar).toHaveJSProperty('max', steps);
    await this.says(done === steps ? 'plan.all-done' : 'plan.count', { done, steps });
  }

  shown = (): Promise<Shown> =>
    this.root.evaluate((root) => {
      const steps = [...root.querySelectorAll<HTMLElement>('[data-key]')].filter((step) => step.checkVisibility());
      const note = (step: HTMLElement) => [step.dataset['key']!, step.querySelector('textarea')!.value];
      return {
        done: steps.filter((step) => step.querySelector('input')!.checked).map((step) => step.dataset['key']!),
        notes: Object.fromEntries(steps.map(note).filter(([, text]) => text)) as Record<string, string>,
      };
    });
  shows = (expected: Shown) => expect.poll(this.shown).toEqual(expected);

  /** Notes to steps that the guide no longer has. */
  orphans = () => this.root.getByRole('heading', { name: this.ui('plan.orphans') }).locator('xpath=following-sibling::ul[1]/li');

  /** Puts a plan where the portal looks for it, as a visit long ago has left it. */
  async keepBefore(text: string): Promise<void> {
    await this.page.goto('/');
    await this.page.evaluate(([entry, value]) => localStorage.setItem(entry!, value!), [`wegweiser.plan.${this.decision.tree}`, text]);
  }

  /** The plan as “Save as a file” hands it out. */
  async save(): Promise<{ name: string; path: string; text: string }> {
    const download = this.page.waitForEvent('download');
    await this.press('plan.save');
    const file = await download;
    const path = await file.path();
    return { name: file.suggestedFilename(), path, text: await readFile(path, 'utf8') };
  }

  fileField = () => this.root.getByLabel(this.ui('plan.open')).filter({ visible: true });
  readFile = (path: string) => this.fileField().setInputFiles(path);
  readText = (text: string | Buffer, name = 'plan.json') =>
    this.fileField().setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

  /** The link that “Copy link” shows. */
  async link(): Promise<URL> {
    await this.press('plan.share');
    return new URL(await this.root.getByRole('textbox', { name: this.ui('plan.link') }).inputValue());
  }
}

interface Fixtures {
  /** In the reader's browser. */
  plan: PlanPage;
  /** Another tab of the same browser. */
  tab: () => Promise<PlanPage>;
  /** A browser that knows nothing: of another reader, or of the same one elsewhere. */
  device: () => Promise<PlanPage>;
}

export const test = base.extend<Fixtures>({
  plan: async ({ page }, use) => use(new PlanPage(page)),
  tab: async ({ page, complaints }, use) =>
    use(async () => {
      const tab = await page.context().newPage();
      listen(tab, complaints);
      return new PlanPage(tab);
    }),
  device: async ({ browser, baseURL, complaints }, use) => {
    const context = await browser.newContext({ baseURL: baseURL! });
    await use(async () => {
      const page = await context.newPage();
      listen(page, complaints);
      return new PlanPage(page);
    });
    await context.close();
  },
});

export { expect };
