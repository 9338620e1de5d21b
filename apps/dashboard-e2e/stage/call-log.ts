import type { Locator, Page } from '@playwright/test';

/** The list of calls, newest first. */
export class CallLog {
  readonly newest: Locator;

  constructor(page: Page) {
    this.newest = page.getByRole('row').nth(1);
  }

  async openNewest(): Promise<void> {
    await this.newest.getByRole('link').click();
  }
}
