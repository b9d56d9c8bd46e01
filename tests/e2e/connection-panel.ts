/** Drives the connection panel as a reader does, on the page that explains it. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

export type Product = 'chat' | 'support';

export class ConnectionPanel {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.locator('wegweiser-connection');
  }

  /** `portal` is the site's address, where it is not the usual one. */
  async open(portal = '', locale = 'en'): Promise<void> {
    await this.page.goto(`${portal}/${locale}/guide/connection/`);
    await expect(this.root).toHaveAttribute('data-ready', '');
  }

  /** Chooses "my account" at `address`, and these products. */
  async choose(address: string, ...products: Product[]): Promise<void> {
    await this.root.locator('input[name=route][value=direct]').check();
    await this.root.locator('input[name=address]').fill(address);
    for (const box of await this.root.locator('input[name=product]').all())
      await box.setChecked(products.includes((await box.getAttribute('value')) as Product));
  }

  access = (product: Product): Locator => this.root.locator(`.access[data-product=${product}]`);

  async paste(product: Product, token: string): Promise<void> {
    await this.access(product).locator('input[value=paste]').check();
    await this.access(product).locator('input[type=password]').fill(token);
    await this.access(product).locator('[data-do=check]').click();
  }

  /** Begins a sign-in and answers with the vendor's page, as it opens beside. */
  async signIn(product: Product, client: string): Promise<Page> {
    await this.access(product).locator('input[value=sign-in]').check();
    await this.access(product).locator('input[type=text]').fill(client);
    const opened = this.page.context().waitForEvent('page');
    await this.access(product).locator('[data-do=sign-in]').click();
    const vendor = await opened;
    await vendor.waitForLoadState();
    return vendor;
  }

  connected = (product: Product) => expect(this.access(product).locator('[data-as]')).toBeVisible();
  fact = (product: Product, name: string): Locator => this.access(product).locator(`[data-fact=${name}]`);

  /** The trouble shown, by its code: its words differ by language. */
  trouble = (product: Product, code: string) => expect(this.access(product).getByRole('alert')).toHaveAttribute('data-code', code);
}
