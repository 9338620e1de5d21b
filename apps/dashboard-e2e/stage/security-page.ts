import type { Locator, Page } from '@playwright/test';

/** User Settings › Security. */
export class SecurityPage {
  readonly twoFactor: Locator;
  readonly sessions: Locator;
  readonly recoveryCodes: Locator;
  readonly code: Locator;

  constructor(private readonly page: Page) {
    this.twoFactor = page.getByRole('region', { name: 'Two-step sign-in' });
    this.sessions = page.getByRole('region', { name: 'Where you are signed in' });
    this.recoveryCodes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
    this.code = page.getByRole('textbox', { name: 'Six-digit code' });
  }

  async open(): Promise<void> {
    await this.page.goto('/settings/security');
  }

  /** Begins to turn two-step sign-in on; the answer is the secret for the authenticator app. */
  async beginTwoFactor(password: string): Promise<string> {
    await this.twoFactor.getByRole('button', { name: 'Turn on' }).click();
    await this.#prove(password, 'Continue');
    const shown = await this.twoFactor.getByText(/^[A-Z2-7]{4} [A-Z2-7 ]+$/).innerText();
    return shown.replaceAll(' ', '');
  }

  async turnTwoFactorOff(password: string): Promise<void> {
    await this.twoFactor.getByRole('button', { name: 'Turn off' }).click();
    await this.#prove(password, 'Turn off two-step sign-in');
  }

  async #prove(password: string, verb: string): Promise<void> {
    await this.twoFactor.getByRole('textbox', { name: 'Your password' }).fill(password);
    await this.twoFactor.getByRole('button', { name: verb }).click();
  }
}
