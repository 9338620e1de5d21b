import { decide, decideIncoming } from './decide.js';
import type { Condition, Decision, Outcome } from './decision.js';
import type { CallEvent, RingResult, WaveStanding } from './event.js';
import type { Known } from './occupation.js';
import type { RoutingPlan } from './plan.js';
import type { Prompt } from './prompts.js';
import type { Behaviour, SimulatedCall, SimulatedRing, Situation } from './simulated-call.js';
import {
  challengeKeyAfterSeconds,
  longestWaitSeconds,
  secondsBetweenRings,
  nameCaller,
  speechSeconds,
  usualMessageSeconds,
  usualTalkSeconds,
} from './simulated-pace.js';
import { SimulatedPhone, type Exchange } from './simulated-phone.js';
import { SimulatedRecord } from './simulated-record.js';
import { SimulatedTime, type Cancel } from './simulated-time.js';
import type { CallState, Wave } from './state.js';
import { isOrder, type Order, type Verb } from './step.js';

/**
 * Plays a call through: the engine that routes real calls decides each step, and people behave as they are told to.
 * Nothing is rung. What the journal would settle is settled from what has happened in the simulation.
 *
 * @param others plans of policies to which the call may be passed on.
 */
export function simulateCall(
  plan: RoutingPlan,
  situation: Situation,
  others: readonly RoutingPlan[] = [],
): SimulatedCall {
  return new CallerOnTheLine(plan, situation, others).run();
}

const ignores: Behaviour = { kind: 'ignores' };

/** The caller's end of a call, and what only the journal knows of it. */
class CallerOnTheLine {
  private readonly time: SimulatedTime;
  private readonly record: SimulatedRecord;
  private readonly exchange: Exchange;
  private giveUp: Cancel = () => undefined;
  private phone: SimulatedPhone | undefined;
  /** Those that ring or rang at once, by their attempts. */
  private readonly inWaves = new Map<number, SimulatedPhone>();
  /** What the caller does next unless something else comes. */
  private waiting: Cancel = () => undefined;
  /** Ends the message that the caller is leaving. */
  private recorded: () => Outcome | undefined = () => undefined;
  private talkLimit = usualTalkSeconds;
  /** What the caller listens to; it ends when they hang up. */
  private hearing: { to: number } | undefined;
  private isOver = false;

  constructor(
    /** By which the call goes now. */
    private plan: RoutingPlan,
    private readonly situation: Situation,
    private readonly others: readonly RoutingPlan[],
  ) {
    this.time = new SimulatedTime(situation.at);
    this.record = new SimulatedRecord(this.time);
    this.exchange = {
      time: this.time,
      spoken: (sentence) => this.spoken(sentence),
      decide: (state, event) => this.carryOut(this.decide(state, event)),
      connected: (phone) => this.talk(phone),
      ended: (phone, result) => this.ringEnded(phone, result),
    };
  }

  run(): SimulatedCall {
    const { plan, situation, time } = this;
    const patience = Math.min(situation.patienceSeconds ?? Infinity, longestWaitSeconds);
    this.giveUp = time.after(patience, () => this.hangUp());
    this.follow(this.settle(decideIncoming(plan, situation.caller, time.now, this.known)));
    time.run();
    return this.record.close();
  }

  private decide(state: CallState, event: CallEvent): Outcome {
    return this.settle(decide(this.plan, state, event, this.time.now, this.known));
  }

  private get known(): Known {
    return { findPlan: (id) => this.others.find(({ policyId }) => policyId === id) };
  }

  /** What happens to others happens first; the steps of this one's own are left. */
  private carryOut({ steps, facts }: Outcome): { verbs: readonly Verb[]; facts: Outcome['facts'] } {
    for (const fact of facts) {
      const taker = fact.kind === 'accepted' ? this.inWaves.get(fact.attempt) : undefined;
      if (taker !== undefined) taker.ring.acceptedAt = this.time.now;
    }
    for (const order of steps.filter(isOrder)) {
      if (order.kind === 'ring-all') this.ringAll(order);
      else if (order.kind === 'fetch-caller') this.askAgain(order.state);
      else this.endRings(order);
    }
    return { verbs: steps.filter((step) => !isOrder(step)), facts };
  }

