import type { Locator, Page } from '@playwright/test';

import type { Product } from '../product/product.js';

/** The form of a call/SMS config, and the tests below it. */
export class ConfigForm {
  readonly test: Locator;
  readonly to: Locator;

  constructor(readonly page: Page) {
    this.test = page.getByRole('button', { name: 'Test', exact: true });
    this.to = page.getByRole('textbox', { name: 'To', exact: true });
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name });
  }

  /** A config for the account of the sandbox. */
  async create(
    name: string,
    { account, phonesUrl }: Product,
    authToken = account.authToken,
  ): Promise<void> {
    await this.field('Name').fill(name);
    await this.field('Account SID').fill(account.sid);
    await this.page.getByLabel('Auth Token').fill(authToken);
    await this.field('Primary phone number').fill(account.phoneNumber);
    await this.page.getByRole('button', { name: 'More' }).click();
    await this.field('API base URL').fill(phonesUrl);
    await this.page.getByRole('button', { name: 'Create config' }).click();
    await this.test.waitFor();
  }
}
