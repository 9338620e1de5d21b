import { type SimulatorClock, TwilioSimulator } from '@ringdown/twilio-simulator';

import type { Snapshot } from './control-api.js';
import { LiveEvents } from './live/live-events.js';
import { Watch } from './live/watch.js';
import { alertView, faultsView, messageView, numberViews } from './network/views.js';
import { PhoneBook, type PhoneSettings } from './phones/phone-book.js';

/** What a sandbox begins with. */
export interface SandboxSettings {
  readonly clock: SimulatorClock;
  readonly accountSid: string;
  readonly authToken: string;
  readonly phoneNumber: string;
  /** Where the application that answers the calls is, without a trailing slash. */
  readonly publicUrl: string;
  readonly phones: readonly PhoneSettings[];
}

/** A small telephone network: Twilio with one account and one number, and the phones around it. */
export class Sandbox {
  readonly simulator: TwilioSimulator;
  readonly book: PhoneBook;
  readonly live = new LiveEvents();
  readonly watch: Watch;
  readonly accountSid: string;

  constructor({ clock, accountSid, authToken, phoneNumber, publicUrl, phones }: SandboxSettings) {
    this.accountSid = accountSid;
    this.simulator = new TwilioSimulator({ clock, accounts: [{ sid: accountSid, authToken }] });
    const webhooks = `${publicUrl}/api/notification/call`;
    this.simulator.addNumber({
      accountSid,
      phoneNumber,
      friendlyName: 'Demo hotline',
      voiceUrl: `${webhooks}/incoming-call-webhook`,
      voiceFallbackUrl: `${webhooks}/incoming-call-fallback`,
      statusCallback: `${webhooks}/call-status`,
    });
    this.book = new PhoneBook(this.simulator, phones);
    this.watch = new Watch(this.simulator, this.book, this.live);
  }

  snapshot(): Snapshot {
    const { simulator } = this;
    const now = simulator.clock.now();
    return {
      now: now.toISOString(),
      phones: this.book.handsets.map((handset) => handset.view(now)),
      numbers: numberViews(simulator),
      messages: simulator.messages.map(messageView),
      alerts: simulator.alerts.map(alertView),
      faults: faultsView(simulator.faults),
    };
  }
}