  private settle({ provided, ...outcome }: Decision): Outcome {
    const held = provided === undefined || this.holds(provided) ? outcome : provided.otherwise;
    this.record.keep(held.facts);
    this.plan = held.takenBy ?? this.plan;
    return held;
  }

  private holds(condition: Condition): boolean {
    switch (condition.that) {
      // A key comes only from a phone that is still in the call, and the caller is, too.
      case 'attempt-open':
        return true;
      case 'attempt-accepted':
        return this.phone?.ring.acceptedAt !== undefined;
      case 'wave-open':
        return this.takerSince(condition) === undefined;
      case 'calls-below':
        return (this.situation.callsBefore ?? 0) < condition.calls;
    }
  }

  private follow(outcome: Outcome): void {
    this.perform(this.carryOut(outcome).verbs);
  }

  private perform([step, ...rest]: readonly Verb[]): void {
    switch (step?.kind) {
      case 'say':
        this.hear(step, () => this.perform(rest));
        return;
      case 'challenge':
        this.answerChallenge(step);
        return;
      case 'choose':
        this.chooseFromMenu(step);
        return;
      case 'ring':
        this.startRing(step);
        return;
      case 'wait':
        this.waiting = this.time.after(step.seconds, () => this.askAgain(step.state));
        return;
      case 'meet':
        this.meet(step);
        return;
      case 'record':
        this.leaveMessage(step, rest);
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

  private hear(sentence: Prompt, next: () => void): void {
    const text = this.spoken(sentence);
    const seconds = speechSeconds(text);
    if (seconds === 0) {
      next();
      return;
    }
    const hearing = this.record.begin({ kind: 'hears', text });
    this.hearing = hearing;
    this.waiting = this.time.after(seconds, () => {
      this.stopHearing();
      next();
    });
  }

  /** A key interrupts the prompt. */
  private spoken({ text, speech = this.plan.speech }: Prompt): string {
    const { caller, at } = this.situation;
    const waitedSeconds = (this.time.now - at) / 1000;
    return nameCaller(text, { number: caller.number, waitedSeconds }, speech.language);
  }

  private answerChallenge({
    text,
    waitSeconds,
    state,
  }: Extract<Verb, { kind: 'challenge' }>): void {
    const { challengeKey: key = '1' } = this.situation;
    this.hearing = this.record.begin({ kind: 'challenge', text, key });
    const seconds = key === '' ? speechSeconds(text) + waitSeconds : challengeKeyAfterSeconds;
    this.time.after(seconds, () => {
      this.stopHearing();
      this.follow(this.decide(state, { kind: 'challenge-key', key }));
    });
  }

  private chooseFromMenu({ text, waitSeconds, state }: Extract<Verb, { kind: 'choose' }>): void {
    const { menuKey: key = '' } = this.situation;
    this.hearing = this.record.begin({ kind: 'menu', text: this.spoken({ text }), key });
    const seconds = speechSeconds(text) + (key === '' ? waitSeconds : 0);
    this.time.after(seconds, () => {
      this.stopHearing();
      this.follow(this.decide(state, { kind: 'menu-key', key }));
    });
  }

  /** A carrier that has recorded nothing goes on in its document. */
  private leaveMessage(step: Extract<Verb, { kind: 'record' }>, rest: readonly Verb[]): void {
    const { messageSeconds = usualMessageSeconds } = this.situation;
    const { longestSeconds, silenceSeconds, state } = step;
    const spoken = Math.min(messageSeconds, longestSeconds);
    const message = this.record.begin({ kind: 'message', seconds: spoken });
    this.recorded = () => {
      this.recorded = () => undefined;
      message.to = this.time.now;
      message.seconds = Math.min(spoken, Math.round((message.to - message.from) / 1000));
      const recording = { recordingSid: '', seconds: message.seconds };
      return this.decide(state, { kind: 'recorded', recording });
    };
    this.time.after(Math.min(messageSeconds + silenceSeconds, longestSeconds), () => {
      const outcome = this.recorded();
      if (spoken === 0 || outcome === undefined) this.perform(rest);
      else this.follow(outcome);
    });
  }

  private startRing({ state, seconds, talkSeconds }: Extract<Verb, { kind: 'ring' }>): void {
    this.talkLimit = talkSeconds;
    this.phone = this.ringPhone(state, seconds);
  }

  /** The carrier places one call a second. */
  private ringAll({ rings, seconds }: Extract<Order, { kind: 'ring-all' }>): void {
    for (const [index, { state }] of rings.entries()) {
      this.time.after(index * secondsBetweenRings, () => {
        if (this.takerSince(state.wave) !== undefined) return;
        this.inWaves.set(state.attempt, this.ringPhone(state, seconds));
      });
    }
  }

  /** Who has accepted in this wave or after it: an earlier one is over. */
  private takerSince(wave: Pick<Wave, 'first'> | undefined): SimulatedPhone | undefined {
    return this.phonesSince(wave).find(({ ring }) => ring.acceptedAt !== undefined);
  }

  private phonesSince(wave: Pick<Wave, 'first'> | undefined): SimulatedPhone[] {
    return [...this.inWaves.values()].filter(({ ring }) => ring.attempt >= (wave?.first ?? 1));
  }

  private askAgain(state: CallState): void {
    // Whoever has accepted does not wait until the greeting is over.
    this.waiting();
    this.stopHearing();
    const standing: WaveStanding = {
      takenBy: this.takerSince(state.wave)?.ring.attempt,
      hasLeft: false,
      rings: this.phonesSince(state.wave).map(({ ring, endedAs }) => ({
        attempt: ring.attempt,
        ended: endedAs,
      })),
      refused: [],
    };
    this.follow(this.decide(state, { kind: 'waited', key: '', standing }));
  }

  private endRings({ wave, because }: Extract<Order, { kind: 'end-rings' }>): void {
    for (const phone of this.phonesSince(wave)) {
      const { attempt } = phone.ring;
      if (attempt < wave.first + wave.size && attempt !== wave.takenBy) phone.letGo(because);
    }
  }

  private meet({ talkSeconds, state }: Extract<Verb, { kind: 'meet' }>): void {
    const taker = this.takerSince(state.wave);
    if (taker === undefined) throw new Error('Nobody has taken the call.');
    this.talkLimit = talkSeconds;
    this.talk(taker);
  }

  private ringPhone(state: CallState, seconds: number): SimulatedPhone {
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
    const behaviour = this.situation.behaviours[userId] ?? ignores;
    const phone = new SimulatedPhone(this.exchange, behaviour, ring, state);
    phone.begin(seconds);
    return phone;
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
    // One of several: the caller asks by themselves what comes.
    if (state.wave !== undefined && result !== 'connected') return;
    const outcome = this.decide(state, eventOf(state, result));
    if (result === 'connected') this.end('responder');
    else if (result !== 'caller-gone') this.follow(outcome);
  }

  private hangUp(): void {
    if (this.isOver) return;
    this.stopHearing();
    this.recorded();
    this.phone?.end('caller-gone');
    for (const phone of this.inWaves.values()) phone.letGo('caller-gone');
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

function eventOf(state: CallState, result: RingResult): CallEvent {
  return state.wave === undefined
    ? { kind: 'ring-ended', result }
    : {
        kind: 'parted',
        standing: { takenBy: state.attempt, hasLeft: false, rings: [], refused: [] },
        isCallerGone: false,
      };
}
