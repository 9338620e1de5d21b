import type { Page } from '@playwright/test';

import { PhoneOnScreen } from './phone-on-screen.js';

/** The sandbox's page: all telephones of the demo. */
export class PhonesPage {
  readonly caller: PhoneOnScreen;
  readonly alice: PhoneOnScreen;
  readonly bob: PhoneOnScreen;

  constructor(readonly page: Page) {
    this.caller = new PhoneOnScreen(page, 'Caller');
    this.alice = new PhoneOnScreen(page, 'Alice Archer');
    this.bob = new PhoneOnScreen(page, 'Bob Brandt');
  }
}
