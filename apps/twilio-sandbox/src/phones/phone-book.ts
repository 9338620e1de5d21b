import type { TwilioSimulator } from '@ringdown/twilio-simulator';

import { PlainError } from '../http/plain-error.js';
import { Handset } from './handset.js';
import { readableNumber } from './readable-number.js';

/** Whose phone it is. */
export interface PhoneSettings {
  readonly number: string;
  readonly name: string;
  readonly role: 'caller' | 'responder';
}

/** The phones on the screen. */
export class PhoneBook {
  readonly #handsets = new Map<string, Handset>();

  constructor(
    private readonly simulator: TwilioSimulator,
    phones: readonly PhoneSettings[],
  ) {
    for (const phone of phones) this.#put(phone);
  }

  get handsets(): Handset[] {
    return [...this.#handsets.values()];
  }

  find(number: string): Handset | undefined {
    return this.#handsets.get(number);
  }

  get(number: string): Handset {
    const handset = this.find(number);
    if (!handset) throw new PlainError(404, `There is no phone with the number ${number}.`);
    return handset;
  }

  add(settings: PhoneSettings): Handset {
    if (this.find(settings.number))
      throw new PlainError(409, `There is already a phone with the number ${settings.number}.`);
    if (this.simulator.numbers.some(({ phoneNumber }) => phoneNumber === settings.number))
      throw new PlainError(409, `${settings.number} is a routing number and cannot be a phone.`);
    return this.#put(settings);
  }

  /** A number that was rung or written to is somebody's phone, also when nobody announced it; unset for what is no number. */
  meet(number: string): Handset | undefined {
    const known = this.find(number);
    if (known || !number.startsWith('+')) return known;
    return this.#put({ number, name: readableNumber(number), role: 'responder' });
  }

  nameOf(number: string): string {
    return this.find(number)?.name ?? readableNumber(number);
  }

  #put(settings: PhoneSettings): Handset {
    const { simulator } = this;
    const phone = simulator.phone(settings.number);
    const handset = new Handset(settings, phone, simulator.clock.now());
    this.#handsets.set(settings.number, handset);
    return handset;
  }
}
