import type { CallEvent, RingResult } from './event.js';
import type { CallFact } from './facts.js';
import type { Behaviour, RingOutcome, SimulatedRing } from './simulated-call.js';
import { keyAfterSeconds, nameCaller, ringingSeconds, speechSeconds } from './simulated-pace.js';
import type { Cancel, SimulatedTime } from './simulated-time.js';
import type { CallState } from './state.js';
import type { Step } from './step.js';

/** What a phone needs of the call that rings it. */
export type Exchange = {
  time: SimulatedTime;
  callerNumber: string | null;
  decide: (
    state: CallState,
    event: CallEvent,
  ) => { steps: readonly Step[]; facts: readonly CallFact[] };
  /** The two talk from now on. */
  connected: (phone: SimulatedPhone) => void;
  ended: (phone: SimulatedPhone, result: RingResult) => void;
};

/** A responder's phone while it rings, and what its owner does. */
export class SimulatedPhone {
  private planned: Cancel[] = [];
  private answer: 'declined' | 'no-key' | undefined;
  private isOver = false;

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
    if (this.isOver) return;
    this.isOver = true;
    this.cancel();
    this.ring.to = this.exchange.time.now;
    this.ring.outcome = this.outcomeOf(result);
    this.exchange.ended(this, result);
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
    const { steps, facts } = this.exchange.decide(state, event);
    for (const { kind } of facts) {
      if (kind === 'declined' || kind === 'no-key') this.answer = kind;
    }
    this.perform(steps);
  }

  private perform([step, ...rest]: readonly Step[]): void {
    switch (step?.kind) {
      case 'say':
        this.after(this.secondsOf(step.text), () => this.perform(rest));
        return;
      case 'ask':
        this.listen(step);
        return;
      case 'connect':
        this.ring.acceptedAt = this.exchange.time.now;
        this.exchange.connected(this);
        return;
      case 'hang-up':
      case undefined:
        this.end('not-accepted');
        return;
      case 'ring':
      case 'challenge':
        throw new Error(`Nobody asks a responder's phone to ${step.kind}.`);
    }
  }

  /** A key interrupts the prompt; a mailbox presses none. */
  private listen({ text, waitSeconds, state }: Extract<Step, { kind: 'ask' }>): void {
    const { time } = this.exchange;
    const key =
      this.behaviour.kind === 'takes' ? '1' : this.behaviour.kind === 'declines' ? '2' : '';
    const heard = (time.now - (this.ring.pickedUpAt ?? time.now)) / 1000;
    const seconds =
      key === '' ? this.secondsOf(text) + waitSeconds : Math.max(0, keyAfterSeconds - heard);
    this.after(seconds, () => this.proceed({ kind: 'key', key }, state));
  }

  private secondsOf(text: string): number {
    return speechSeconds(nameCaller(text, this.exchange.callerNumber));
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
