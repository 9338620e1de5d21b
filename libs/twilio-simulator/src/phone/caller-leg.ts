import type { Leg, LegStatus } from '../call/leg.js';
import type { Heard } from '../world/simulator-event.js';

/** The caller's end of a call that came in. */
export class CallerLeg {
  constructor(readonly leg: Leg) {}

  get sid(): string {
    return this.leg.sid;
  }
  get status(): LegStatus {
    return this.leg.status;
  }
  get isOver(): boolean {
    return this.leg.isOver;
  }
  /** Everything spoken or played in this call. */
  get heard(): readonly Heard[] {
    return this.leg.heard;
  }
  get state(): 'ringing' | 'listening' | 'talking' | 'over' {
    if (this.leg.isOver) return 'over';
    const { state } = this.leg.phone;
    return state === 'talking' || state === 'listening' ? state : 'ringing';
  }

  hasHeard(words: string | RegExp): boolean {
    return this.heard.some(({ text }) =>
      typeof words === 'string' ? text.includes(words) : words.test(text),
    );
  }

  presses(keys: string): void {
    this.#check();
    this.leg.phone.presses(keys);
  }
  says(words: string, seconds?: number): void {
    this.#check();
    this.leg.phone.says(words, seconds);
  }
  fallsSilent(): void {
    this.#check();
    this.leg.phone.fallsSilent();
  }
  hangsUp(): void {
    this.#check();
    this.leg.phone.hangsUp();
  }
  isTalkingTo(number: string): boolean {
    return !this.leg.isOver && this.leg.phone.isTalkingTo(number);
  }

  /** The handset may be in another call by now. */
  #check(): void {
    if (this.leg.isOver) throw new Error(`The call from ${this.leg.from} is over`);
  }
}
