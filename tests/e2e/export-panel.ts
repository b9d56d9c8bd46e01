/** Drives the export panel as a reader does, and reads what it has kept. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

export class ExportPanel {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.locator('wegweiser-export');
  }

  async open(locale = 'en'): Promise<void> {
    await this.page.goto(`/${locale}/guide/export-chats/`);
    await expect(this.root).toHaveAttribute('data-ready', '');
  }

  async fillAccount(address: string, token: string): Promise<void> {
    await this.root.locator('input[name=route][value=direct]').check();
    await this.root.locator('input[name=address]').fill(address);
    await this.paste('chat', token);
  }

  /** Pastes a token where the panel asks for one of this product. */
  async paste(product: 'chat' | 'support', token: string): Promise<void> {
    const access = this.root.locator(`.access[data-product=${product}]`);
    await access.locator('input[value=paste]').check();
    await access.locator('input[type=password]').fill(token);
  }

  start = () => this.root.getByRole('button', { name: 'Start export' }).click();
  done = () => expect(this.root.getByRole('link', { name: 'Save chats.jsonl' })).toBeVisible({ timeout: 90_000 });

  /** The failure shown, by its code: its words differ by language. */
  failure = (code: string) => expect(this.root.getByRole('alert')).toHaveAttribute('data-code', code);

  /** A finished file, as saving it gives it. */
  save = (name: string) => this.download(this.root.getByRole('link', { name: `Save ${name}` }));

  /** What a click on `button` saves. */
  download = async (button: Locator): Promise<string> => (await this.downloadBytes(button)).toString('utf8');

  async downloadBytes(button: Locator): Promise<Buffer> {
    const download = this.page.waitForEvent('download');
    await button.click();
    return readFile(await (await download).path());
  }

  /** Without the second look that Support's streams take a minute later. */
  async atOnce(): Promise<void> {
    await this.root.getByText('Dates, fields and privacy').click();
    await this.root.getByLabel('do without a second look').check();
  }

  /** Opens the list of what can be exported, and ticks these beside what is ticked. */
  async choose(...streams: string[]): Promise<void> {
    await this.root.getByText('What to export').click();
    for (const name of streams) await this.root.locator(`input[name=stream][value=${name}]`).check();
  }

  /** Ids in the JSON Lines file, in its order. */
  async ids(): Promise<string[]> {
    const lines = (await this.save('chats.jsonl')).trimEnd().split('\n');
    return lines.map((line) => (JSON.parse(line) as { id: string }).id);
  }
}
