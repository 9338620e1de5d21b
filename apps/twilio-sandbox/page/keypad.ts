import { Button, element } from './element.js';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const spoken: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' };

/** The keys of a phone; they also take the keyboard's while the focus is in the same phone. */
export class Keypad {
  readonly root: HTMLElement;
  readonly #buttons: readonly Button[];

  constructor(
    name: string,
    private readonly onKey: (key: string) => void,
  ) {
    this.#buttons = keys.map((key) => {
      const button = new Button(key, 'key', () => onKey(key));
      const word = spoken[key];
      if (word !== undefined) button.root.setAttribute('aria-label', word);
      return button;
    });
    this.root = element(
      'div',
      { class: 'keypad', role: 'group', 'aria-label': `Keypad of ${name}` },
      ...this.#buttons.map((button) => button.root),
    );
  }

  set isOn(isOn: boolean) {
    for (const button of this.#buttons) button.isOn = isOn;
  }

  /** Takes a key of the keyboard; true when it was one of the phone's. */
  take(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const index = (keys as readonly string[]).indexOf(event.key);
    if (!this.#buttons[index]?.isOn) return false;
    this.onKey(event.key);
    return true;
  }
}
