import type { Locator, Page } from '@playwright/test';

/** The dialog that adds or changes a rule. */
export class RuleForm {
  readonly root: Locator;
  readonly targets: Locator;
  readonly seconds: Locator;
  private readonly options: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: /rule/ });
    this.targets = this.root.getByRole('combobox', { name: 'Whom to ring' });
    this.seconds = this.root.getByRole('textbox', { name: 'Escalate after' });
    this.options = page.getByRole('option');
  }

  async choose(name: string): Promise<void> {
    await this.targets.fill(name);
    await this.options.filter({ hasText: name }).click();
    await this.targets.press('Tab');
  }

  async save(): Promise<void> {
    await this.root.getByRole('button', { name: /^(Add|Save) rule$/ }).click();
  }
}
