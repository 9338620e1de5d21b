import type { Happening } from '../src/control-api.js';
import { byId } from './element.js';

/** Speaks what phones hear, with the browser's own voices; off until somebody wants it. */
export class ReadAloud {
  readonly #pitches = new Map<string, number>();
  #isOn = false;

  constructor() {
    const box = byId('read-aloud');
    box.addEventListener('change', () => {
      this.#isOn = box instanceof HTMLInputElement && box.checked;
      if (!this.#isOn) speechSynthesis.cancel();
    });
    if (!('speechSynthesis' in window)) box.setAttribute('disabled', '');
  }

  take({ number, kind, line }: Happening): void {
    if (!this.#isOn) return;
    // Nobody wants to hear the rest of a sentence whose listener has hung up.
    if (kind === 'ends') speechSynthesis.cancel();
    if (kind !== 'hears' || line.kind === 'play' || line.kind === 'beep') return;
    const utterance = new SpeechSynthesisUtterance(line.text);
    if (line.language !== undefined) utterance.lang = line.language;
    utterance.pitch = this.#pitchOf(number);
    speechSynthesis.speak(utterance);
  }

  /** A pitch for each phone, so that two of them can be told apart. */
  #pitchOf(number: string): number {
    const known = this.#pitches.get(number);
    if (known !== undefined) return known;
    const pitch = 1 + (this.#pitches.size % 4) * 0.15;
    this.#pitches.set(number, pitch);
    return pitch;
  }
}
