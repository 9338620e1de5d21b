import type { CallFact, Refusal } from './facts.js';
import type { SimulatedCall, SimulatedStatus, SimulatedStep } from './simulated-call.js';
import type { SimulatedTime } from './simulated-time.js';

type Distribute<Step> = Step extends unknown ? Omit<Step, 'from' | 'to'> : never;

/** Writes down what happens, and when. */
export class SimulatedRecord {
  private readonly facts: SimulatedCall['facts'][number][] = [];
  private readonly steps: SimulatedStep[] = [];
  private readonly startsAt: number;

  constructor(private readonly time: SimulatedTime) {
    this.startsAt = time.now;
  }

  /** Something begins; its end is the present until it is set. */
  begin<Step extends Distribute<SimulatedStep>>(step: Step): Step & { from: number; to: number } {
    const begun = { ...step, from: this.time.now, to: this.time.now };
    this.steps.push(begun);
    return begun;
  }

  keep(facts: readonly CallFact[]): void {
    const at = this.time.now;
    for (const fact of facts) {
      this.facts.push({ at, fact });
      const step = stepOf(fact);
      if (step !== undefined) this.begin(step);
    }
  }

  close(): SimulatedCall {
    const { startsAt, steps, facts } = this;
    return { startsAt, endsAt: this.time.now, status: this.status(), steps, facts };
  }

  /** As the call log works it out. */
  private status(): SimulatedStatus {
    let status: SimulatedStatus = 'caller-hung-up';
    for (const { fact } of this.facts) {
      if (fact.kind === 'refused') {
        return fact.reason === 'blocked' ? fact.reason : turnedAway(fact.reason);
      }
      if (fact.kind === 'ring-ended' && fact.result === 'connected') return 'completed';
      if (fact.kind === 'voicemail-left') return 'voicemail-left';
      if (fact.kind === 'ended') status = fact.ending;
    }
    return status;
  }
}

/** What a fact means for the picture of the call, if it is not drawn by what led to it. */
function stepOf(fact: CallFact): Distribute<SimulatedStep> | undefined {
  switch (fact.kind) {
    case 'refused':
      return {
        kind: 'refused',
        because: fact.reason === 'blocked' ? fact : turnedAway(fact.reason),
      };
    case 'passed-on':
      return { kind: fact.kind, name: fact.name, because: fact.because };
    case 'rule-skipped':
    case 'round-began':
      return fact;
    default:
      return undefined;
  }
}

/** A plan that is simulated has a number and a config. */
function turnedAway(reason: Exclude<Refusal, 'blocked'>): 'disabled' | 'outside-hours' {
  return reason === 'outside-hours' ? reason : 'disabled';
}
