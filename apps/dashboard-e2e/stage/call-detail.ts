import type { Locator, Page } from '@playwright/test';

/** The page of one call. */
export class CallDetail {
  /** One for each ring of a phone. */
  readonly attempts: Locator;
  readonly journal: Locator;

  constructor(private readonly page: Page) {
    this.attempts = page
      .getByRole('region', { name: 'Attempts' })
      .locator('tbody')
      .getByRole('row');
    this.journal = page.getByRole('region', { name: 'Journal' }).getByRole('listitem');
  }

  fact(name: string): Locator {
    const pair = this.page.locator('dl > div').filter({ has: this.page.getByText(name) });
    return pair.getByRole('definition');
  }
}
