import type { Instant } from '@ringdown/on-call';

import type { Caller } from './admission.js';
import { admit, decideChallenge } from './admit.js';
import type { Decision, Outcome } from './decision.js';
import type { CallEvent, RingResult } from './event.js';
import type { CallFact, Ending } from './facts.js';
import { nextRing, type SearchStart } from './next-ring.js';
import type { RoutingPlan } from './plan.js';
import {
  disabledMessage,
  keySeconds,
  mostPrompts,
  noKey,
  passed,
  tooLate,
  whisper,
  whisperAgain,
} from './prompts.js';
import { say } from './say.js';
import type { CallState, Tally } from './state.js';
import type { Step } from './step.js';

const hangUp: Step = { kind: 'hang-up' };

/** The answer to somebody who dials the routing number at an instant: greeting and first ring, or why not. */
export function decideIncoming(plan: RoutingPlan, caller: Caller, at: Instant): Decision {
  const cameIn: CallFact = { kind: 'came-in' };
  if (!plan.enabled) {
    return {
      steps: [{ kind: 'say', text: disabledMessage }, hangUp],
      facts: [cameIn, { kind: 'refused', reason: 'disabled' }],
    };
  }
  return admit(plan, caller, [cameIn], () => begin(plan, at));
}

/** What a caller who is let in hears first. */
function begin(plan: RoutingPlan, at: Instant): Outcome {
  const next = goOn(plan, { round: 1, rule: 0, tried: [], attempts: 0, tally: 'none', at });
  const isRinging = next.steps.some((step) => step.kind === 'ring');
  const { greeting: text } = plan.messages;
  const greeting = isRinging && text !== null ? [say(plan, 'greeting', text)] : [];
  return { steps: [...greeting, ...next.steps], facts: next.facts };
}

/**
 * The next step of a call under way. Pure: the same plan, state, event and instant always give the same answer.
 *
 * @param state where the call stood when the carrier was told what led to this event.
 * @param at when the event is answered: who is on call then may be rung.
 */
export function decide(
  plan: RoutingPlan,
  state: CallState,
  event: CallEvent,
  at: Instant,
): Decision {
  switch (event.kind) {
    case 'picked-up':
      return ask(state, whisper(plan), []);
    case 'key':
      return decideKey(state, event.key);
    case 'challenge-key':
      return decideChallenge(plan, state, event.key, () => begin(plan, at));
    case 'ring-ended':
      return decideRingEnded(plan, state, event.result, at);
    case 'ring-ended-unclear':
      return {
        ...decideRingEnded(plan, state, 'connected', at),
        provided: {
          that: 'attempt-accepted',
          otherwise: decideRingEnded(
            plan,
            state,
            event.isCallerGone ? 'caller-gone' : 'not-accepted',
            at,
          ),
        },
      };
  }
}

function decideKey(state: CallState, key: string): Decision {
  const { attempt } = state;
  if (key === '1') {
    return {
      steps: [{ kind: 'connect' }],
      facts: [{ kind: 'accepted', attempt }],
      provided: {
        that: 'attempt-open',
        otherwise: {
          steps: [{ kind: 'say', text: tooLate }, hangUp],
          facts: [{ kind: 'accepted-too-late', attempt }],
        },
      },
    };
  }
  if (key === '2') {
    return {
      steps: [{ kind: 'say', text: passed }, hangUp],
      facts: [{ kind: 'declined', attempt }],
    };
  }
  const wrongKey: CallFact[] = key === '' ? [] : [{ kind: 'wrong-key', attempt }];
  if (state.prompts < mostPrompts) return ask(state, whisperAgain, wrongKey);
  return {
    steps: [{ kind: 'say', text: noKey }, hangUp],
    facts: [...wrongKey, { kind: 'no-key', attempt }],
  };
}

function ask(state: CallState, text: string, facts: readonly CallFact[]): Outcome {
  return {
    steps: [
      {
        kind: 'ask',
        text,
        waitSeconds: keySeconds,
        state: { ...state, prompts: state.prompts + 1 },
      },
      // Reached only when the carrier cannot bring us the key.
      hangUp,
    ],
    facts: [...facts, { kind: 'asked-for-key', attempt: state.attempt }],
  };
}

function decideRingEnded(
  plan: RoutingPlan,
  state: CallState,
  result: RingResult,
  at: Instant,
): Outcome {
  const ringEnded: CallFact = { kind: 'ring-ended', attempt: state.attempt, result };
  if (result === 'connected' || result === 'caller-gone') {
    return { steps: [hangUp], facts: [ringEnded] };
  }
  const tally = count(state.tally, result);
  const next = goOn(plan, { ...state, attempts: state.attempt, tally, at });
  return { steps: next.steps, facts: [ringEnded, ...next.facts] };
}

/** Rings the next person, or ends the call with the sentence that fits. */
function goOn(plan: RoutingPlan, start: SearchStart): Outcome {
  const { state, facts } = nextRing(plan, start);
  const rule = plan.rules[state?.rule ?? -1];
  const person = plan.people[state?.person ?? -1];
  if (!state || !rule || person?.phone == null) return end(plan, start, facts);

  const seconds = rule.escalateAfterSeconds;
  const { longestTalkSeconds: talkSeconds, callerIdShown: callerId } = plan;
  return {
    steps: [{ kind: 'ring', phone: person.phone, seconds, talkSeconds, callerId, state }],
    facts: [
      ...facts,
      {
        kind: 'ring-ordered',
        attempt: state.attempt,
        round: state.round,
        ruleOrder: rule.order,
        userId: person.userId,
        name: person.name,
        seconds,
      },
    ],
  };
}

function end(plan: RoutingPlan, start: SearchStart, facts: readonly CallFact[]): Outcome {
  const ending = endingOf(start);
  const kind = ending === 'no-one-available' ? 'noOneAvailable' : 'noAnswer';
  return {
    steps: [say(plan, kind, plan.messages[kind]), hangUp],
    facts: [...facts, { kind: 'ended', ending }],
  };
}

function endingOf({ attempts, tally }: SearchStart): Ending {
  if (attempts === 0) return 'no-one-available';
  return tally === 'busy' || tally === 'failed' ? tally : 'no-answer';
}

function count(tally: Tally, result: RingResult): Tally {
  const latest = result === 'busy' || result === 'failed' ? result : 'mixed';
  return tally === 'none' || tally === latest ? latest : 'mixed';
}
