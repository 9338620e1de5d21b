import type { Locator, Page } from '@playwright/test';

/** One telephone of the sandbox's page, and what its owner can do with it. */
export class PhoneOnScreen {
  readonly root: Locator;
  /** Everything that was heard, pressed and noticed in the last call. */
  readonly transcript: Locator;
  readonly behaviour: Locator;

  constructor(page: Page, name: string) {
    // Exactly this name: phones that nobody owns are called by their numbers, "Caller +49 …".
    this.root = page.getByRole('article', { name: `Phone of ${name}`, exact: true });
    this.transcript = this.root.getByRole('log');
    this.behaviour = this.root.getByRole('combobox', { name: 'Behaves' });
  }

  state(word: 'Idle' | 'Calling' | 'Ringing' | 'Listening' | 'Talking'): Locator {
    return this.root.getByText(word, { exact: true });
  }

  async dials(): Promise<void> {
    await this.root.getByRole('button', { name: 'Call', exact: true }).click();
  }

  async answers(): Promise<void> {
    await this.root.getByRole('button', { name: 'Answer' }).click();
  }

  /** Waits, as people do, until a key is asked for. */
  async presses(key: string): Promise<void> {
    await this.root.getByText('A key is asked for').waitFor();
    await this.root.getByRole('button', { name: key, exact: true }).click();
  }

  async hangsUp(): Promise<void> {
    await this.root.getByRole('button', { name: 'Hang up' }).click();
  }
}
