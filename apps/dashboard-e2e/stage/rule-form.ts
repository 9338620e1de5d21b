import type { Locator, Page } from '@playwright/test';

/** The dialog that adds or changes a rule. */
export class RuleForm {
  readonly root: Locator;
  readonly people: Locator;
  readonly seconds: Locator;
  private readonly options: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: /rule/ });
    this.people = this.root.getByRole('combobox', { name: 'People' });
    this.seconds = this.root.getByRole('textbox', { name: 'Escalate after' });
    this.options = page.getByRole('option');
  }

  async choose(name: string): Promise<void> {
    await this.people.fill(name);
    await this.options.filter({ hasText: name }).click();
    // The list stays open for the next person, and covers the buttons, until the field is left.
    await this.people.press('Tab');
  }

  async save(): Promise<void> {
    await this.root.getByRole('button', { name: /^(Add|Save) rule$/ }).click();
  }
}
