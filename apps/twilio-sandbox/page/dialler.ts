import type { NumberView, PhoneView } from '../src/control-api.js';
import { Button, element } from './element.js';

/** What a caller chooses before calling: the number to dial, and whether to show the own one. */
export class Dialler {
  readonly root: HTMLElement;
  readonly #numbers = element('select', { name: 'to' });
  readonly #withheld = element('input', { type: 'checkbox', name: 'withheld' });
  readonly call: Button;

  constructor(onDial: (choice: { to: string; withheld: boolean }) => void) {
    this.call = new Button('Call', 'good', () =>
      onDial({ to: this.#numbers.value, withheld: this.#withheld.checked }),
    );
    this.root = element(
      'div',
      { class: 'dialler' },
      element('label', { class: 'field' }, element('span', {}, 'Number to dial'), this.#numbers),
      element(
        'label',
        { class: 'check' },
        this.#withheld,
        element('span', {}, 'Withhold my number'),
      ),
    );
  }

  offer(numbers: readonly NumberView[]): void {
    const chosen = this.#numbers.value;
    this.#numbers.replaceChildren(
      ...numbers.map(({ phoneNumber, readableNumber, friendlyName }) => {
        const isNamed = friendlyName !== '' && friendlyName !== phoneNumber;
        const label = isNamed ? `${readableNumber} (${friendlyName})` : readableNumber;
        return element('option', { value: phoneNumber }, label);
      }),
    );
    if (numbers.some(({ phoneNumber }) => phoneNumber === chosen)) this.#numbers.value = chosen;
  }

  show({ state }: PhoneView): void {
    this.call.isOn = state === 'idle' && this.#numbers.value !== '';
  }
}
