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
    await this.root.getByRole('radio', { name: /My account/ }).check();
    await this.root.getByLabel('Account address').fill(address);
    await this.root.getByLabel('Chat access token').fill(token);
  }

  start = () => this.root.getByRole('button', { name: 'Start export' }).click();
  done = () => expect(this.root.getByRole('link', { name: 'Save chats.jsonl' })).toBeVisible({ timeout: 90_000 });

  /** The failure shown, by its code: its words differ by language. */
  failure = (code: string) => expect(this.root.getByRole('alert')).toHaveAttribute('data-code', code);

  /** A finished file, as saving it gives it. */
  async save(name: string): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.root.getByRole('link', { name: `Save ${name}` }).click();
    return readFile(await (await download).path(), 'utf8');
  }

  /** Ids in the JSON Lines file, in its order. */
  async ids(): Promise<string[]> {
    const lines = (await this.save('chats.jsonl')).trimEnd().split('\n');
    return lines.map((line) => (JSON.parse(line) as { id: string }).id);
  }
}
