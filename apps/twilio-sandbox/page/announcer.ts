import type { PhoneView } from '../src/control-api.js';
import { byId } from './element.js';

const title = document.title;

/** Tells those who do not see the phones, or look at another tab, that one rings. */
export class Announcer {
  readonly #ringing = new Set<string>();

  notice({ number, name, state, call }: PhoneView): void {
    const isRinging = state === 'ringing';
    if (isRinging === this.#ringing.has(number)) return;
    if (isRinging) {
      this.#ringing.add(number);
      byId('announcements').textContent =
        `The phone of ${name} rings, showing ${call?.display ?? 'nothing'}.`;
    } else this.#ringing.delete(number);
    document.title = this.#ringing.size > 0 ? `Ringing – ${title}` : title;
  }
}
