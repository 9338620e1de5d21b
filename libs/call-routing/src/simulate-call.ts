import { decide, decideIncoming } from './decide.js';
import type { Condition, Decision, Outcome } from './decision.js';
import type { CallEvent, RingResult } from './event.js';
import type { RoutingPlan } from './plan.js';
import type { Behaviour, SimulatedCall, SimulatedRing, Situation } from './simulated-call.js';
import {
  challengeKeyAfterSeconds,
  longestWaitSeconds,
  speechSeconds,
  usualTalkSeconds,
} from './simulated-pace.js';
import { SimulatedPhone, type Exchange } from './simulated-phone.js';
import { SimulatedRecord } from './simulated-record.js';
import { SimulatedTime, type Cancel } from './simulated-time.js';
import type { CallState } from './state.js';
import type { Step } from './step.js';

/**
 * Plays a call through: the engine that routes real calls decides each step, and people behave as they are told to.
 * Nothing is rung. What the journal would settle is settled from what has happened in the simulation.
 */
export function simulateCall(plan: RoutingPlan, situation: Situation): SimulatedCall {
  return new CallerOnTheLine(plan, situation).run();
}

const ignores: Behaviour = { kind: 'ignores' };

/** The caller's end of a call, and what only the journal knows of it. */
class CallerOnTheLine {
  private readonly time: SimulatedTime;
  private readonly record: SimulatedRecord;
  private readonly exchange: Exchange;
  private giveUp: Cancel = () => undefined;
  private phone: SimulatedPhone | undefined;
  private talkLimit = usualTalkSeconds;
  /** What the caller listens to; it ends when they hang up. */
  private hearing: { to: number } | undefined;
  private isOver = false;

  constructor(
    private readonly plan: RoutingPlan,
    private readonly situation: Situation,
  ) {
    this.time = new SimulatedTime(situation.at);
    this.record = new SimulatedRecord(this.time);
    this.exchange = {
      time: this.time,
      callerNumber: situation.caller.number,
      decide: (state, event) => this.decide(state, event),
      connected: (phone) => this.talk(phone),
      ended: (phone, result) => this.ringEnded(phone, result),
    };
  }

  run(): SimulatedCall {
    const { plan, situation, time } = this;
    const patience = Math.min(situation.patienceSeconds ?? Infinity, longestWaitSeconds);
    this.giveUp = time.after(patience, () => this.hangUp());
    const { steps } = this.settle(decideIncoming(plan, situation.caller, time.now));
    this.perform(steps);
    time.run();
    return this.record.close();
  }

  private decide(state: CallState, event: CallEvent): Outcome {
    return this.settle(decide(this.plan, state, event, this.time.now));
  }

  private settle({ provided, ...outcome }: Decision): Outcome {
    const held = provided === undefined || this.holds(provided) ? outcome : provided.otherwise;
    this.record.keep(held.facts);
    return held;
  }

  private holds(condition: Condition): boolean {
    switch (condition.that) {
      // A key comes only from a phone that is still in the call, and the caller is, too.
      case 'attempt-open':
        return true;
      case 'attempt-accepted':
        return this.phone?.ring.acceptedAt !== undefined;
      case 'calls-below':
        return (this.situation.callsBefore ?? 0) < condition.calls;
    }
  }

  private perform([step, ...rest]: readonly Step[]): void {
    switch (step?.kind) {
      case 'say':
        this.hear(step.text, () => this.perform(rest));
        return;
      case 'challenge':
        this.answerChallenge(step);
        return;
      case 'ring':
        this.startRing(step);
        return;
      case 'hang-up':
      case undefined:
        this.end('hotline');
        return;
      case 'ask':
      case 'connect':
        throw new Error(`Nobody asks the caller to ${step.kind}.`);
    }
  }

  private hear(text: string, next: () => void): void {
    const seconds = speechSeconds(text);
    if (seconds === 0) {
      next();
      return;
    }
    const hearing = this.record.begin({ kind: 'hears', text });
    this.hearing = hearing;
    this.time.after(seconds, () => {
      this.stopHearing();
      next();
    });
  }

  /** A key interrupts the prompt. */
  private answerChallenge({
    text,
    waitSeconds,
    state,
  }: Extract<Step, { kind: 'challenge' }>): void {
    const { challengeKey: key = '1' } = this.situation;
    this.hearing = this.record.begin({ kind: 'challenge', text, key });
    const seconds = key === '' ? speechSeconds(text) + waitSeconds : challengeKeyAfterSeconds;
    this.time.after(seconds, () => {
      this.stopHearing();
      this.perform(this.decide(state, { kind: 'challenge-key', key }).steps);
    });
  }

  private startRing({ state, seconds, talkSeconds }: Extract<Step, { kind: 'ring' }>): void {
    const { userId = '', name = '' } = this.plan.people[state.person] ?? {};
    const ring: SimulatedRing = this.record.begin({
      kind: 'ring',
      attempt: state.attempt,
      round: state.round,
      ruleOrder: this.plan.rules[state.rule]?.order ?? 0,
      userId,
      name,
      outcome: 'no-answer',
    });
    this.talkLimit = talkSeconds;
    const behaviour = this.situation.behaviours[userId] ?? ignores;
    this.phone = new SimulatedPhone(this.exchange, behaviour, ring, state);
    this.phone.begin(seconds);
  }

  private talk(phone: SimulatedPhone): void {
    this.giveUp();
    const talk = this.record.begin({ kind: 'talk', name: phone.ring.name });
    const { talkSeconds = usualTalkSeconds } = this.situation;
    this.time.after(Math.min(talkSeconds, this.talkLimit), () => {
      talk.to = this.time.now;
      phone.end('connected');
    });
  }

  private ringEnded({ state }: SimulatedPhone, result: RingResult): void {
    this.phone = undefined;
    const { steps } = this.decide(state, { kind: 'ring-ended', result });
    if (result === 'connected') this.end('responder');
    else if (result !== 'caller-gone') this.perform(steps);
  }

  private hangUp(): void {
    if (this.isOver) return;
    this.stopHearing();
    this.phone?.end('caller-gone');
    this.end('caller');
  }

  private stopHearing(): void {
    if (this.hearing !== undefined) this.hearing.to = this.time.now;
    this.hearing = undefined;
  }

  private end(by: 'caller' | 'hotline' | 'responder'): void {
    this.isOver = true;
    this.time.stop();
    this.record.begin({ kind: 'over', by });
  }
}
