import type { CallEvent, RingResult } from './event.js';
import type { CallFact, LetGo } from './facts.js';
import { count } from './go-on.js';
import type { Behaviour, RingOutcome, SimulatedRing } from './simulated-call.js';
import type { Prompt } from './prompts.js';
import { keyAfterSeconds, ringingSeconds, speechSeconds } from './simulated-pace.js';
import type { Cancel, SimulatedTime } from './simulated-time.js';
import type { CallState, Tally } from './state.js';
import type { Verb } from './step.js';

/** What a phone needs of the call that rings it. */
export type Exchange = {
  time: SimulatedTime;
  /** A sentence as it is heard, with the caller named. */
  spoken: (sentence: Prompt) => string;
  decide: (
    state: CallState,
    event: CallEvent,
  ) => { verbs: readonly Verb[]; facts: readonly CallFact[] };
  /** The two talk from now on. */
  connected: (phone: SimulatedPhone) => void;
  ended: (phone: SimulatedPhone, result: RingResult) => void;
};

/** A responder's phone while it rings, and what its owner does. */
export class SimulatedPhone {
  private planned: Cancel[] = [];
  private answer: 'declined' | 'no-key' | 'stopped' | undefined;
  private result: RingResult | undefined;

  constructor(
    private readonly exchange: Exchange,
    private readonly behaviour: Behaviour,
    readonly ring: SimulatedRing,
    readonly state: CallState,
  ) {}

  begin(seconds: number): void {
    const { behaviour } = this;
    if (behaviour.kind === 'busy' || behaviour.kind === 'unreachable') {
      const result = behaviour.kind === 'busy' ? 'busy' : 'failed';
      this.after(0, () => this.end(result));
      return;
    }
    this.after(ringingSeconds(seconds), () => this.end('no-answer'));
    if (behaviour.kind === 'ignores') return;
    this.after(behaviour.afterSeconds, () => {
      if (behaviour.kind === 'rejects') this.end('busy');
      else this.pickUp(behaviour);
    });
  }

  /** The ring is over, whoever ended it. */
  end(result: RingResult): void {
    if (this.result !== undefined) return;
    this.result = result;
    this.cancel();
    this.ring.to = this.exchange.time.now;
    this.ring.outcome = this.outcomeOf(result);
    this.exchange.ended(this, result);
  }

  /** Somebody else has the call, or nobody will. */
  letGo(because: LetGo): void {
    if (because === 'taken') this.answer ??= 'stopped';
    const hadPickedUp = this.ring.pickedUpAt !== undefined;
    if (because === 'caller-gone') this.end(because);
    else this.end(hadPickedUp ? 'not-accepted' : 'no-answer');
  }

  /** What a ring that is over has in common with others; undefined while it is not over. */
  get endedAs(): Tally | undefined {
    return this.result && count('none', this.result);
  }

  private pickUp(behaviour: Behaviour): void {
    // It rings no more.
    this.cancel();
    this.ring.pickedUpAt = this.exchange.time.now;
    if (behaviour.kind === 'mailbox') {
      this.after(behaviour.hangsUpAfterSeconds, () => this.end('not-accepted'));
    }
    this.proceed({ kind: 'picked-up' }, this.state);
  }

  private proceed(event: CallEvent, state: CallState): void {
    const { verbs, facts } = this.exchange.decide(state, event);
    for (const { kind } of facts) {
      if (kind === 'declined' || kind === 'no-key') this.answer = kind;
    }
    this.perform(verbs);
  }

  private perform([step, ...rest]: readonly Verb[]): void {
    switch (step?.kind) {
      case 'say':
        this.after(this.secondsOf(step), () => this.perform(rest));
        return;
      case 'ask':
        this.listen(step);
        return;
      case 'connect':
        this.ring.acceptedAt = this.exchange.time.now;
        this.exchange.connected(this);
        return;
      case 'meet':
        // In the room; the caller comes, and the talk is theirs to begin.
        return;
      case 'hang-up':
      case undefined:
        this.end('not-accepted');
        return;
      case 'ring':
      case 'wait':
      case 'challenge':
      case 'choose':
      case 'record':
        throw new Error(`Nobody asks a responder's phone to ${step.kind}.`);
    }
  }

  /** A key interrupts the prompt; a mailbox presses none. */
  private listen(step: Extract<Verb, { kind: 'ask' }>): void {
    const { waitSeconds, state } = step;
    const { time } = this.exchange;
    const key =
      this.behaviour.kind === 'takes' ? '1' : this.behaviour.kind === 'declines' ? '2' : '';
    const heard = (time.now - (this.ring.pickedUpAt ?? time.now)) / 1000;
    const seconds =
      key === '' ? this.secondsOf(step) + waitSeconds : Math.max(0, keyAfterSeconds - heard);
    this.after(seconds, () => this.proceed({ kind: 'key', key }, state));
  }

  private secondsOf(sentence: Prompt): number {
    return speechSeconds(this.exchange.spoken(sentence));
  }

  /** As the call log works it out. */
  private outcomeOf(result: RingResult): RingOutcome {
    if (result === 'connected') return 'accepted';
    if (this.answer !== undefined) return this.answer;
    return result === 'not-accepted' ? 'hung-up' : result;
  }

  private after(seconds: number, run: () => void): void {
    this.planned.push(this.exchange.time.after(seconds, run));
  }

  private cancel(): void {
    for (const cancel of this.planned) cancel();
    this.planned = [];
  }
}
