import type { Leg } from '../call/leg.js';
import { speechSeconds } from '../call/speech.js';
import type { Heard } from '../world/simulator-event.js';
import type { World } from '../world/world.js';
import type { CallerLeg } from './caller-leg.js';
import { dialIn, type DialInOptions } from './dial-in.js';
import { type Habit, type PhoneScript, runHabit } from './habit.js';

/** What a handset is doing. `dialling`: it called, and nobody has answered yet; `listening`: Twilio speaks to it. */
export type PhoneState = 'idle' | 'dialling' | 'ringing' | 'listening' | 'talking';

/** A handset somewhere in the world. By default its owner ignores it: it rings out. */
export class Phone {
  /** Everything ever spoken or played to this handset. */
  readonly heard: Heard[] = [];
  #leg?: Leg;
  #habit: Habit = { kind: 'by-hand' };

  constructor(
    readonly world: World,
    readonly number: string,
  ) {}

  /** The call this handset is in, ringing ones included. */
  get leg(): Leg | undefined {
    return this.#leg?.isOver ? undefined : this.#leg;
  }
  get isRinging(): boolean {
    return this.state === 'ringing';
  }
  get isOutOfReach(): boolean {
    return this.#habit.kind === 'unreachable';
  }
  /** Whether another call would find it busy. */
  get isTaken(): boolean {
    return this.#habit.kind === 'busy' || this.leg !== undefined;
  }
  get answersAs(): 'human' | 'machine_start' {
    return this.#habit.kind === 'mailbox' ? 'machine_start' : 'human';
  }

  get state(): PhoneState {
    const { leg } = this;
    if (!leg) return 'idle';
    if (!leg.isAnswered) return leg.direction === 'inbound' ? 'dialling' : 'ringing';
    return this.#partners().length > 0 ? 'talking' : 'listening';
  }

  /** Calls a number of the simulator's. */
  dials(
    number: string,
    options: Omit<DialInOptions, 'from' | 'to'> & { withheld?: boolean } = {},
  ): CallerLeg {
    const { withheld = false, ...rest } = options;
    const from = withheld ? 'anonymous' : this.number;
    return dialIn(this.world, { ...rest, from, to: number }, this);
  }

  answers(): void {
    if (!this.isRinging) throw this.#cannot('answer');
    this.#current('answer').answer();
  }

  /** Presses keys, one after the other: `'1'`, `'42#'`. */
  presses(keys: string): void {
    const leg = this.#current('press a key');
    for (const key of keys) leg.press(key);
  }

  /** Rejects the ring; the carrier reports busy. */
  declines(): void {
    if (!this.isRinging) throw this.#cannot('decline');
    this.#current('decline').end('busy');
  }

  hangsUp(): void {
    const leg = this.#current('hang up');
    if (leg.isAnswered) leg.end('completed');
    else if (leg.direction === 'inbound') leg.end(this.world.behaviour.unansweredCallerStatus);
    else leg.end('busy');
  }

  /** Speaks for so many seconds and is silent afterwards; ends a recording's patience and fills a spoken Gather. */
  says(words: string, seconds = speechSeconds(words, this.world.behaviour)): void {
    const leg = this.#current('speak');
    leg.silentSince = new Date(this.world.now().getTime() + seconds * 1000);
    leg.saidWords.push(words);
    leg.voiceChanged.emit();
    leg.spoken.emit(words);
    for (const partner of this.#partners()) partner.hear('person', words);
  }

  /** Says nothing from now on. Somebody who was never told to speak or to be silent speaks all the time. */
  fallsSilent(): void {
    const leg = this.#current('fall silent');
    leg.silentSince = this.world.now();
    leg.voiceChanged.emit();
  }

  isTalkingTo(number: string): boolean {
    return this.#partners().some(({ phone }) => phone.number === number);
  }

  /** Whether anything spoken or played to this handset held these words. */
  hasHeard(words: string | RegExp): boolean {
    return this.heard.some(({ text }) =>
      typeof words === 'string' ? text.includes(words) : words.test(text),
    );
  }

  /** From now on the handset does this by itself whenever it rings. */
  script(script: PhoneScript): this {
    return this.#take({ kind: 'script', script });
  }
  isBusy(): this {
    return this.#take({ kind: 'busy' });
  }
  /** The number cannot be reached at all: calls to it fail (13224). */
  isUnreachable(): this {
    return this.#take({ kind: 'unreachable' });
  }
  /** A mailbox answers, speaks, presses nothing, and hangs up after a while. */
  letsMailboxPickUp(afterSeconds = 15, recordsSeconds = 30): this {
    return this.#take({ kind: 'mailbox', afterSeconds, recordsSeconds });
  }
  /** Rings out; also the way back from every other habit. */
  ignores(): this {
    return this.#take({ kind: 'by-hand' });
  }

  /** @internal The network rings this handset. */
  ring(leg: Leg): void {
    this.#leg = leg;
    runHabit(this, leg, this.#habit);
  }
  /** @internal The handset itself has dialled. */
  hold(leg: Leg): void {
    this.#leg = leg;
  }

  #take(habit: Habit): this {
    this.#habit = habit;
    return this;
  }

  #partners(): Leg[] {
    const { leg } = this;
    if (!leg) return [];
    const room = leg.conference;
    if (!room?.isUnderWay) return leg.partner ? [leg.partner] : [];
    return room.participants.map((other) => other.leg).filter((other) => other !== leg);
  }

  #current(what: string): Leg {
    if (!this.leg) throw this.#cannot(what);
    return this.leg;
  }

  #cannot(what: string): Error {
    return new Error(`${this.number} cannot ${what}: it is ${this.state}`);
  }
}
